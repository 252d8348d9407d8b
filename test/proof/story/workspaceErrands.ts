/** What a lead sends to run a round: agencies, messages, dates and settings. */
import { claimMessage, doubtInterrupted } from '../../../server/db/messageQueue.js'
import { fields, file, onPage, type Errand, type World } from './errand.js'

const ROUND = '/rounds/spring'
const AGENCIES = `${ROUND}/agencies`
const TABLE =
  'agency,sector,contact,email\nMill Surgery,Health,Ann,ann@mill.example.org\nOpen Door,Health,,\n'
const DAYS = { contacts: '2101-03-31', words: '2102-03-31' }

/** A field's value on a page, to send it back. */
const shown = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? ''

const applyTable: Errand['fill'] = async ({ get }: World) => {
  const address = `${AGENCIES}/import/application`
  return onPage(`${AGENCIES}/import/check`, {}, address)({ get, notes: {} } as World)
}

const byLead = (route: string, fill: Errand['fill'], rest: Partial<Errand> = {}): Errand => ({
  route: `POST ${route}`,
  by: 'lead',
  fill,
  ...rest,
})

/** From a new round to the dates on which its words are deleted. */
export const workspaceErrands: readonly Errand[] = [
  byLead(
    '/rounds',
    onPage(
      '/rounds/new',
      { title: 'Autumn', area: 'Exampleton', opensOn: '2020-01-01', closesOn: '2099-01-01' },
      '/rounds',
    ),
    {
      more: 'Two rounds may share a title: the second gets an address of its own, and can be closed and archived.',
      note: ({ location }, notes) => {
        notes.autumn = location.split('/')[2] ?? ''
      },
    },
  ),
  byLead('/rounds/:round/settings', onPage(`${ROUND}/settings`, { title: 'Spring' })),
  byLead(
    '/rounds/:round/agencies',
    onPage(
      `${AGENCIES}/new`,
      { name: 'Harbour', email: 'h@harbour.example.org', sector: 'health', standing: 'expected' },
      AGENCIES,
    ),
  ),
  byLead('/rounds/:round/agencies/:agency', onPage(`${AGENCIES}/1`, { name: 'Harbour Nursery' })),
  byLead('/rounds/:round/agencies/import', file(`${AGENCIES}/import`, TABLE)),
  byLead('/rounds/:round/agencies/import/cancellation', fields(`${AGENCIES}/import/cancellation`)),
  byLead('/rounds/:round/agencies/import', file(`${AGENCIES}/import`, TABLE)),
  byLead('/rounds/:round/agencies/import/application', applyTable),
  byLead('/rounds/:round/agencies/register', fields('/rounds/{autumn}/agencies/register')),
  byLead(
    '/rounds/:round/invitations/:kind/wording',
    onPage(`${ROUND}/invitations/invitation/wording`, { subject: 'Please answer' }),
  ),
  byLead('/rounds/:round/messages', async ({ get }) => ({
    address: `${ROUND}/messages`,
    body: new URLSearchParams({
      kind: 'invitation',
      seen: shown(await get(`${ROUND}/invitations/invitation`), 'seen'),
    }).toString(),
  })),
  byLead('/rounds/:round/messages/withdrawal', fields(`${ROUND}/messages/withdrawal`)),
  byLead('/rounds/:round/messages', async ({ get }) => ({
    address: `${ROUND}/messages`,
    body: new URLSearchParams({
      kind: 'invitation',
      seen: shown(await get(`${ROUND}/invitations/invitation`), 'seen'),
    }).toString(),
  })),
  byLead(
    '/rounds/:round/messages/:message/decision',
    fields(`${ROUND}/messages/3/decision`, { decision: 'take-as-sent' }),
    {
      isPassing: true,
      // The service stopped while it sent one.
      prepare: async (db) => {
        await claimMessage(db, new Date())
        await doubtInterrupted(db, new Date())
      },
    },
  ),
  byLead('/rounds/:round/links.csv', fields(`${ROUND}/links.csv`, { kind: 'invitation' }), {
    more: 'Each file has private links of its own, and those before go on working.',
  }),
  byLead('/rounds/:round/matches', async ({ get }) => ({
    address: `${ROUND}/matches`,
    body: new URLSearchParams({
      reference: shown(await get(`${ROUND}/matches`), 'reference'),
      agency: '1',
    }).toString(),
  })),
  byLead('/rounds/:round/paper-returns', fields(`${ROUND}/paper-returns`, { agency: '2' }), {
    more: 'A return that is begun twice is two: the one that nobody keys in is never sent.',
  }),
  byLead('/rounds/:round/closure', fields(`${ROUND}/closure`)),
  byLead('/rounds/:round/grace', fields(`${ROUND}/grace`, { reference: '{reference}', until: '2099-12-01' })),
  byLead('/rounds/:round/opening', fields(`${ROUND}/opening`)),
  byLead('/rounds/:round/extension', fields(`${ROUND}/extension`, { closesOn: '2099-12-30' })),
  byLead('/rounds/:round/closure', fields('/rounds/{autumn}/closure')),
  byLead('/rounds/:round/archive', fields('/rounds/{autumn}/archive')),
  byLead('/rounds/:round/retention', fields(`${ROUND}/retention`, DAYS)),
  byLead('/rounds/:round/retention/confirmation', fields(`${ROUND}/retention/confirmation`, DAYS)),
  byLead(
    '/rounds/:round/retention/postponement',
    onPage(`${ROUND}/retention`, {}, `${ROUND}/retention/postponement`),
  ),
]
