/** What an organiser sees while findings of many answers are worked out. */
import type { Language } from '../language/en.js'

/** How many of the answers to read have been read. */
export interface Progress {
  readonly read: number
  readonly of: number
}

/** How far the reading is, with links to the page that was asked for. `seconds` null: it is not asked for again. */
export function progressPage(
  { read, of }: Progress,
  address: string,
  seconds: number | null,
  { progress: words }: Language,
) {
  const state = read < of ? words.read(read, of) : words.allRead(of)
  return {
    title: words.title,
    state: of === 0 ? words.waiting : state,
    texts: [words.remembered, ...(seconds === null ? [] : [words.byItself(seconds)])],
    links: [
      { href: seconds === null ? `${address}?ask=no` : address, text: words.again },
      seconds === null
        ? { href: address, text: words.start }
        : { href: `${address}?ask=no`, text: words.stop },
    ],
  }
}
