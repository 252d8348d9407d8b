/** What organisers send about their accounts: invited, signed in, with a second factor, a token, and out again. */
import { generateSync } from 'otplib'
import { PASSWORD, secretOn } from '../../support/account.js'
import { filledIn } from '../../support/form.js'
import { fields, type Errand } from './errand.js'

const ENROLMENT = '/account/second-factor/enrolment'
const EMAIL = 'mo.khan@example.org'

const errand = (
  route: string,
  by: Errand['by'],
  fill: Errand['fill'],
  rest: Partial<Errand> = {},
): Errand => ({
  route: `POST ${route}`,
  by,
  fill,
  ...rest,
})

const LINK = /value="(?:https?:\/\/[^/"]+)(\/account\/links\/[^"]+)"/
const noteLink: Errand['note'] = ({ text }, notes) => {
  notes.accountLink = LINK.exec(text)?.[1] ?? notes.accountLink ?? ''
}
const enrol: Errand['fill'] = async ({ get }) => {
  const secret = secretOn(await get(ENROLMENT))
  return { address: ENROLMENT, body: filledIn([], { code: generateSync({ secret }) }) }
}
const noteNewcomer: Errand['fill'] = async ({ get, notes }) => {
  const list = await get('/organisers')
  notes.newcomer = /href="(\/organisers\/\d+)">Mo Khan/.exec(list)?.[1] ?? ''
  notes.second = /href="(\/organisers\/\d+)">Ann Bell/.exec(list)?.[1] ?? ''
  return { address: `${notes.second}/role`, body: filledIn([], { role: 'viewer' }) }
}
const codesOn: Errand['note'] = ({ text }, notes) => {
  const codes = [...text.matchAll(/<code class="app-key">([^<]+)</g)].map(([, code]) => code ?? '')
  notes.recovery = codes[0] ?? notes.recovery ?? ''
}
const SIGN_IN = { email: EMAIL, password: PASSWORD, then: '/' }
const MORE_SESSIONS = 'Signing in twice is two sessions: each browser has its own.'

/** From an invitation to signing out everywhere. */
export const accountErrands: readonly Errand[] = [
  errand('/organisers', 'lead', fields('/organisers', { name: 'Mo Khan', email: EMAIL, role: 'lead' }), {
    note: noteLink,
  }),
  errand(
    '/organisers',
    'lead',
    fields('/organisers', { name: 'Ann Bell', email: 'ann.bell@example.org', role: 'member' }),
  ),
  errand('/organisers/:organiser/role', 'lead', noteNewcomer),
  errand('/organisers/:organiser/link', 'lead', fields('{newcomer}/link'), {
    note: noteLink,
    more: 'Each press makes a new link and ends the one before.',
  }),
  errand('/account/links/:key', 'newcomer', fields('{accountLink}', { password: PASSWORD })),
  errand('/account/second-factor/enrolment', 'newcomer', enrol, {
    note: codesOn,
    more: 'Setting it up anew makes new recovery codes.',
  }),
  errand('/account/session/extension', 'newcomer', fields('/account/session/extension'), { isPassing: true }),
  errand(
    '/account/password',
    'newcomer',
    fields('/account/password', { password: PASSWORD, 'new-password': `${PASSWORD} anew` }),
  ),
  errand(
    '/account/session',
    'elsewhere',
    fields('/account/session', { ...SIGN_IN, password: `${PASSWORD} anew` }),
    { more: MORE_SESSIONS },
  ),
  errand('/account/second-factor', 'elsewhere', fields('/account/second-factor', { recovery: '{recovery}' })),
  errand('/account/tokens', 'newcomer', fields('/account/tokens', { name: 'Weekly report', days: '30' }), {
    more: 'A token is shown once: one whose page never arrived is of no use, and another is made.',
  }),
  errand('/account/tokens/:token/revocation', 'newcomer', fields('/account/tokens/1/revocation')),
  errand('/account/sessions/:session/closure', 'newcomer', async ({ get }) => ({
    address: /action="(\/account\/sessions\/\d+\/closure)"/.exec(await get('/account'))?.[1] ?? '',
    body: '',
  })),
  errand('/account/session/closure', 'newcomer', fields('/account/session/closure')),
  errand('/organisers/:organiser/disablement', 'lead', fields('{second}/disablement')),
]
/** Signing out everywhere ends the lead's own session, so it comes last of all. */
export const lastErrand = errand('/account/sessions/closure', 'lead', fields('/account/sessions/closure'))
