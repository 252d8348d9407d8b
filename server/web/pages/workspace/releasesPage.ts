/** What of a round was released, and what has changed since. */
import type { Round } from '../../../audit/rounds.js'
import type { KeptRelease } from '../../../db/releases.js'
import type { Language } from '../../language/en.js'
import { tableCell } from '../findingTable.js'
import { notificationBanner } from '../notificationBanner.js'
import { errorSummary } from '../problems.js'
import { addressesOfRelease } from '../published/addresses.js'
import { workspaceOf } from './addresses.js'
import { formOptions } from './formPage.js'

export interface ReleasesInput {
  readonly round: Round
  /** The latest first. */
  readonly releases: readonly KeptRelease[]
  /** How much is different from the latest, that it is being worked out, or can't be; undefined before the first. */
  readonly since: { readonly responses: number; readonly figures: number } | 'waiting' | 'failed' | undefined
  readonly banner?: string | undefined
  readonly messages?: ReadonlyMap<string, string>
  readonly number?: string
  readonly reason?: string
}

/** The page's words, table and form. */
export function releasesPage(input: ReleasesInput, language: Language) {
  const { round, releases, since, banner, messages = new Map() } = input
  const { releasing: words } = language
  const standing = releases.filter(({ withdrawn }) => !withdrawn)
  return {
    title: words.title,
    errorSummary: messages.size > 0 && errorSummary(messages, language),
    banner: banner !== undefined && notificationBanner(language.workspace.done, banner),
    none: releases.length === 0 && words.none,
    prepare: { href: workspaceOf(round).newRelease, text: words.prepare },
    table: releases.length > 0 && releasesTable(input, language),
    since: since !== undefined && { title: words.since, text: sinceText(since, language) },
    withdrawal: standing.length > 0 && {
      title: words.withdraw,
      text: words.withdrawText,
      form: formOptions(
        {
          action: workspaceOf(round).releaseWithdrawals,
          fields: [
            {
              id: 'release',
              kind: 'radios',
              label: words.which,
              value: input.number ?? '',
              items: standing.map(({ number }) => ({ value: String(number), text: words.release(number) })),
            },
            {
              id: 'reason',
              kind: 'textarea',
              label: words.reason,
              hint: words.reasonHint,
              value: input.reason ?? '',
              rows: 3,
            },
          ],
          button: words.withdrawButton,
          messages,
        },
        language,
      ),
    },
  }
}

function sinceText(since: NonNullable<ReleasesInput['since']>, { releasing: words }: Language): string {
  if (since === 'waiting') return words.sinceWaiting
  return since === 'failed' ? words.sinceFailed : words.changed(since.responses, since.figures)
}

function releasesTable({ round, releases }: ReleasesInput, { releasing: words }: Language) {
  const current = releases.find(({ withdrawn }) => !withdrawn)?.number
  const head = [words.head.release, words.head.at, words.head.by, words.head.standing]
  return {
    id: 'releases',
    caption: words.table,
    head: head.map((text) => ({ text, numeric: false })),
    rows: releases.map(({ number, releasedAt, releasedBy, withdrawn }) => ({
      label: words.release(number),
      href: addressesOfRelease(round, number).page,
      cells: [
        tableCell(words.at(releasedAt)),
        tableCell(releasedBy),
        tableCell(
          withdrawn
            ? words.withdrawn(withdrawn.at, withdrawn.reason)
            : number === current
              ? words.current
              : words.superseded,
        ),
      ],
    })),
    notes: [],
  }
}
