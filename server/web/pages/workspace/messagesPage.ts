/** The queue of a round's messages. */
import type { MessageState } from '../../../audit/messages.js'
import type { Round } from '../../../audit/rounds.js'
import type { ListedMessage } from '../../../db/messages.js'
import type { Language } from '../../language/en.js'
import { tableCell } from '../findingTable.js'
import { notificationBanner } from '../notificationBanner.js'
import { workspaceOf } from './addresses.js'

export interface MessagesInput {
  readonly round: Round
  readonly messages: readonly ListedMessage[]
  readonly banner: string | undefined
}

/** The page's words, tables and buttons. */
export function messagesPage({ round, messages, banner }: MessagesInput, language: Language) {
  const { messages: words, done } = language.workspace
  const addresses = workspaceOf(round)
  const having = (...states: MessageState[]) => messages.filter(({ state }) => states.includes(state))
  const waiting = having('queued', 'sending').length
  const went = having('sent', 'in-file').length
  return {
    title: words.title,
    banner: banner !== undefined && notificationBanner(done, banner),
    summary: messages.length === 0 ? words.none : words.sending(went, messages.length),
    waiting: waiting > 0 && {
      text: words.waiting(waiting),
      refresh: { text: words.refresh, href: addresses.messages },
      action: addresses.withdrawal,
      button: { text: words.withdraw, classes: 'govuk-button--secondary', preventDoubleClick: true },
    },
    lists: [
      {
        title: words.uncertain,
        text: words.uncertainText,
        messages: having('uncertain').map((one) => decidable(one, round, true, language)),
      },
      {
        title: words.failed,
        text: words.failedText,
        messages: having('bounced', 'failed').map((one) => decidable(one, round, false, language)),
      },
    ].filter((list) => list.messages.length > 0),
    table: messages.length > 0 && messageTable(round, messages, language),
  }
}

/** A message with the buttons that decide it. */
function decidable(message: ListedMessage, round: Round, isUncertain: boolean, language: Language) {
  const { messages: words, invitations } = language.workspace
  const button = (text: string, value: string, classes = '') => ({
    text,
    name: 'decision',
    value,
    classes,
    preventDoubleClick: true,
  })
  return {
    agency: { text: message.agency, href: workspaceOf(round).agency(message.agencyId) },
    kind: invitations.kinds[message.kind],
    facts: [message.to, words.deliveries[message.reason] ?? message.reason].filter((fact) => fact !== ''),
    action: workspaceOf(round).decision(message.id),
    buttons: [
      button(words.again, 'send-again'),
      ...(isUncertain ? [button(words.asSent, 'take-as-sent', 'govuk-button--secondary')] : []),
    ],
  }
}

function messageTable(round: Round, messages: readonly ListedMessage[], language: Language) {
  const { messages: words, invitations } = language.workspace
  return {
    id: 'messages',
    caption: words.all,
    head: [words.agency, words.kind, words.state, words.when].map((text) => ({ text, numeric: false })),
    rows: messages.map((message) => ({
      label: message.agency,
      href: workspaceOf(round).agency(message.agencyId),
      cells: [
        tableCell(invitations.kinds[message.kind]),
        tableCell(stateText(message, language)),
        tableCell(language.dateAndTime(message.changedAt)),
      ],
    })),
    notes: [],
  }
}

/** The state, and why: a withdrawn message says it in our words, a retried one when it is tried again. */
function stateText({ state, reason, attempts, nextAt }: ListedMessage, language: Language): string {
  const { states, reasons, tried } = language.workspace.messages
  const why =
    state === 'queued' && attempts > 0
      ? tried(attempts, nextAt)
      : Object.entries(reasons).find(([key]) => state === 'withdrawn' && key === reason)?.[1]
  return [states[state], ...(why === undefined ? [] : [why])].join(': ')
}
