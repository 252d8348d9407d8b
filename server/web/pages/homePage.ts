/** The service's front page: its rounds, or what to do first where there is none. */
import { stateOf, type Round } from '../../audit/rounds.js'
import type { Language } from '../language/en.js'
import { ACCOUNT, addressesOf } from './addresses.js'

/** The list of rounds; an organiser also finds the way to each round's findings. */
export function homePage(
  rounds: readonly Round[],
  reader: { readonly readsFindings: boolean; readonly isSignedIn: boolean },
  now: Date,
  language: Language,
) {
  const words = language.home
  return {
    title: words.title,
    signIn: !reader.isSignedIn && { text: words.signIn, href: ACCOUNT.signIn },
    none: rounds.some((round) => stateOf(round, now) === 'open') ? '' : words.none,
    rounds: rounds.map((round) => {
      const addresses = addressesOf(round)
      const state = stateOf(round, now)
      return {
        title: round.title,
        href: addresses.start,
        state: {
          'not-open-yet': words.opensOn(round.opensOn),
          open: words.closesOn(round.closesOn),
          closed: words.closed,
        }[state],
        notice: round.invented && language.layout.invented,
        organiserLinks: reader.readsFindings
          ? [
              { text: words.findings, href: addresses.findings, context: round.title },
              { text: words.export, href: addresses.workbook, context: round.title },
            ]
          : [],
      }
    }),
  }
}

/** What a person sees on an empty store. */
export function firstRunPage(language: Language) {
  const words = language.firstRun
  return {
    title: words.title,
    intro: words.intro,
    steps: words.steps,
    command: words.command(words.example),
    demo: words.demo,
  }
}
