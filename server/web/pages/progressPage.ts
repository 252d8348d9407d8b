/** What an organiser sees while something long is being worked at, whatever it is. */
import type { Language } from '../language/en.js'

/** How much of what there is to do has been done. */
export interface Progress {
  readonly read: number
  readonly of: number
}

/** What is said of the work. */
export interface Work {
  readonly title: string
  /** How far it is, in a sentence. */
  readonly state: string
  readonly texts: readonly string[]
}

/** How far the work is, with links to the page that was asked for. `seconds` null: it is not asked for again. */
export function progressPage(
  { title, state, texts }: Work,
  address: string,
  seconds: number | null,
  { progress: words }: Language,
) {
  return {
    title,
    state,
    texts: [...texts, ...(seconds === null ? [] : [words.byItself(seconds)])],
    links: [
      { href: seconds === null ? `${address}?ask=no` : address, text: words.again },
      seconds === null
        ? { href: address, text: words.start }
        : { href: `${address}?ask=no`, text: words.stop },
    ],
  }
}

/** What is said while the findings of many answers are worked out. */
export function findingsWork({ read, of }: Progress, { progress: words }: Language): Work {
  const state = read < of ? words.read(read, of) : words.allRead(of)
  return { title: words.title, state: of === 0 ? words.waiting : state, texts: [words.remembered] }
}

/** What is said while the workbook of many responses is written. */
export function exportWork({ read, of }: Progress, { progress: { export: words } }: Language): Work {
  const state = read === 0 ? words.waiting : words.written(Math.floor((100 * read) / of))
  return { title: words.title, state, texts: [words.download, words.begun] }
}
