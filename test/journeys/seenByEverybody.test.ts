import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { arriveAt, describeJourney, startJourney, type Journey } from '../support/journey.js'
import { focusOf, tabTo } from '../support/keyboard.js'
import { HOW, IDENTIFY, openSection, SAVED, startAnswering, untilTold } from '../support/respondent.js'

// WCAG 1.4.12: what a person may set without losing anything.
const SPACING =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }'

/** Elements whose text is cut off, or that stick out of the page sideways. */
const CUT = `[...document.querySelectorAll('main *, header *, footer *')]
  .filter((element) => !element.closest('.govuk-visually-hidden, .govuk-skip-link') && element.getClientRects().length > 0)
  .filter((element) => {
    const style = getComputedStyle(element)
    const isCut = style.overflow !== 'visible' && !/^(INPUT|TEXTAREA)$/.test(element.tagName) &&
      (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
    return isCut || element.getBoundingClientRect().right > innerWidth + 1
  })
  .map((element) => element.outerHTML.slice(0, 120))`

describeJourney('seen and reached by everybody', () => {
  let journey: Journey
  let link: string
  beforeAll(async () => {
    journey = await startJourney({ CONTACT_EMAIL: 'early.help@example.gov.uk' })
    link = await twoVersions()
  })
  afterAll(() => journey.close())

  /** A response with an answer in two versions, so that every respondent's page has something to show. */
  async function twoVersions(): Promise<string> {
    const [one, two] = [await journey.browser.newPage(), await journey.browser.newPage()]
    const shared = await startAnswering(one, journey.address)
    await two.goto(shared)
    for (const page of [one, two]) await openSection(page, IDENTIFY)
    await one.getByLabel(HOW).fill('A child called Ellie Marsh.')
    await untilTold(one, SAVED)
    await two.getByLabel(HOW).fill(`We look at ${'attendance'.repeat(12)}.`)
    await untilTold(two, /A colleague/)
    await one.close()
    await two.close()
    return shared
  }

  const PAGES = [
    '',
    '/sections/about',
    '/sections/identify',
    '/sections/families',
    '/differences',
    '/check',
    '/copy',
  ]

  async function onEachPage(
    options: BrowserContextOptions,
    look: (page: Page) => Promise<void>,
  ): Promise<void> {
    const context = await journey.browser.newContext(options)
    const page = await context.newPage()
    await page.goto(link)
    for (const path of PAGES) {
      await page.goto(`${journey.address}/rounds/spring/response${path}`)
      await look(page)
    }
    await context.close()
  }

  it.each([
    ['at 400 % zoom', { width: 320, height: 256 }, ''],
    ['with text spaced out, on a phone', { width: 375, height: 812 }, SPACING],
    ['with text spaced out, at a desk', { width: 1280, height: 900 }, SPACING],
  ])('nothing is cut off %s', async (_, viewport, style) => {
    await onEachPage({ viewport, bypassCSP: true }, async (page) => {
      if (style) await page.addStyleTag({ content: style })
      expect(await page.evaluate(CUT), page.url()).toEqual([])
    })
  })

  it('focus shows in forced colours and at 400 % zoom, and nothing covers it', async () => {
    const options = { viewport: { width: 320, height: 256 }, forcedColors: 'active' } as const
    await onEachPage(options, async (page) => {
      await tabTo(page, /early\.help@example\.gov\.uk/)
      await expect.poll(() => focusOf(page)).toMatchObject({ isVisible: true })
    })
  })

  it('ticks and borders show in forced colours', async () => {
    const context = await journey.browser.newContext({ forcedColors: 'active' })
    const page = await context.newPage()
    await page.goto(link)
    await openSection(page, 'About you and your agency')
    const radio = page.getByLabel('Police')
    await radio.check()
    const drawn = `(() => {
      const label = document.querySelector('#sector-4 + label')
      return ['::before', '::after'].map((part) => {
        const { borderTopWidth, borderTopStyle, opacity } = getComputedStyle(label, part)
        return borderTopStyle === 'solid' && parseFloat(borderTopWidth) > 0 && opacity === '1'
      })
    })()`
    expect(await page.evaluate(drawn), 'a circle, and a dot in it').toEqual([true, true])
    await page.getByRole('button', { name: 'Save and continue' }).click()
    await arriveAt(page, IDENTIFY)
    const border = `getComputedStyle(document.querySelector('.govuk-textarea')).borderTopStyle`
    expect(await page.evaluate(border)).toBe('solid')
    await context.close()
  })
})
