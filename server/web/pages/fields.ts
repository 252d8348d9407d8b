/** A section's questions as the form's fields: one GOV.UK component with its options for each. */
import type { KeptAnswers } from '../../audit/saving.js'
import {
  AGENCY_QUESTION,
  answerIdsIn,
  detailIdOf,
  exclusiveOption,
  fillWording,
  NAME_QUESTION,
  optionsOf,
  type Option,
  type Question,
  type Section,
  type Wording,
} from '../../audit/questionnaire.js'
import type { Language } from '../language/en.js'
import { seenField } from '../seen.js'
import { earlierAnswer, type EarlierContext } from './earlierAnswer.js'

export interface FieldContext {
  readonly kept: KeptAnswers
  readonly wording: Wording
  /** What to say beside a field, by its id. */
  readonly messages: ReadonlyMap<string, string>
  /** Undefined where nothing of an earlier round is offered. */
  readonly earlier: EarlierContext | undefined
  readonly language: Language
}

/** One question as printed: words above the field, then the component. */
export interface FieldModel {
  /** A file in views/components/. */
  readonly component: string
  /** Body text above the field: the rest of the question as the paper form prints it. */
  readonly above: readonly string[]
  readonly options: object
  /** What the field tells besides its value: what it showed of the answer, and that an unticked list was shown. */
  readonly hidden: readonly { readonly name: string; readonly value: string }[]
  /** What the agency answered last time, below the field. */
  readonly earlier: object | false
}

const AUTOCOMPLETE: Readonly<Record<string, string>> = {
  [NAME_QUESTION]: 'name',
  [AGENCY_QUESTION]: 'organization',
}

/** The fields of a section, in the instrument's order. */
export function fieldsFor(section: Section, context: FieldContext): readonly FieldModel[] {
  return section.questions.map((question) => fieldFor(question, context))
}

/** A question's wording for a round, in full. */
export function wordingOf(question: Question, wording: Wording): string {
  return fillWording(question.text, wording) ?? question.text
}

function fieldFor(question: Question, context: FieldContext): FieldModel {
  const hint = question.hint === undefined ? undefined : fillWording(question.hint, context.wording)
  return {
    ...componentFor(question, context),
    above: hint === undefined ? [] : [hint],
    hidden: [
      ...answerIdsIn({ questions: [question] }).map((id) => ({
        name: `seen.${id}`,
        value: seenField(context.kept.get(id)),
      })),
      ...(question.kind === 'tick-list' ? [{ name: 'shown', value: question.id }] : []),
    ],
    earlier: earlierAnswer(question, context.earlier, context.wording, context.language),
  }
}

function componentFor(question: Question, context: FieldContext): Pick<FieldModel, 'component' | 'options'> {
  switch (question.kind) {
    case 'choice':
    case 'yes-no':
      return { component: 'radios', options: radios(question, context) }
    case 'tick-list':
      return { component: 'checkboxes', options: checkboxes(question, context) }
    case 'long-text':
      return { component: 'textarea', options: { ...textField(question, context), rows: 6 } }
    case 'count':
      return {
        component: 'input',
        options: { ...textField(question, context), classes: 'govuk-input--width-20' },
      }
    case 'text':
      return {
        component: 'input',
        options: { ...textField(question, context), autocomplete: AUTOCOMPLETE[question.id] },
      }
  }
}

function textField(question: Question, context: FieldContext): object {
  return {
    id: question.id,
    name: question.id,
    label: { text: wordingOf(question, context.wording), classes: 'govuk-label--s' },
    value: textIn(question.id, context),
    errorMessage: errorFor(question.id, context),
  }
}

function radios(question: Question, context: FieldContext): object {
  const chosen = textIn(question.id, context)
  const options = optionsOf(question)
  return {
    idPrefix: question.id,
    name: question.id,
    fieldset: {
      legend: { text: wordingOf(question, context.wording), classes: 'govuk-fieldset__legend--s' },
    },
    errorMessage: errorFor(question.id, context),
    items: options.map((option) => ({
      value: option.id,
      text: option.label,
      checked: option.id === chosen,
      below: detailFor(option, context),
    })),
  }
}

function checkboxes(question: Question, context: FieldContext): object {
  const ticked = context.kept.get(question.id)?.answer ?? []
  return {
    idPrefix: question.id,
    name: question.id,
    fieldset: {
      legend: { text: wordingOf(question, context.wording), classes: 'govuk-fieldset__legend--s' },
    },
    hint: { text: context.language.section[exclusiveOption(question) ? 'tickAll' : 'none'] },
    errorMessage: errorFor(question.id, context),
    items: optionsOf(question).flatMap((option) => [
      ...(option.exclusive ? [{ divider: context.language.section.or }] : []),
      {
        value: option.id,
        text: option.label,
        checked: ticked.includes(option.id),
        ...(option.exclusive && { behaviour: 'exclusive' }),
      },
    ]),
  }
}

/** The field that belongs to an option's "please specify". */
function detailFor(option: Option, context: FieldContext): object | undefined {
  if (option.specify === undefined) return undefined
  const id = detailIdOf(option)
  return {
    id,
    name: id,
    label: { text: `${option.label}: ${option.specify}` },
    value: textIn(id, context),
    errorMessage: errorFor(id, context),
  }
}

function errorFor(id: string, context: FieldContext): object | undefined {
  const text = context.messages.get(id)
  return text === undefined ? undefined : { text, visuallyHiddenText: context.language.problems.prefix }
}

function textIn(id: string, { kept }: FieldContext): string {
  const answer = kept.get(id)?.answer
  return typeof answer === 'string' ? answer : ''
}
