/** Forms that two people had open at once: what each changed is told apart, so that neither overwrites the other unseen. */

/** A form's fields as texts. */
export type FieldTexts<F extends string> = Readonly<Record<F, string>>

export interface Merged<F extends string> {
  /** What was typed, and in fields that were left as they were shown what stands there by now. */
  readonly values: FieldTexts<F>
  /** Fields that are no longer as they were shown. */
  readonly changed: readonly F[]
}

/** What comes of fields as they were shown, as they were typed, and as they are now. */
export function mergeFields<F extends string>(
  shown: FieldTexts<F>,
  typed: FieldTexts<F>,
  now: FieldTexts<F>,
): Merged<F> {
  const fields = Object.keys(typed) as F[]
  const values = Object.fromEntries(
    fields.map((field) => [field, typed[field] === shown[field] ? now[field] : typed[field]]),
  ) as FieldTexts<F>
  return { values, changed: fields.filter((field) => now[field] !== shown[field]) }
}
