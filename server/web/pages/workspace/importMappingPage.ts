/** The upload of another tool's table, and the form that says what each of its columns is for. */
import type { GuessedColumn } from '../../../audit/imports/guessMapping.js'
import {
  LONGEST_SOURCE,
  mappingFaults,
  unmappedAnswers,
  usesOf,
  type Mapping,
} from '../../../audit/imports/mapping.js'
import type { SurveyRow } from '../../../audit/imports/surveyTable.js'
import { findQuestion, optionsOf, type Questionnaire } from '../../../audit/questionnaire.js'
import type { Round } from '../../../audit/rounds.js'
import type { Import } from '../../../db/imports.js'
import type { Language } from '../../language/en.js'
import { answerLabels } from '../answerWords.js'
import { workspaceOf } from './addresses.js'
import { formPage, type FormField } from './formPage.js'

export const MAPPING_FIELDS = { source: 'source', dates: 'dates', incomplete: 'incomplete' } as const

/** The name of a column's field, by its index. */
export function useField(index: number): string {
  return `use-${index}`
}

/** The upload, with links to imports of this round. */
export function importFormPage(
  {
    round,
    imports,
    problem,
  }: {
    readonly round: Round
    readonly imports: readonly Import[]
    readonly problem: string | undefined
  },
  language: Language,
) {
  const words = language.workspace.responseImport
  const addresses = workspaceOf(round)
  return formPage(
    {
      title: words.title,
      text: words.text,
      links: imports.map(({ id, tool, rows, changedAt, state }) => ({
        text: words.listed(words.tools[tool], rows, changedAt, words.states[state]),
        href: addresses.responseImport(id),
      })),
      action: addresses.responseImports,
      fields: [
        {
          id: 'file',
          kind: 'file',
          label: words.field,
          hint: words.hint,
          value: '',
          accept: '.xlsx,.csv,.txt',
        },
      ],
      button: words.button,
      ...(problem !== undefined && { messages: new Map([['file', problem]]) }),
    },
    language,
  )
}

export interface MappingInput {
  readonly round: Round
  readonly questionnaire: Questionnaire
  readonly one: Import
  /** Some rows, to take examples from. */
  readonly rows: readonly SurveyRow[]
  readonly guessed: readonly GuessedColumn[]
  readonly mapping: Mapping
  readonly isRemembered: boolean
  /** Whether it was sent and has faults to show. */
  readonly isSent: boolean
}

/** The form: a select field a column, and what is to be known of the whole table. */
export function mappingPage(input: MappingInput, language: Language) {
  const { round, questionnaire, one, mapping, isRemembered, isSent } = input
  const words = language.workspace.responseImport
  const labels = answerLabels(questionnaire, round)
  const unmapped = unmappedAnswers(mapping, questionnaire).map((id) => labels.get(id) ?? id)
  return formPage(
    {
      title: words.mappingTitle,
      ...(isRemembered && { banner: words.remembered }),
      text: [
        one.tool === 'other'
          ? words.mappingUnknown(one.rows)
          : words.mappingText(words.tools[one.tool], one.rows),
        words.mappingHow,
      ],
      ...(unmapped.length > 0 && { list: { summaryText: words.unmapped(unmapped.length), items: unmapped } }),
      action: workspaceOf(round).responseMapping(one.id),
      fields: [...columnFields(input, language), ...tableFields(mapping, language)],
      button: words.mappingButton,
      messages: isSent ? messagesOf(mapping, questionnaire, language) : new Map(),
    },
    language,
  )
}

function columnFields(input: MappingInput, language: Language): readonly FormField[] {
  const { round, questionnaire, one, guessed, mapping } = input
  const words = language.workspace.responseImport
  const labelOf = useLabels(questionnaire, answerLabels(questionnaire, round), language)
  const items = usesOf(questionnaire).map((use) => ({ value: use, text: labelOf(use) }))
  return one.headings.map((heading, index) => ({
    id: useField(index),
    kind: 'select',
    label: heading || words.untitled,
    hint: words.column(index + 1, guessed[index]?.certainty ?? 'none', samplesIn(input, index)),
    value: mapping.columns[index]?.use ?? 'ignore',
    items,
  }))
}

const SAMPLES = 2
const LONGEST_SAMPLE = 60

/** The first different texts in a column, cut short. */
function samplesIn({ rows }: MappingInput, index: number): readonly string[] {
  const texts = rows.map(({ cells }) => (cells[index] ?? '').trim()).filter((text) => text !== '')
  return [...new Set(texts)]
    .slice(0, SAMPLES)
    .map((text) => (text.length > LONGEST_SAMPLE ? `${text.slice(0, LONGEST_SAMPLE)}…` : text))
}

/** What each use is called. */
export function useLabels(
  questionnaire: Questionnaire,
  labels: ReadonlyMap<string, string>,
  { workspace: { responseImport: words } }: Language,
): (use: string) => string {
  return (use) => {
    const [kind = '', id = '', optionId] = use.split('/')
    const question = findQuestion(questionnaire, id)
    const label = labels.get(id) ?? id
    if (kind === 'other') return words.uses.other(label)
    if (kind === 'answer') return label
    if (kind === 'tick' && question) {
      const option = optionsOf(question).find((one) => one.id === optionId)
      return words.uses.tick(label, option?.label ?? '')
    }
    return kind === 'reference' || kind === 'sent' ? words.uses[kind] : words.uses.ignore
  }
}

function tableFields(mapping: Mapping, language: Language): readonly FormField[] {
  const words = language.workspace.responseImport
  return [
    {
      id: MAPPING_FIELDS.source,
      kind: 'text',
      label: words.source,
      hint: words.sourceHint,
      value: mapping.source,
    },
    {
      id: MAPPING_FIELDS.dates,
      kind: 'radios',
      label: words.dates,
      value: mapping.dates,
      items: [
        { value: 'day-first', text: words.dayFirst },
        { value: 'month-first', text: words.monthFirst },
      ],
    },
    {
      id: MAPPING_FIELDS.incomplete,
      kind: 'radios',
      label: words.incomplete,
      hint: words.incompleteHint,
      value: mapping.incomplete,
      items: [
        { value: 'leave-out', text: words.leaveOut },
        { value: 'take', text: words.take },
      ],
    },
  ]
}

function messagesOf(
  mapping: Mapping,
  questionnaire: Questionnaire,
  { workspace: { responseImport: words } }: Language,
): ReadonlyMap<string, string> {
  const isNamed = mapping.source !== '' && mapping.source.length <= LONGEST_SOURCE
  return new Map([
    ...mappingFaults(mapping, questionnaire).map((fault): readonly [string, string] => {
      if (fault.kind === 'nothing') return [useField(0), words.nothing]
      const message = fault.kind === 'twice' ? words.twice : words.unknownUse
      return [useField(fault.column - 1), message(fault.column)]
    }),
    ...(isNamed ? [] : [[MAPPING_FIELDS.source, words.noSource] as const]),
  ])
}
