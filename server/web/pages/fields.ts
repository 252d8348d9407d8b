/** A section's questions as the form's fields: one GOV.UK component with its options for each. */
import type { Answer, Answers } from '../../audit/answers.js'
import {
  detailIdOf,
  fillWording,
  optionsOf,
  type Option,
  type Question,
  type Section,
  type Wording,
} from '../../audit/questionnaire.js'
import type { Language } from '../language/en.js'

export interface FieldContext {
  readonly answers: Answers
  readonly wording: Wording
  /** What to say beside a field, by its id. */
  readonly messages: ReadonlyMap<string, string>
  readonly language: Language
}

/** One question as printed: words above the field, then the component. */
export interface FieldModel {
  /** A file in views/components/. */
  readonly component: string
  /** Body text above the field: the rest of the question as the paper form prints it. */
  readonly above: readonly string[]
  readonly options: object
  /** The question's id where a hidden field must say that it was shown: an unticked list sends nothing itself. */
  readonly shown?: string
}

const AUTOCOMPLETE: Readonly<Record<string, string>> = { respondent_name: 'name', agency: 'organization' }

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
  const above = hint === undefined ? [] : [hint]
  switch (question.kind) {
    case 'choice':
    case 'yes-no':
      return { component: 'radios', above, options: radios(question, context) }
    case 'tick-list':
      return { component: 'checkboxes', above, options: checkboxes(question, context), shown: question.id }
    case 'long-text':
      return { component: 'textarea', above, options: { ...textField(question, context), rows: 6 } }
    case 'count':
      return {
        component: 'input',
        above,
        options: { ...textField(question, context), classes: 'govuk-input--width-20' },
      }
    case 'text':
      return {
        component: 'input',
        above,
        options: { ...textField(question, context), autocomplete: AUTOCOMPLETE[question.id] },
      }
  }
}

function textField(question: Question, context: FieldContext): object {
  return {
    id: question.id,
    name: question.id,
    label: { text: wordingOf(question, context.wording), classes: 'govuk-label--s' },
    value: textIn(context.answers[question.id]),
    errorMessage: errorFor(question.id, context),
  }
}

function radios(question: Question, context: FieldContext): object {
  const chosen = textIn(context.answers[question.id])
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
  const ticked = context.answers[question.id] ?? []
  return {
    idPrefix: question.id,
    name: question.id,
    fieldset: {
      legend: { text: wordingOf(question, context.wording), classes: 'govuk-fieldset__legend--s' },
    },
    hint: { text: context.language.section.none },
    errorMessage: errorFor(question.id, context),
    items: optionsOf(question).map((option) => ({
      value: option.id,
      text: option.label,
      checked: ticked.includes(option.id),
    })),
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
    value: textIn(context.answers[id]),
    errorMessage: errorFor(id, context),
  }
}

function errorFor(id: string, context: FieldContext): object | undefined {
  const text = context.messages.get(id)
  return text === undefined
    ? undefined
    : { text, visuallyHiddenText: context.language.problems.prefix.replace(':', '') }
}

function textIn(answer: Answer | undefined): string {
  return typeof answer === 'string' ? answer : ''
}
