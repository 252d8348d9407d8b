/** The forms by which a response is put right; options of views/components/correction-form.ejs. */
import { textOf } from '../../../audit/answers.js'
import { readingOf, readingsOf } from '../../../audit/choiceTables.js'
import type { RemedyKind } from '../../../audit/corrections.js'
import { GENERICS } from '../../../audit/hiding.js'
import { findPersonalData } from '../../../audit/personalData.js'
import { numberIn } from '../../../audit/numberTables.js'
import { sectorsOf, type Question } from '../../../audit/questionnaire.js'
import type { QualityIssue } from '../../../audit/qualityIssues.js'
import { field, form, typedIn, type Field, type FormContext, type FormName } from './correctionFormParts.js'

/** The forms for the whole response: its sector, and leaving it out. `other`: the response that it may be a duplicate of. */
export function wholeForms(context: FormContext, other: string) {
  const { language, questionnaire, clean } = context
  const words = language.reviewing.corrections
  const sector = typedIn(context, 'sector', 'sector') ?? textOf(clean.answers, 'sector')
  const name = (kind: RemedyKind) => ({ kind, id: kind })
  return [
    form(name('sector'), words.sector, context, [
      field(name('sector'), 'sector', 'select', context, {
        label: { text: words.sector.field },
        items: [
          { id: '', label: language.reviewing.responses.filter.blankSector },
          ...sectorsOf(questionnaire),
        ].map(({ id, label }) => ({ value: id, text: label, selected: id === sector })),
      }),
    ]),
    form(name('duplicate'), words.duplicate, context, [
      field(name('duplicate'), 'of', 'input', context, {
        label: { text: words.duplicate.field },
        classes: 'govuk-input--width-10',
        value: typedIn(context, 'duplicate', 'of') ?? other,
        spellcheck: false,
      }),
    ]),
    form(name('exclusion'), words.exclusion, context, []),
  ]
}

/** The forms for one answer: hiding words, other text, and the reading where it is read by rule. */
export function answerForms(question: Question, isReplaced: boolean, context: FormContext) {
  const isText = question.options === undefined && question.kind !== 'yes-no'
  return [
    ...(isText ? [redactionForm(question, isReplaced, context), textForm(question, context)] : []),
    ...(question.kind === 'count' || readingsOf(question).length > 0 ? [readingForm(question, context)] : []),
  ]
}

function redactionForm(question: Question, isReplaced: boolean, context: FormContext) {
  const { language, submitted } = context
  const words = language.reviewing.corrections.redaction
  const name: FormName = { kind: 'redaction', id: 'redaction' }
  const text = textOf(submitted.answers, question.id)
  const hits = isReplaced ? [] : findPersonalData(text)
  const chosen = typedIn(context, 'redaction', 'generic')
  const { sent } = context
  const ticked = sent?.problem.form === 'redaction' ? [sent.fields.hit].flat() : []
  const fields: Field[] = [
    ...(hits.length > 0
      ? [
          field(name, 'hit', 'checkboxes', context, {
            fieldset: { legend: { text: words.hits } },
            items: hits.map(({ start, end, kind }, index) => ({
              value: String(index),
              text: text.slice(start, end),
              hint: { text: language.interruption.kinds[kind] },
              checked: ticked.includes(String(index)),
            })),
          }),
        ]
      : []),
    field(name, 'words', 'textarea', context, {
      label: { text: words.words },
      hint: { text: words.wordsHint },
      rows: 3,
      value: typedIn(context, 'redaction', 'words') ?? '',
    }),
    field(name, 'generic', 'select', context, {
      label: { text: words.generic },
      items: ['', ...GENERICS].map((one) => ({ value: one, text: one, selected: one === chosen })),
    }),
  ]
  const note = isReplaced ? words.replaced : ''
  return form(name, words, context, fields, { question: question.id }, note)
}

function textForm(question: Question, context: FormContext) {
  const words = context.language.reviewing.corrections.text
  const name: FormName = { kind: 'text', id: 'text' }
  const fields = [
    field(name, 'text', 'textarea', context, {
      label: { text: words.field },
      rows: 8,
      value: typedIn(context, 'text', 'text') ?? textOf(context.clean.answers, question.id),
    }),
  ]
  return form(name, words, context, fields, { question: question.id })
}

function readingForm(question: Question, context: FormContext) {
  const { language, clean } = context
  const words = language.reviewing.corrections.reading
  const name: FormName = { kind: 'reading', id: 'reading' }
  const number = question.kind === 'count'
  const now = number ? String(numberIn(clean, question) ?? '') : readingOf(clean, question)
  const options = number
    ? {
        label: { text: words.number },
        classes: 'govuk-input--width-5',
        inputmode: 'numeric',
        value: typedIn(context, 'reading', 'reading') ?? now,
      }
    : {
        fieldset: { legend: { text: words.field } },
        items: readingsOf(question).map((reading) => ({
          value: reading,
          text: language.reviewing.answer.readings[reading],
          checked: reading === (typedIn(context, 'reading', 'reading') ?? now),
        })),
      }
  const fields = [field(name, 'reading', number ? 'input' : 'radios', context, options)]
  return form(name, words, context, fields, { question: question.id })
}

/** The form that leaves an issue as it is. `index` tells the forms of a page apart. */
export function acceptanceForm(issue: QualityIssue, index: number, context: FormContext) {
  const { corrections, issues } = context.language.reviewing
  const words = corrections.acceptance
  const { kind, questionId, other } = issue
  const hidden = { issue: kind, question: questionId ?? '', other: other ?? '', form: String(index) }
  const name: FormName = { kind: 'acceptance', id: `acceptance-${index}` }
  return form(name, { title: words.title(issues[kind]), button: words.button }, context, [], hidden)
}
