/** One-line texts of a posted form, for pages that are not the questionnaire. */
import type { Request } from 'express'

/** A field as it was typed, "" where it did not come; of several of one name, none. For passwords. */
export function rawField(req: Request, name: string): string {
  const value = ((req.body ?? {}) as Readonly<Record<string, unknown>>)[name]
  return typeof value === 'string' ? value : ''
}

/** A field without the spaces around it. */
export function textField(req: Request, name: string): string {
  return rawField(req, name).trim()
}

/**
 * The number of something in an address or a form, as one writes it: from 1, without a sign or zeros before it. NaN where
 * it is none, and nothing in the store has that.
 */
export function wholeNumber(text: string): number {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : Number.NaN
}

/** An address on this service to go on to, never on another: "//elsewhere" and "/\elsewhere" lead away in browsers. */
export function ownAddress(wanted: unknown): string {
  return typeof wanted === 'string' && /^\/(?![/\\])[\w\-./?=&%+]*$/.test(wanted) ? wanted : '/'
}
