/** What partner agencies send. */
import { filledIn, formFields } from '../../support/form.js'
import { filledCopy } from '../../support/upload.js'
import { linkOn } from '../../support/colleagues.js'
import { fields, onPage, type Errand, type World } from './errand.js'

const ROUND = '/rounds/spring'
const RESPONSE = `${ROUND}/response`

/** A copy of the form, filled in away from the service. */
const filledAtHome =
  (words: string): Errand['fill'] =>
  async ({ download }: World) => {
    const bytes = await filledCopy(await download(`${RESPONSE}/offline.xlsx`), { provide_gaps: words })
    return { address: `${RESPONSE}/upload`, body: { bytes, name: 'filled.xlsx' } }
  }

const choose: Errand['fill'] = async ({ get }) => {
  const address = `${RESPONSE}/settlement`
  const form = formFields(await get(`${RESPONSE}/differences`), address)
  return { address, body: filledIn(form, { 'keep-0': 'both' }) }
}

const START = {
  route: 'POST /rounds/:round/drafts',
  more: 'A response that is started twice is two: the first is empty, and nobody has its link.',
  fill: fields(`${ROUND}/drafts`),
} as const
const SECTION = 'POST /rounds/:round/response/sections/:section'
const SUBMISSION = 'POST /rounds/:round/response/submission'

/** From starting a response to sending it again with changes. */
export const respondErrands: readonly Errand[] = [
  { ...START, by: 'agency' },
  { ...START, by: 'second-agency' },
  {
    route: SECTION,
    by: 'agency',
    fill: onPage(`${RESPONSE}/sections/about`, { agency: 'Mill School', sector: 'schools-education' }),
  },
  {
    route: SECTION,
    by: 'agency',
    fill: onPage(`${RESPONSE}/sections/identify`, {
      identify_how: 'At lunch.',
      identify_data: 'Attendance.',
    }),
  },
  {
    route: 'POST /rounds/:round/response/link-renewal',
    by: 'second-agency',
    more: 'Every renewal makes a link of its own and revokes the one before.',
    fill: fields(`${RESPONSE}/link-renewal`),
  },
  {
    route: SECTION,
    by: 'agency',
    fill: async ({ get, notes }) => {
      const hub = await get(RESPONSE)
      notes.privateLink = linkOn(hub)
      notes.reference = /Your reference is ([\w-]+)/.exec(hub)?.[1] ?? ''
      return onPage(`${RESPONSE}/sections/provide`, { provide_universal: 'Clubs\nBreakfast' })({
        get,
        notes,
      } as World)
    },
  },
  {
    // Somebody who had not seen what stands there: it is kept beside.
    route: SECTION,
    by: 'colleague',
    fill: async ({ get, notes }) => {
      await get(notes.privateLink ?? '')
      const text = { identify_how: 'In the playground.', writer: 'colleague' }
      return { address: `${RESPONSE}/sections/identify`, body: filledIn([], text) }
    },
  },
  { route: 'POST /rounds/:round/response/settlement', by: 'agency', fill: choose },
  {
    route: 'POST /rounds/:round/response/upload',
    by: 'agency',
    fill: filledAtHome('No help in the evenings.'),
  },
  {
    route: 'POST /rounds/:round/response/upload/cancellation',
    by: 'agency',
    fill: onPage(`${RESPONSE}/upload/changes`, {}, `${RESPONSE}/upload/cancellation`),
  },
  { route: 'POST /rounds/:round/response/upload', by: 'agency', fill: filledAtHome('Waiting lists.') },
  {
    route: 'POST /rounds/:round/response/upload/application',
    by: 'agency',
    fill: onPage(`${RESPONSE}/upload/changes`, {}, `${RESPONSE}/upload/application`),
  },
  { route: SUBMISSION, by: 'agency', fill: fields(`${RESPONSE}/submission`, { personal: 'keep' }) },
  {
    route: SECTION,
    by: 'agency',
    fill: onPage(`${RESPONSE}/sections/assess`, { assess_consent: 'We ask, Zebedee Quarrington writes.' }),
  },
  { route: SUBMISSION, by: 'agency', fill: fields(`${RESPONSE}/submission`, { personal: 'keep' }) },
  {
    route: 'POST /rounds/:round/responses/:reference/corrections',
    by: 'lead',
    fill: fields(`${ROUND}/responses/{reference}/corrections`, {
      kind: 'text',
      version: '2',
      question: 'identify_data',
      text: 'Attendance data.',
      reason: 'Agreed by telephone',
    }),
  },
  {
    route: SECTION,
    by: 'agency',
    fill: onPage(`${RESPONSE}/sections/identify`, { identify_data: 'Attendance and exclusions.' }),
  },
  { route: SUBMISSION, by: 'agency', fill: fields(`${RESPONSE}/submission`, { personal: 'keep' }) },
  {
    route: 'POST /rounds/:round/responses/:reference/corrections/:correction/renewal',
    by: 'lead',
    fill: fields(`${ROUND}/responses/{reference}/corrections/1/renewal`),
  },
]
