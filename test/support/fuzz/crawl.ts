/** Finds every form and link of the pages that a corpus leads to, as a browser would send them. */
import request from 'supertest'
import { attribute, elements, textOf } from '../dom.js'
import type { TestService } from '../service.js'
import { ROUTE_NAMES, type Corpus, type Sent } from './corpus.js'

type Element = ReturnType<typeof elements>[number]

/** Downloads have no forms, and take long. */
const isPage = (address: string) => !/\.(xlsx|docx|csv|json|txt)(\?|$)/.test(address)

/**
 * Looks at pages of a corpus and adds what is on them; twice, since pages lead to further ones.
 *
 * @param lead the cookie of a lead, who sees what nobody else was recorded to see
 * @param most how many pages to look at of one route, each time
 */
export async function crawl(
  app: TestService['app'],
  corpus: Corpus,
  { lead, most }: { readonly lead: string; readonly most: number },
): Promise<void> {
  const seen = new Set<string>()
  for (let round = 0; round < 2; round += 1)
    for (const sent of ROUTE_NAMES.flatMap((name) => corpus.of(name).slice(0, most))) {
      if (sent.method !== 'GET' || !isPage(sent.address) || seen.has(sent.address)) continue
      seen.add(sent.address)
      const cookie = sent.address.includes('/response') || sent.cookie ? sent.cookie : lead
      const page = await request(app).get(sent.address).set('Cookie', cookie)
      if (page.status === 200) for (const found of onPage(page.text, { ...sent, cookie })) corpus.add(found)
    }
}

function onPage(html: string, page: Sent): readonly Sent[] {
  const links = elements(html, 'a').map((link) => attribute(link, 'href') ?? '')
  const asked = links.map((address) => ({ ...page, address, type: '', body: Buffer.alloc(0) }))
  return [...asked, ...elements(html, 'form').map((form) => sentBy(form, page))]
}

function sentBy(form: Element, page: Sent): Sent {
  const action = attribute(form, 'action') ?? page.address
  const fields = new URLSearchParams(
    ['input', 'select', 'textarea', 'button'].flatMap((tag) =>
      elements(form, tag).flatMap((field) => {
        const name = attribute(field, 'name')
        return name === undefined ? [] : [[name, valueOf(field)] as [string, string]]
      }),
    ),
  ).toString()
  if (attribute(form, 'method') !== 'post')
    return { ...page, method: 'GET', address: `${action}?${fields}`, type: '', body: Buffer.alloc(0) }
  const type = attribute(form, 'enctype') ?? 'application/x-www-form-urlencoded'
  return { ...page, method: 'POST', address: action, type, body: Buffer.from(fields) }
}

function valueOf(field: Element): string {
  if (field.tagName === 'textarea') return textOf(field)
  if (field.tagName !== 'select') return attribute(field, 'value') ?? ''
  const options = elements(field, 'option')
  const chosen = options.find((option) => attribute(option, 'selected') !== undefined) ?? options[0]
  return attribute(chosen, 'value') ?? ''
}
