/** Several people on one response: each opens a section, types, and saves as the form or the page's script does. */
import { attribute, elements, textOf } from './dom.js'
import { filledIn, formFields } from './form.js'
import { startResponse, type Browser, type TestService } from './service.js'

export const SECTION = '/rounds/spring/response/sections/identify'
export const DIFFERENCES = '/rounds/spring/response/differences'
export const SETTLEMENT = '/rounds/spring/response/settlement'

/** What the page's script is told after saving. */
interface Reply {
  readonly status: string
  readonly remarks: string
  readonly seen: Readonly<Record<string, string>>
  readonly beside: readonly string[]
}

/** Starts a response in one browser and opens it in another by its private link. Returns its reference. */
export async function shareResponse(one: Browser, two: Browser): Promise<string> {
  const hub = await one.get(await startResponse(one))
  await two.get(linkOn(hub.text)).expect(303)
  return /Your reference is ([\w-]+)/.exec(hub.text)?.[1] ?? ''
}

/** The private link on a response's page, as a path. */
export function linkOn(hub: string): string {
  return new URL(/value="(http[^"]+\/links\/[^"]+)"/.exec(hub)?.[1] ?? '').pathname
}

/** Two colleagues with the same private link, and their response's draft. */
export async function shareResponseOn(service: TestService) {
  const one = service.browser()
  const two = service.browser()
  const draft = await service.db
    .selectFrom('drafts')
    .select('id')
    .where('reference', '=', await shareResponse(one, two))
    .executeTakeFirstOrThrow()
  return { one, two, draftId: draft.id }
}

/** Opens a section now, to fill it in and save it later. */
export async function openSection(browser: Browser, address = SECTION) {
  const page = await browser.get(address).expect(200)
  let fields = formFields(page.text, address)
  const areas = elements(page.text, 'textarea')
  return {
    /** What the page showed of a long answer when it was opened. */
    shown: (id: string): string =>
      areas.filter((area) => attribute(area, 'name') === id).map((area) => textOf(area))[0] ?? '',
    save: (filling: Record<string, string>) =>
      browser.post(address).type('form').send(filledIn(fields, filling)),
    /** As the page's script saves while a person types. */
    async autosave(filling: Record<string, string>): Promise<Reply> {
      const body = filledIn(fields, filling)
      const response = await browser.post(address).type('form').accept('json').send(body).expect(200)
      const reply = response.body as Reply
      fields = fields.map(([name, value]) =>
        name.startsWith('seen.')
          ? [name, reply.seen[name.slice(5)] ?? value]
          : [name, filling[name] ?? value],
      )
      return reply
    },
    /** The request of an autosave whose reply never arrived: the page knows nothing of it. */
    autosaveUnheard: (filling: Record<string, string>) =>
      browser.post(address).type('form').accept('json').send(filledIn(fields, filling)).expect(200),
  }
}
