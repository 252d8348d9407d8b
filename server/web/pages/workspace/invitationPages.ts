/** Kinds of messages, one kind with who gets it, and its wording. */
import { progressOf, type Agency, type RoundAgency } from '../../../audit/agencies.js'
import {
  fillTemplate,
  isFor,
  LINK_PLACE,
  MESSAGE_KINDS,
  type MessageKind,
  type Places,
  type Template,
  type TemplateFault,
} from '../../../audit/messages.js'
import type { Round } from '../../../audit/rounds.js'
import type { Language } from '../../language/en.js'
import { tableCell } from '../findingTable.js'
import { notificationBanner } from '../notificationBanner.js'
import { workspaceOf } from './addresses.js'
import { formOptions, formPage } from './formPage.js'

/** What a wording's places are filled with for an agency. */
export function placesFor(round: Round, agency: Agency, language: Language): Places {
  const { colleague } = language.workspace.invitations
  return {
    agency: agency.name,
    contact: agency.contact === '' ? colleague : agency.contact,
    round: round.title,
    area: round.area,
    closes: language.date(round.closesOn),
  }
}

const heading = (text: string, numeric = false) => ({ text, numeric })

/** Every kind with how many agencies it is for. */
export function invitationsPage(
  { round, agencies, mail }: { round: Round; agencies: readonly RoundAgency[]; mail: boolean },
  language: Language,
) {
  const { invitations: words, coverage } = language.workspace
  return {
    title: words.title,
    intro: mail ? words.intro : words.noMail,
    begin: agencies.length === 0 && { text: coverage.begin, href: workspaceOf(round).agencies },
    table: agencies.length > 0 && {
      id: 'kinds',
      caption: words.table,
      head: [heading(words.kind), heading(words.waiting, true)],
      rows: MESSAGE_KINDS.map((kind) => ({
        label: words.kinds[kind],
        href: workspaceOf(round).kind(kind),
        cells: [
          tableCell(language.number(agencies.filter((one) => isFor(kind, one)).length), { numeric: true }),
        ],
      })),
      notes: [],
    },
  }
}

export interface MessageKindInput {
  readonly round: Round
  readonly kind: MessageKind
  readonly recipients: readonly RoundAgency[]
  readonly template: Template
  readonly mail: boolean
  /** The round's last message, so that pressing the button twice sends nothing twice. */
  readonly seen: number
  readonly banner: string | undefined
}

/** One kind: what it says, who gets it, and the buttons that send it. */
export function messageKindPage(input: MessageKindInput, language: Language) {
  const { round, kind, recipients, mail, seen, banner } = input
  const { invitations: words, done } = language.workspace
  const { messages, links, wording } = workspaceOf(round)
  const reachable = recipients.filter(({ agency }) => agency.email !== '').length
  const hidden = [
    { name: 'kind', value: kind },
    { name: 'seen', value: String(seen) },
  ]
  const form = (action: string, button: string) =>
    formOptions({ action, hidden, fields: [], button }, language)
  const without = mail ? recipients.length - reachable : 0
  return {
    title: words.kinds[kind],
    banner: banner !== undefined && notificationBanner(done, banner),
    nobody: recipients.length === 0 ? words.nobody : '',
    preview: previewOf(input, language),
    wording: { text: words.wording, href: wording(kind) },
    table: recipients.length > 0 && recipientTable(recipients, round, language),
    without: without > 0 ? words.without(without) : '',
    send: mail && reachable > 0 && form(messages, words.send(reachable)),
    file: recipients.length > 0 && { text: words.fileText, form: form(links, words.file(recipients.length)) },
  }
}

function previewOf({ round, recipients, template }: MessageKindInput, language: Language) {
  const { invitations: words } = language.workspace
  const [first] = recipients
  if (!first) return { title: words.preview, intro: '', ...template }
  const { subject, text } = fillTemplate(template, placesFor(round, first.agency, language))
  return {
    title: words.preview,
    intro: words.previewFor(first.agency.name),
    subject,
    text: text.replaceAll(LINK_PLACE, words.linkStands),
  }
}

function recipientTable(recipients: readonly RoundAgency[], round: Round, language: Language) {
  const { invitations: words, progress, never } = language.workspace
  return {
    id: 'recipients',
    caption: words.recipients,
    head: [words.agency, words.address, words.progress, words.chased].map((text) => heading(text)),
    rows: recipients.map((one) => ({
      label: one.agency.name,
      href: workspaceOf(round).agency(one.agency.id),
      cells: [
        tableCell(one.agency.email === '' ? words.noAddress : one.agency.email),
        tableCell(progress[progressOf(one)]),
        tableCell(one.chasedAt === null ? never : language.date(one.chasedAt)),
      ],
    })),
    notes: [],
  }
}

/** The form for a kind's wording, with what is wrong with it. */
export function wordingPage(
  {
    round,
    kind,
    template,
    faults,
  }: { round: Round; kind: MessageKind; template: Template; faults: readonly TemplateFault[] },
  language: Language,
) {
  const { invitations: words } = language.workspace
  return formPage(
    {
      title: words.wordingTitle(words.kinds[kind]),
      text: [words.places],
      action: workspaceOf(round).wording(kind),
      fields: [
        { id: 'subject', kind: 'text', label: words.subject, value: template.subject },
        { id: 'text', kind: 'textarea', label: words.text, value: template.text, rows: 16 },
      ],
      button: words.saveWording,
      // Of several faults of a field the first is said: the others show once it is put right.
      messages: new Map(
        (['subject', 'text'] as const).flatMap((field) =>
          faults
            .filter((fault) => fault.field === field)
            .slice(0, 1)
            .map((fault) => [field, words.faultIn(fault)] as const),
        ),
      ),
    },
    language,
  )
}
