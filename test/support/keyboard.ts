/** A person who uses the keyboard alone: Tab to what is wanted, and see where one is. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** What has the focus, as a person sees it: its words, its place, and whether anything shows that it is there. */
interface Focus {
  readonly name: string
  readonly isVisible: boolean
  readonly isInView: boolean
  readonly isCovered: boolean
}

// Runs in the page. Focus shows by an outline or by a shadow or colour that an unfocused twin does not have.
const FOCUS = `(() => {
  const element = document.activeElement
  const label = element.labels?.[0] ?? document.querySelector('[for="' + element.id + '"]')
  const group = element.type === 'radio' || element.type === 'checkbox' ? element.parentElement : element
  const drawn = element.type === 'radio' || element.type === 'checkbox' ? getComputedStyle(label, '::before') : getComputedStyle(element)
  const box = group.getBoundingClientRect()
  const top = document.elementFromPoint(box.x + box.width / 2, Math.min(box.y + box.height / 2, innerHeight - 1))
  return {
    name: element === document.body ? '' : (label ?? element).innerText?.trim().replace(/\\s+/g, ' ') ?? '',
    isVisible: (drawn.outlineStyle !== 'none' && drawn.outlineWidth !== '0px') || drawn.boxShadow !== 'none',
    isInView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    isCovered: top === null || !(group.contains(top) || top.contains(group)),
  }
})()`

/** Where the focus is. */
export function focusOf(page: Page): Promise<Focus> {
  return page.evaluate<Focus>(FOCUS)
}

/** Presses Tab until what has these words has the focus. On the way, every stop must be seen. */
export async function tabTo(page: Page, words: RegExp, key = 'Tab'): Promise<void> {
  for (let stops = 0; stops < 80; stops++) {
    await page.keyboard.press(key)
    const focus = await focusOf(page)
    if (focus.name !== '')
      expect(focus, `${new URL(page.url()).pathname}: ${focus.name}`).toMatchObject({
        isVisible: true,
        isInView: true,
        isCovered: false,
      })
    if (words.test(focus.name)) return
  }
  throw new Error(`Tab never came to ${String(words)} on ${page.url()}.`)
}
