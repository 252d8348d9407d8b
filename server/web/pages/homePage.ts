/** The service's front page: its rounds, or what to do first where there is none. */
import type { CoverageCounts } from '../../audit/coverage.js'
import type { Announcement } from '../../audit/retention.js'
import { stateOf, type Round } from '../../audit/rounds.js'
import type { Language } from '../language/en.js'
import { ACCOUNT, addressesOf } from './addresses.js'
import { publishedOf } from './published/addresses.js'
import { NEW_ROUND, workspaceOf } from './workspace/addresses.js'
import { announcedLinks } from './workspace/announcedLinks.js'

export interface HomeRound {
  readonly round: Round
  /** Undefined where the reader is no lead. */
  readonly coverage: Pick<CoverageCounts, 'submitted' | 'expected'> | undefined
  /** Whether a release of its findings stands. */
  readonly isPublished: boolean
  /** What will be deleted soon; none where the reader is no lead. */
  readonly announced: readonly Announcement[]
}

/** What the reader is here for. */
export interface HomeReader {
  readonly isSignedIn: boolean
  readonly readsFindings: boolean
  readonly isLead: boolean
}

/** The list of rounds; a member finds the way to each round's findings, a lead to its workspace as well. */
export function homePage(
  rounds: readonly HomeRound[],
  { isSignedIn, readsFindings, isLead }: HomeReader,
  now: Date,
  language: Language,
) {
  const { home: words, workspace } = language
  return {
    title: words.title,
    signIn: !isSignedIn && { text: words.signIn, href: ACCOUNT.signIn },
    none: rounds.some(({ round }) => stateOf(round, now) === 'open') ? '' : words.none,
    create: isLead && { text: workspace.home.create, href: NEW_ROUND },
    rounds: rounds.map(({ round, coverage, isPublished, announced }) => {
      const addresses = addressesOf(round)
      return {
        title: round.title,
        href: addresses.start,
        state: stateText(round, now, language),
        notice: round.invented && language.layout.invented,
        coverage: coverage ? workspace.home.coverage(coverage.submitted, coverage.expected) : '',
        announced: announcedLinks(announced, round, language),
        links: [
          ...(isPublished ? [{ text: words.published, href: publishedOf(round), context: round.title }] : []),
          ...(isLead ? workspaceLinks(round, language) : []),
          ...(readsFindings
            ? [
                { text: words.findings, href: addresses.findings, context: round.title },
                { text: words.export, href: addresses.workbook, context: round.title },
              ]
            : []),
        ],
      }
    }),
  }
}

function stateText(round: Round, now: Date, { home: words, workspace }: Language): string {
  if (round.archivedAt !== null) return workspace.home.archived
  return {
    'not-open-yet': words.opensOn(round.opensOn),
    open: words.closesOn(round.closesOn),
    closed: words.closed,
  }[stateOf(round, now)]
}

function workspaceLinks(round: Round, { workspace: { navigation }, releasing }: Language) {
  const { coverage, settings, releases } = workspaceOf(round)
  return [
    { text: navigation.coverage, href: coverage, context: round.title },
    { text: navigation.settings, href: settings, context: round.title },
    { text: releasing.title, href: releases, context: round.title },
  ]
}

/** What a person sees on an empty store: a lead the way to the first round, others how there comes to be a lead. */
export function firstRunPage({ isSignedIn, isLead }: Omit<HomeReader, 'readsFindings'>, language: Language) {
  const { firstRun: words, home, workspace } = language
  return {
    title: words.title,
    intro: isLead ? words.leadIntro : words.intro,
    steps: isLead ? words.leadSteps : words.steps,
    create: isLead && { text: workspace.home.create, href: NEW_ROUND, isStartButton: true },
    command: isLead ? '' : words.command(words.example),
    demo: isLead ? '' : words.demo,
    signIn: !isSignedIn && { text: home.signIn, href: ACCOUNT.signIn },
  }
}
