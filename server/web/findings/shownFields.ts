/** What a form showed when it was opened, as a hidden field of it: so that what its sender changed can be told. */
import type { Request } from 'express'
import type { FieldTexts } from '../../audit/merging.js'
import { posted } from '../workspace/record.js'

const SHOWN = 'shown'

/** The hidden field's value. */
export function shownField(values: FieldTexts<string>): { readonly name: string; readonly value: string } {
  return { name: SHOWN, value: JSON.stringify(values) }
}

/** Reads it back; "" for fields of which it says nothing. */
export function readShown<F extends string>(req: Request, fields: readonly F[]): FieldTexts<F> {
  const shown = parsed(posted(req, SHOWN))
  return Object.fromEntries(
    fields.map((field) => {
      const value = Object.hasOwn(shown, field) ? shown[field] : ''
      return [field, typeof value === 'string' ? value : '']
    }),
  ) as FieldTexts<F>
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
  } catch {
    return {}
  }
}
