/** A form that somebody else saved first: beside each field that changed, what it was, what it is, and whose is shown. */
import { mergeFields, type FieldTexts } from '../../../audit/merging.js'
import { isDate } from '../../../audit/rounds.js'
import type { Language } from '../../language/en.js'
import type { FormField } from '../workspace/formPage.js'

export interface Meanwhile<F extends string> {
  readonly shown: FieldTexts<F>
  readonly typed: FieldTexts<F>
  readonly now: FieldTexts<F>
  /** Who saved it last. */
  readonly who: string
}

/** The values to show again, and what to say beside fields that are no longer as they were shown. */
export function mergedForm<F extends string>(
  { shown, typed, now, who }: Meanwhile<F>,
  fieldsOf: (values: FieldTexts<F>) => readonly FormField[],
  language: Language,
): { readonly values: FieldTexts<F>; readonly messages: ReadonlyMap<string, string> } {
  const { values, changed } = mergeFields(shown, typed, now)
  const fields = new Map(fieldsOf(values).map((field) => [field.id, field]))
  const words = language.meanwhile
  const messages = changed
    .filter((id) => fields.has(id))
    .map((id) => {
      const text = (value: string) => valueText(fields.get(id), value, language)
      const say = values[id] === now[id] ? words.theirs : words.both
      return [id, say(who, fields.get(id)?.label ?? id, text(shown[id]), text(now[id]))] as const
    })
  return { values, messages: new Map(messages) }
}

/** What a field's value reads as. */
export function valueText(field: FormField | undefined, value: string, language: Language): string {
  if (value === '') return language.meanwhile.nothing
  if (field?.kind === 'checkboxes') {
    const ticked = value.split(' ')
    return field.items.flatMap((item) => (ticked.includes(item.value) ? [item.text] : [])).join('; ')
  }
  if (field && 'items' in field) return field.items.find((item) => item.value === value)?.text ?? value
  return field?.kind === 'date' && isDate(value) ? language.date(value) : value
}
