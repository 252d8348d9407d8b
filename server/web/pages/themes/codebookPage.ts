/** What was decided on a round's themes, and how two versions of its codebook differ. */
import type { Findings } from '../../../audit/findings.js'
import type { NoEffect } from '../../../audit/themes/codebookActs.js'
import type { Codebook } from '../../../audit/themes/codebook.js'
import type { ThemeDecision } from '../../../audit/themes/decisionTypes.js'
import type { CodebookDifference } from '../../../audit/themes/differences.js'
import type { Language } from '../../language/en.js'
import { addressesOf, type Addresses } from '../addresses.js'
import { frozenWords } from '../findingsPages.js'
import { notificationBanner } from '../notificationBanner.js'
import { paginationOptions } from '../pagination.js'
import { readersOf } from '../readers/addresses.js'
import { decisionWords, type DecisionContext } from './decisionWords.js'
import { differenceWords } from './differenceWords.js'
import { hiddenSeen, whatStoodInTheWay, type FormContext } from './forms.js'

export interface Compared {
  /** Numbers of versions: 0 is the shipped one. */
  readonly from: number
  readonly to: number
  readonly differences: readonly CodebookDifference[]
}

export interface CodebookInput {
  readonly round: { readonly slug: string; readonly title: string }
  readonly findings: Findings
  readonly shipped: Codebook
  readonly page: number
  readonly pages: number
  /** The decisions of the page, the last one first. */
  readonly shown: readonly ThemeDecision[]
  readonly inForce: ReadonlySet<number>
  readonly withoutEffect: ReadonlyMap<number, NoEffect>
  /** Decisions on answers that read otherwise now, by id, with the words they would be made on now. */
  readonly reopened: ReadonlyMap<number, { readonly words: string | undefined }>
  /** Numbers of versions by the id of the decision that made them. */
  readonly versions: ReadonlyMap<number, number>
  readonly compared: Compared | undefined
  readonly decided: DecisionContext
  readonly form: FormContext
  readonly banner: string | undefined
}

/** The page's words, history and forms. */
export function codebookPage(input: CodebookInput, language: Language) {
  const { round, findings, shipped, shown, reopened, versions, pages } = input
  const words = language.decisions
  const addresses = addressesOf(round)
  const { id, version } = findings.codebook
  return {
    title: words.title,
    caption: round.title,
    ...whatStoodInTheWay(input.form.sent, input.decided),
    banner: input.banner !== undefined && notificationBanner(language.workspace.done, input.banner),
    deleted: frozenWords(findings, language),
    intro: words.intro(id, version, shipped.version),
    readers: { href: readersOf(round).readers, text: language.readers.link },
    reopened: reopened.size > 0 ? words.reopened(reopened.size) : '',
    historyTitle: words.history,
    none: shown.length === 0 ? words.none : '',
    history: shown.map((decision) => entryOf(decision, input, addresses, language)),
    pagination: pages > 1 && paginationOf(input, addresses, language),
    compare: versions.size > 0 && compareForm(input, addresses, language),
    compared: comparedPart(input, language),
  }
}

function entryOf(decision: ThemeDecision, input: CodebookInput, addresses: Addresses, language: Language) {
  const { inForce, withoutEffect, reopened, versions, shipped, findings, form } = input
  const words = language.decisions
  const sentence = decisionWords(decision, input.decided)
  const version = versions.get(decision.id)
  const noEffect = withoutEffect.get(decision.id)
  const isUndone = !inForce.has(decision.id)
  const renewed = reopened.get(decision.id)
  const states = [
    ...(isUndone ? [words.states.undone] : []),
    ...(noEffect ? [words.withoutEffect[noEffect]] : []),
    ...(renewed ? [words.states.reopened, words.nowReads(renewed.words)] : []),
    ...(decision.reason === '' ? [] : [words.reason(decision.reason)]),
  ]
  const who = words.who(decision.madeBy, decision.madeAt)
  return {
    sentence,
    facts: version === undefined ? who : `${who} · ${words.version(`${shipped.version}+${version}`)}`,
    states,
    renew: renewed?.words !== undefined &&
      findings.wordsDeletedOn === undefined && {
        action: addresses.codebookRenewals,
        hidden: [...hiddenSeen(form.seen), { name: 'decision', value: String(decision.id) }],
        button: {
          text: words.renewShort,
          attributes: { 'aria-label': words.renew(sentence) },
        },
      },
    undo: !isUndone &&
      findings.wordsDeletedOn === undefined && {
        action: addresses.codebookUndoings,
        hidden: [...hiddenSeen(form.seen), { name: 'decision', value: String(decision.id) }],
        button: {
          ...{ text: decision.act.kind === 'undone' ? words.redoShort : words.undoShort },
          classes: 'govuk-button--secondary',
          attributes: { 'aria-label': words.undo(sentence) },
        },
      },
  }
}

function compareForm(
  { versions, shipped, shown, decided, compared }: CodebookInput,
  addresses: Addresses,
  language: Language,
) {
  const { compare: words } = language.decisions
  const madeAt = new Map([...decided.decisions, ...shown].map(({ id, madeAt }) => [id, madeAt]))
  const items = (selected: number) => [
    { value: '0', text: words.shipped(shipped.version), selected: selected === 0 },
    ...[...versions].map(([id, number]) => ({
      value: String(number),
      text: words.version(`${shipped.version}+${number}`, madeAt.get(id) ?? ''),
      selected: selected === number,
    })),
  ]
  const select = (id: string, label: string, selected: number) => ({
    ...{ id, name: id, label: { text: label }, items: items(selected) },
  })
  return {
    heading: words.heading,
    action: addresses.codebook,
    selects: [
      select('from', words.from, compared?.from ?? 0),
      select('to', words.to, compared?.to ?? versions.size),
    ],
    button: { text: words.button, classes: 'govuk-button--secondary' },
  }
}

function comparedPart({ compared, shipped }: CodebookInput, language: Language) {
  const { compare: words } = language.decisions
  if (!compared) return false
  const name = (number: number) => (number === 0 ? shipped.version : `${shipped.version}+${number}`)
  return {
    title: words.title(name(compared.from), name(compared.to)),
    same: compared.differences.length === 0 ? words.same : '',
    items: compared.differences.flatMap((difference) => differenceWords(difference, language)),
  }
}

function paginationOf({ page, pages }: CodebookInput, { codebook }: Addresses, language: Language) {
  const hrefOf = (number: number) => `${codebook}?page=${number}#history`
  return paginationOptions({ page, pages, hrefOf, label: language.decisions.pages }, language)
}
