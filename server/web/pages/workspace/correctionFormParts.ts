/** What every form by which a response is put right has in common; options of views/components/correction-form.ejs. */
import type { AuditResponse } from '../../../audit/answers.js'
import type { RemedyKind, SubmittedResponse } from '../../../audit/corrections.js'
import type { Questionnaire } from '../../../audit/questionnaire.js'
import type { Fields } from '../../forms.js'
import type { Language } from '../../language/en.js'

/** A form as it was sent, and what is wrong with it. */
export interface Sent {
  readonly fields: Fields
  readonly problem: { readonly form: RemedyKind; readonly field: string; readonly text: string }
}

export interface FormContext {
  readonly action: string
  readonly questionnaire: Questionnaire
  readonly submitted: SubmittedResponse
  readonly clean: AuditResponse
  readonly sent?: Sent | undefined
  readonly language: Language
}

export interface Field {
  readonly component: 'input' | 'select' | 'textarea' | 'radios' | 'checkboxes'
  readonly options: object
}

/** The ids of a form and of its fields: unique on a page, where acceptances have a form each. */
export interface FormName {
  readonly kind: RemedyKind
  readonly id: string
}

/** A form with these fields and the reason that each asks for. */
export function form(
  name: FormName,
  words: { readonly title: string; readonly button: string },
  context: FormContext,
  fields: readonly Field[],
  hidden: Readonly<Record<string, string>> = {},
  text = '',
) {
  const { corrections } = context.language.reviewing
  const reason = field(name, 'reason', 'input', context, {
    label: { text: corrections.reason },
    hint: { text: corrections.reasonHint },
    value: isSent(name, context) ? (typedIn(context, name.kind, 'reason') ?? '') : '',
  })
  return {
    id: name.id,
    title: words.title,
    text,
    isOpen: isSent(name, context),
    action: context.action,
    hidden: Object.entries({ kind: name.kind, version: String(context.submitted.version), ...hidden }).map(
      ([key, value]) => ({ name: key, value }),
    ),
    fields: [...fields, reason],
    button: { text: words.button, preventDoubleClick: true },
  }
}

/** One field, with what is wrong with it where it was sent. */
export function field(
  form_: FormName,
  name: string,
  component: Field['component'],
  context: FormContext,
  options: object,
): Field {
  const id = `${form_.id}-${name}`
  const problem =
    isSent(form_, context) && context.sent?.problem.field === name ? context.sent.problem : undefined
  const errorMessage = problem && {
    text: problem.text,
    visuallyHiddenText: context.language.problems.prefix,
  }
  return { component, options: { id, idPrefix: id, name, errorMessage, ...options } }
}

/** Whether this is the form that was sent and has something wrong in it. */
function isSent({ kind, id }: FormName, { sent }: FormContext): boolean {
  if (sent?.problem.form !== kind) return false
  return kind !== 'acceptance' || id === `acceptance-${String(sent.fields.form)}`
}

/** What was typed into a field of the form that was sent. */
export function typedIn({ sent }: FormContext, form_: RemedyKind, name: string): string | undefined {
  const value = sent?.problem.form === form_ ? sent.fields[name] : undefined
  return typeof value === 'string' ? value : undefined
}

/** The id of the field that something is wrong with, for the summary above the page. */
export function wrongFieldOf({ fields, problem }: Sent): string {
  const form_ = problem.form === 'acceptance' ? `acceptance-${String(fields.form)}` : problem.form
  return `${form_}-${problem.field}`
}
