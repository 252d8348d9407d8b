/** A page with one form: fields one below the other, what is wrong said above and beside them. */
import type { Link } from '../../layout.js'
import type { Language } from '../../language/en.js'
import { notificationBanner } from '../notificationBanner.js'
import { errorSummary } from '../problems.js'

interface FieldBase {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly value: string
}

export type FormField =
  | (FieldBase & {
      readonly kind: 'text' | 'email' | 'tel' | 'url' | 'date' | 'number'
      readonly width?: number
    })
  | (FieldBase & { readonly kind: 'textarea'; readonly rows: number })
  | (FieldBase & { readonly kind: 'file'; readonly accept: string })
  | (FieldBase & {
      readonly kind: 'select'
      readonly items: readonly { readonly value: string; readonly text: string }[]
    })
  | (FieldBase & {
      readonly kind: 'radios'
      readonly items: readonly { readonly value: string; readonly text: string; readonly hint?: string }[]
    })
  /** Its value is what is ticked, parted by spaces. */
  | (FieldBase & {
      readonly kind: 'checkboxes'
      readonly items: readonly { readonly value: string; readonly text: string }[]
    })

export interface FormInput {
  readonly title: string
  readonly text?: readonly string[]
  readonly banner?: string | undefined
  readonly action: string
  readonly fields: readonly FormField[]
  readonly hidden?: readonly { readonly name: string; readonly value: string }[]
  readonly button: string
  readonly messages?: ReadonlyMap<string, string>
  readonly links?: readonly Link[]
  /** What is worth saying but long, behind a summary. */
  readonly list?: { readonly summaryText: string; readonly items: readonly string[] } | undefined
}

/** Options of views/components/simple-form.ejs. */
export function formOptions(
  { action, fields, hidden = [], button, messages = new Map() }: Omit<FormInput, 'title'>,
  language: Language,
) {
  return {
    action,
    enctype: fields.some(({ kind }) => kind === 'file')
      ? 'multipart/form-data'
      : 'application/x-www-form-urlencoded',
    hidden,
    fields: fields.map((field) => fieldOptions(field, messages.get(field.id), language)),
    button: { text: button, preventDoubleClick: true },
  }
}

/** The page's words and component options, for views/workspace/form.ejs. */
export function formPage(input: FormInput, language: Language) {
  const { title, text = [], banner, messages = new Map(), links = [], list } = input
  return {
    title,
    errorSummary: messages.size > 0 && errorSummary(messages, language),
    banner: banner !== undefined && notificationBanner(language.workspace.done, banner),
    text,
    list: list ?? false,
    form: formOptions(input, language),
    links,
  }
}

function fieldOptions(field: FormField, message: string | undefined, language: Language) {
  const errorMessage =
    message === undefined ? undefined : { text: message, visuallyHiddenText: language.problems.prefix }
  const hint = field.hint === undefined ? undefined : { text: field.hint }
  const label = { text: field.label, classes: 'govuk-label--s' }
  const common = { id: field.id, name: field.id, label, hint, errorMessage }
  switch (field.kind) {
    case 'textarea':
      return { component: 'textarea', options: { ...common, value: field.value, rows: field.rows } }
    case 'file':
      return { component: 'file-upload', options: { ...common, attributes: { accept: field.accept } } }
    case 'select':
      return {
        component: 'select',
        options: {
          ...common,
          items: field.items.map((item) => ({ ...item, selected: item.value === field.value })),
        },
      }
    case 'checkboxes':
      return {
        component: 'checkboxes',
        options: {
          idPrefix: field.id,
          name: field.id,
          classes: 'govuk-checkboxes--small',
          hint,
          errorMessage,
          fieldset: { legend: { text: field.label, classes: 'govuk-fieldset__legend--s' } },
          items: field.items.map((item) => ({
            ...item,
            checked: field.value.split(' ').includes(item.value),
          })),
        },
      }
    case 'radios':
      return {
        component: 'radios',
        options: {
          idPrefix: field.id,
          name: field.id,
          hint,
          errorMessage,
          fieldset: { legend: { text: field.label, classes: 'govuk-fieldset__legend--s' } },
          items: field.items.map((item) => ({
            value: item.value,
            text: item.text,
            ...(item.hint !== undefined && { hint: { text: item.hint } }),
            checked: item.value === field.value,
          })),
        },
      }
    case 'text':
    case 'email':
    case 'tel':
    case 'url':
    case 'date':
    case 'number':
      return {
        component: 'input',
        options: {
          ...common,
          type: field.kind === 'number' ? 'text' : field.kind,
          ...(field.kind === 'number' && { inputmode: 'numeric' }),
          value: field.value,
          classes: field.width === undefined ? '' : `govuk-input--width-${field.width}`,
        },
      }
  }
}
