/** What the service keeps in a person's browser: each with its name, purpose and expiry. */
import type { Language } from '../language/en.js'

export interface CookieFacts {
  readonly response: { readonly name: string; readonly days: number }
  readonly initials: { readonly name: string }
  readonly organiser: { readonly name: string; readonly hours: number; readonly idleHours: number }
  readonly knownBrowser: { readonly name: string; readonly days: number }
  readonly signOn: { readonly name: string; readonly minutes: number }
  /** How the names of what is kept in the browser's storage begin. */
  readonly storagePrefix: string
}

/** The cookies page's words and tables. */
export function cookiesPage(facts: CookieFacts, { cookies: words }: Language) {
  const { response, initials, organiser, knownBrowser, signOn, storagePrefix } = facts
  return {
    title: words.title,
    intro: words.intro,
    cookiesTitle: words.cookiesTitle,
    cookies: table(words, [
      [response.name, words.response, words.responseDays(response.days)],
      [initials.name, words.initials, words.whenClosed],
      [organiser.name, words.organiser, words.organiserHours(organiser.hours, organiser.idleHours)],
      [knownBrowser.name, words.knownBrowser, words.knownBrowserDays(knownBrowser.days)],
      [signOn.name, words.signOn, words.signOnMinutes(signOn.minutes)],
    ]),
    storageTitle: words.storageTitle,
    storageText: words.storageText,
    storage: table(words, [[words.storageName(storagePrefix), words.storagePurpose, words.storageExpires]]),
  }
}

function table({ head }: Language['cookies'], rows: readonly (readonly string[])[]): object {
  return {
    head: [{ text: head.name }, { text: head.purpose }, { text: head.expires }],
    firstCellIsHeader: true,
    rows: rows.map((row) => row.map((text) => ({ text }))),
  }
}
