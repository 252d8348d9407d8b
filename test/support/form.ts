/** Fills in forms as a browser does: from what the page holds, hidden fields and all. */
import { attribute, elements, textOf } from './dom.js'
import type { Browser } from './service.js'

type Fields = readonly (readonly [string, string])[]

/** What a person types and picks, by the field's name; a list ticks exactly these. */
export type Filling = Readonly<Record<string, string | readonly string[]>>

/** The fields that a browser would send of the page's form with this address. */
export function formFields(html: string, action: string): Fields {
  const form = elements(html, 'form').find((candidate) => attribute(candidate, 'action') === action)
  if (!form) throw new Error(`There is no form for ${action} on the page.`)
  const inputs = elements(form, 'input').filter((input) => {
    const type = attribute(input, 'type') ?? 'text'
    return !['checkbox', 'radio'].includes(type) || attribute(input, 'checked') !== undefined
  })
  return [
    ...inputs.map((input) => [attribute(input, 'name') ?? '', attribute(input, 'value') ?? ''] as const),
    ...elements(form, 'select').map((select) => {
      const options = elements(select, 'option')
      const chosen = options.find((option) => attribute(option, 'selected') !== undefined) ?? options[0]
      return [attribute(select, 'name') ?? '', (chosen && attribute(chosen, 'value')) ?? ''] as const
    }),
    ...elements(form, 'textarea').map((area) => [attribute(area, 'name') ?? '', textOf(area)] as const),
  ]
}

/** A form's fields with a person's changes. */
export function filledIn(fields: Fields, filling: Filling): string {
  const kept = fields.filter(([name]) => !(name in filling))
  const changed = Object.entries(filling).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((item) => [name, item] as const),
  )
  return new URLSearchParams(
    [...kept, ...changed].map(([name, value]): [string, string] => [name, value]),
  ).toString()
}

/** Opens a page with a form that posts to the same address, fills it in and sends it. */
export async function fillIn(browser: Browser, address: string, filling: Filling) {
  const page = await browser.get(address)
  return browser
    .post(address)
    .type('form')
    .send(filledIn(formFields(page.text, address), filling))
}
