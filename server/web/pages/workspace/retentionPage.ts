/** When a round's contact details and words are deleted, what would go, and the forms to decide it. */
import {
  dateFaults,
  datesOf,
  deletedOn,
  isInForce,
  leftIn,
  postponed,
  PURGE_KINDS,
  type DateFault,
  type Keeping,
  type PurgeDates,
  type PurgeKind,
} from '../../../audit/retention.js'
import type { Round } from '../../../audit/rounds.js'
import { PURGED_THINGS, type PurgeCounts } from '../../../db/purgeStep.js'
import type { Language } from '../../language/en.js'
import { tableCell } from '../findingTable.js'
import { notificationBanner } from '../notificationBanner.js'
import { errorSummary } from '../problems.js'
import { workspaceOf } from './addresses.js'
import { formOptions, type FormField } from './formPage.js'

export interface RetentionInput {
  readonly round: Round
  readonly keeping: Keeping
  readonly now: Date
  /** What would go today. */
  readonly counts: Readonly<Record<PurgeKind, PurgeCounts>>
  /** How many agencies keep their contact for another round. */
  readonly shared: number
  readonly banner?: string | undefined
  /** What is wrong, by field. */
  readonly messages?: ReadonlyMap<string, string>
  /** What somebody typed into the dates' form. */
  readonly typed?: PurgeDates | undefined
}

/** The page's words, tables and forms. */
export function retentionPage(input: RetentionInput, language: Language) {
  const { round, keeping, banner, messages = new Map<string, string>() } = input
  const { page: words } = language.retention
  const left = leftIn(keeping)
  return {
    title: words.title,
    caption: round.title,
    errorSummary: messages.size > 0 && errorSummary(messages, language),
    banner: banner !== undefined && notificationBanner(language.workspace.done, banner),
    intro: introOf(keeping, language),
    states: PURGE_KINDS.map((kind) => stateOf(kind, keeping, language)),
    confirmed: confirmedOf(keeping, language),
    concerns: keeping.openConcerns > 0 && {
      text: words.concerns(keeping.openConcerns),
      iconFallbackText: language.problems.heading,
    },
    tables: left.map((kind) => dryRunOf(kind, input, language)),
    stays: { title: words.stays, items: words.staysItems },
    backups: { title: words.backups, text: words.backupsText },
    confirm: left.length > 0 && !isInForce(keeping) && confirmPart(input, language),
    postpone: left.length > 0 && isInForce(keeping) && postponePart(input, language),
    set: left.length > 0 && setPart(input, language),
  }
}

function introOf(keeping: Keeping, { retention: { page: words } }: Language): readonly string[] {
  if (leftIn(keeping).length === 0 || isInForce(keeping)) return []
  return [words.unconfirmed, ...(keeping.retention ? [] : [words.suggested])]
}

function stateOf(kind: PurgeKind, keeping: Keeping, { retention: { page: words } }: Language): string {
  const on = deletedOn(keeping, kind)
  if (on !== null) return words.states.deleted(kind, on)
  return words.states[isInForce(keeping) ? 'coming' : 'meant'](kind, datesOf(keeping)[kind])
}

function confirmedOf(keeping: Keeping, { retention: { page: words } }: Language): readonly string[] {
  const confirmed = keeping.retention?.confirmed
  if (!confirmed || !isInForce(keeping)) return []
  const isOver = leftIn(keeping).length === 0
  return [words.confirmedBy(confirmed.by, confirmed.at), ...(isOver ? [] : [words.announcedFrom])]
}

function dryRunOf(kind: PurgeKind, { counts, shared }: RetentionInput, language: Language) {
  const { page: words } = language.retention
  const rows = PURGED_THINGS.flatMap((thing) => {
    const count = counts[kind][thing]
    if (count === undefined) return []
    return [{ label: words.things[thing], cells: [tableCell(language.number(count), { numeric: true })] }]
  })
  const notes = kind === 'contacts' && shared > 0 ? [words.shared(shared)] : []
  return {
    title: words.dryRun(kind),
    nothing: rows.length === 0 && words.nothing,
    table: rows.length > 0 && {
      id: `dry-run-${kind}`,
      caption: words.dryRun(kind),
      head: [
        { text: words.thing, numeric: false },
        { text: words.count, numeric: true },
      ],
      rows,
      notes,
    },
  }
}

/** Dates are confirmed as they are shown: the form says which those are. */
function confirmPart({ round, keeping, now }: RetentionInput, language: Language) {
  const { page: words } = language.retention
  const dates = datesOf(keeping)
  const isAhead = dateFaults(dates, keeping, now).length === 0
  return {
    title: words.confirm,
    notAhead: !isAhead && words.notAhead,
    warning: isAhead && { text: words.confirmText, iconFallbackText: language.problems.heading },
    form: isAhead && {
      action: workspaceOf(round).retentionConfirmation,
      fields: PURGE_KINDS.map((kind) => ({ name: kind, value: dates[kind] })),
      button: {
        text: words.confirmButton,
        classes: 'govuk-button--warning',
        preventDoubleClick: true,
      },
    },
  }
}

function postponePart({ round, keeping, now }: RetentionInput, { retention: { page: words } }: Language) {
  const later = postponed(keeping, now)
  return {
    title: words.postpone,
    text: words.postponeText(later.contacts, later.words),
    action: workspaceOf(round).retentionPostponement,
    // What is postponed: sent twice, it is postponed once.
    fields: PURGE_KINDS.map((kind) => ({ name: kind, value: datesOf(keeping)[kind] })),
    button: { text: words.postponeButton, preventDoubleClick: true },
  }
}

function setPart({ round, keeping, typed, messages }: RetentionInput, language: Language) {
  const { page: words } = language.retention
  const dates = typed ?? datesOf(keeping)
  const fields = leftIn(keeping).map((kind): FormField => {
    const label = words.fields[kind]
    return { id: kind, kind: 'date', label, hint: language.workspace.dateHint, value: dates[kind], width: 10 }
  })
  const form = { action: workspaceOf(round).retention, fields, button: words.setButton }
  return {
    title: words.setTitle,
    text: words.setText,
    form: formOptions({ ...form, ...(messages && { messages }) }, language),
  }
}

/** What to say beside each field that is wrong. */
export function dateMessages(
  faults: readonly DateFault[],
  { retention: { page: words } }: Language,
): ReadonlyMap<string, string> {
  return new Map(faults.map(({ field, kind }) => [field, words.faults[kind]]))
}
