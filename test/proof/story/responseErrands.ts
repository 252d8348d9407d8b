/** What a lead sends about responses: imports, corrections, concerns, and what one person asked for. */
import { filledIn } from '../../support/form.js'
import { fields, file, type Errand, type World } from './errand.js'
import { renewalErrand } from './themesErrands.js'

const ROUND = '/rounds/spring'
const IMPORTS = `${ROUND}/imports`
const RESPONSES = '/rounds/sample/responses'
const TABLE =
  'Number,When,Agency,How\n1,2027-03-09 10:00:00,Open Door,Waiting lists\n2,2027-03-09 10:00:00,Harbour Nursery,At home\n'
const COLUMNS = {
  'use-0': 'reference',
  'use-1': 'sent',
  'use-2': 'answer/agency',
  'use-3': 'answer/identify_how',
}
const REASON = 'Agreed by telephone'

const byLead = (route: string, fill: Errand['fill'], rest: Partial<Errand> = {}): Errand => ({
  route: `POST ${route}`,
  by: 'lead',
  fill,
  ...rest,
})

const noteImport: Errand['note'] = ({ location }, notes) => {
  notes.import = location.split('/')[4] ?? ''
}
/** Checking and taking in go on after the reply; the page of the import says when they are over. */
const isOver = async ({ get, notes }: World) =>
  !/http-equiv="refresh"|data-progress|app-progress/.test(await get(`${IMPORTS}/${notes.import ?? ''}`))

const application: Errand['fill'] = async ({ get, notes }) => {
  const page = `${IMPORTS}/${notes.import ?? ''}`
  const checked = /name="checked" value="([^"]+)"/.exec(await get(page))?.[1] ?? ''
  return { address: `${page}/application`, body: filledIn([], { checked }) }
}
const check = fields(`${IMPORTS}/{import}/check`)

const noteRequest: Errand['note'] = ({ location }, notes) => {
  notes.request = location.split('?')[0] ?? ''
}
const lookFor = byLead('/person-requests', fields('/person-requests', { term: 'Zebedee Quarrington' }), {
  note: noteRequest,
  more: 'A request that is made twice is two, and the one without findings to it is closed after 30 days.',
})
const tickAll: Errand['fill'] = async ({ get, notes }) => {
  const page = notes.request ?? ''
  const hit = [...(await get(page)).matchAll(/value="([^"]+)" aria-describedby/g)].map(
    ([, value]) => value ?? '',
  )
  return { address: `${page}/choice`, body: filledIn([], { hit }) }
}

/** From an imported table to what is erased for good. */
export const responseErrands: readonly Errand[] = [
  byLead('/rounds/:round/imports', file(IMPORTS, TABLE), {
    note: noteImport,
    more: 'A table that is uploaded twice waits twice; its rows are taken in once.',
  }),
  byLead(
    '/rounds/:round/imports/:import/mapping',
    fields(`${IMPORTS}/{import}/mapping`, { ...COLUMNS, source: 'Forms' }),
    { isDone: isOver },
  ),
  byLead('/rounds/:round/imports/:import/check', check, { isDone: isOver, isPassing: true }),
  byLead('/rounds/:round/imports/:import/application', application, {
    isDone: isOver,
    redo: [check, application],
  }),
  byLead('/rounds/:round/imports', file(IMPORTS, TABLE), {
    note: noteImport,
    more: 'A table that is uploaded twice waits twice; its rows are taken in once.',
  }),
  byLead('/rounds/:round/imports/:import/cancellation', fields(`${IMPORTS}/{import}/cancellation`)),
  byLead(
    '/rounds/:round/responses/:reference/corrections',
    fields(`${RESPONSES}/S03/corrections`, {
      kind: 'sector',
      version: '1',
      sector: 'health',
      reason: REASON,
    }),
  ),
  byLead('/rounds/:round/responses/:reference/corrections/:correction/undoing', async ({ get }) => ({
    address: /action="([^"]+\/undoing)"/.exec(await get(`${RESPONSES}/S03`))?.[1] ?? '',
  })),
  byLead(
    '/rounds/:round/responses/:reference/corrections',
    fields(`${RESPONSES}/S02/corrections`, {
      kind: 'text',
      version: '1',
      question: 'identify_how',
      text: 'Attendance went up',
      reason: REASON,
    }),
  ),
  renewalErrand,
  byLead(
    '/rounds/:round/responses/:reference/concerns',
    fields(`${RESPONSES}/S02/concerns`, { question: 'identify_how' }),
  ),
  byLead(
    '/rounds/:round/responses/:reference/concerns/:concern/passing',
    fields(`${RESPONSES}/S02/concerns/1/passing`, { to: 'Duty desk', by: 'Lee', on: '10 3 2026' }),
  ),
  lookFor,
  byLead('/person-requests/:request/choice', tickAll),
  byLead(
    '/person-requests/:request/redaction',
    fields('{request}/redaction', { 'redact-reason': 'Asked for', generic: '[a person]' }),
  ),
  byLead('/person-requests/:request/closure', fields('{request}/closure')),
  lookFor,
  byLead('/person-requests/:request/choice', tickAll),
  byLead('/person-requests/:request/erasure', fields('{request}/erasure', { 'erase-reason': 'Asked for' })),
  byLead('/person-requests/:request/closure', fields('{request}/closure')),
  byLead(
    '/rounds/:round/responses/:reference/erasure',
    fields(`${ROUND}/responses/{reference}/erasure`, { reason: 'Asked for' }),
  ),
]
