/** What the group sends about findings: statements, quotes, actions, the score card, what is on offer, and releases. */
import { fields, onPage, type Errand } from './errand.js'

const ROUND = '/rounds/sample'
const STATEMENTS = `${ROUND}/statements`
const QUOTES = `${ROUND}/quotes`
const ACTIONS = `${ROUND}/actions`
const CARD = `${ROUND}/score-card`
const OFFER = `${ROUND}/offer`
const DRAFT = 'assess_lead_practitioner/choices'
const CELL = 'assess_lead_practitioner-choices/yes/all'
const QUOTE = { reference: 'S02', question: 'identify_how', first: '1', last: '1' }

const by =
  (who: Errand['by']) =>
  (route: string, fill: Errand['fill'], rest: Partial<Errand> = {}): Errand => ({
    route: `POST /rounds/:round${route}`,
    by: who,
    fill,
    ...rest,
  })
const lead = by('lead')
const second = by('second-lead')

const statements: readonly Errand[] = [
  lead('/statements', fields(STATEMENTS, { draft: DRAFT })),
  lead(
    '/statements',
    onPage(
      `${STATEMENTS}/new?cell=${encodeURIComponent(CELL)}`,
      { section: 'assess', kind: 'strength', text: 'Most say yes.', evidence: CELL },
      STATEMENTS,
    ),
  ),
  lead('/statements/:statement', onPage(`${STATEMENTS}/2`, { text: 'Most of them say yes.' })),
  lead('/statements/:statement/place', fields(`${STATEMENTS}/2/place`, { direction: 'up' }), {
    more: 'Each press moves the statement by one place.',
  }),
  lead('/statements/:statement/withdrawal', fields(`${STATEMENTS}/2/withdrawal`, { version: '2' })),
  lead('/statements/:statement/restoration', fields(`${STATEMENTS}/2/restoration`, { version: '3' })),
  // A correction moved a sector's figure since it was written.
  lead(
    '/responses/:reference/corrections',
    fields(`${ROUND}/responses/S01/corrections`, { kind: 'exclusion', version: '1', reason: 'Sent twice' }),
  ),
  lead('/statements/:statement/confirmation', onPage(STATEMENTS, {}, `${STATEMENTS}/1/confirmation`)),
]

const quotes: readonly Errand[] = [
  lead('/quotes', onPage(`${QUOTES}/new?reference=S02&question=identify_how`, QUOTE, QUOTES)),
  lead('/quotes/:quote', onPage(`${QUOTES}/1`, { attribution: 'A school' })),
  second('/quotes/:quote/clearance', fields(`${QUOTES}/1/clearance`, { version: '2' })),
  lead('/quotes/:quote/withdrawal', fields(`${QUOTES}/1/withdrawal`, { version: '3' })),
]

const ACTION = {
  text: 'Train schools',
  owner: 'Board',
  dueOn: '2027-09-30',
  status: 'under-way',
  section: 'assess',
}
const actions: readonly Errand[] = [
  lead('/actions', onPage(`${ACTIONS}/new`, ACTION, ACTIONS)),
  lead('/actions/:action/notes', onPage(`${ACTIONS}/1`, { note: 'Begun' }, `${ACTIONS}/1/notes`)),
  lead('/actions/:action', onPage(`${ACTIONS}/1`, { ...ACTION, status: 'done' })),
]

const INDICATOR = {
  label: 'Re-referrals',
  unit: 'rate',
  polarity: 'down',
  value: '12.5',
  period: '2026',
  source: 'Case system',
}
const card: readonly Errand[] = [
  lead('/score-card/targets', onPage(`${CARD}/targets`, { 'response-rate': '80' })),
  lead('/score-card/indicators', onPage(`${CARD}/indicators/new`, INDICATOR, `${CARD}/indicators`)),
  lead('/score-card/indicators/:indicator', onPage(`${CARD}/indicators/1`, { value: '13' })),
  lead('/score-card/indicators/:indicator/removal', fields(`${CARD}/indicators/1/removal`, { version: '2' })),
]

const ENTRY = { title: 'Stay and play', agencyName: 'Open Door', addresses: 'Sleep', sharing: 'leads' }
const offer: readonly Errand[] = [
  lead('/offer/drafts', fields('/rounds/spring/offer/drafts')),
  lead('/offer', onPage(`${OFFER}/new`, ENTRY, OFFER), {
    note: ({ location }, notes) => {
      notes.offerDone = location
    },
  }),
  lead('/offer/:entry/parts', async (world) => {
    const id = /href="(\/rounds\/spring\/offer\/\d+)/.exec(await world.get('/rounds/spring/offer'))?.[1] ?? ''
    return onPage(id, { part: ['0-5', '6-15'] }, `${id}/parts`)(world)
  }),
  lead('/offer/:entry', async (world) => {
    const id = /href="(\/rounds\/sample\/offer\/\d+)/.exec(await world.get(OFFER))?.[1] ?? ''
    return onPage(id, { title: 'Stay and play at home' })(world)
  }),
]

const releases: readonly Errand[] = [
  lead(
    '/releases',
    onPage(
      `${ROUND}/releases/new`,
      { smallestSector: '10', confirmed: 'yes', leftOut: 'yes' },
      `${ROUND}/releases`,
    ),
  ),
  lead('/heard', onPage(`${ROUND}/heard`)),
  lead('/heard/withdrawal', onPage(`${ROUND}/heard`, {}, `${ROUND}/heard/withdrawal`)),
  lead(
    '/releases/withdrawals',
    fields(`${ROUND}/releases/withdrawals`, { release: '1', reason: 'A wrong total' }),
  ),
]

/** From the first statement to a release that is withdrawn. */
export const findingsErrands: readonly Errand[] = [
  ...statements,
  ...quotes,
  ...actions,
  ...card,
  ...offer,
  ...releases,
]
