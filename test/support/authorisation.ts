/** Who may do what: the whole table, as data. A route that is not in it fails its test. */

/** Everybody who may ask for a page, from nobody to the early help lead. */
export const PEOPLE = ['nobody', 'own', 'other', 'arriving', 'viewer', 'member', 'lead'] as const

/**
 * nobody: without any cookie; own: whoever opened the private link of the response in question; other: whoever opened
 * that of another round's response; arriving: a password given, the second factor owed.
 */
export type Person = (typeof PEOPLE)[number]

const EVERYBODY: readonly Person[] = PEOPLE
const OWN: readonly Person[] = ['own']
const SESSION: readonly Person[] = ['arriving', 'viewer', 'member', 'lead']
const SIGNED_IN: readonly Person[] = ['viewer', 'member', 'lead']
const READERS: readonly Person[] = ['member', 'lead']
const LEADS: readonly Person[] = ['lead']

/** Who is let through by each route; everybody else gets 403. */
export const AUTHORISATION: Readonly<Record<string, readonly Person[]>> = {
  'GET /': EVERYBODY,
  'GET /help': EVERYBODY,
  'GET /help/accessibility': EVERYBODY,
  'GET /help/privacy': EVERYBODY,
  'GET /help/cookies': EVERYBODY,
  'GET /.well-known/security.txt': EVERYBODY,

  'GET /rounds/:round': EVERYBODY,
  'POST /rounds/:round/drafts': EVERYBODY,
  'GET /rounds/:round/offline.docx': EVERYBODY,
  'GET /rounds/:round/offline.xlsx': EVERYBODY,
  'GET /links/:key': EVERYBODY,
  'GET /rounds/:round/response': OWN,
  'GET /rounds/:round/response/sections/:section': OWN,
  'POST /rounds/:round/response/sections/:section': OWN,
  'GET /rounds/:round/response/differences': OWN,
  'POST /rounds/:round/response/settlement': OWN,
  'GET /rounds/:round/response/check': OWN,
  'POST /rounds/:round/response/submission': OWN,
  'GET /rounds/:round/response/receipt': OWN,
  'GET /rounds/:round/response/copy': OWN,
  'GET /rounds/:round/response/copy.docx': OWN,
  'GET /rounds/:round/response/offline.xlsx': OWN,
  'GET /rounds/:round/response/upload': OWN,
  'POST /rounds/:round/response/upload': OWN,
  'GET /rounds/:round/response/upload/changes': OWN,
  'POST /rounds/:round/response/upload/application': OWN,
  'POST /rounds/:round/response/upload/cancellation': OWN,
  'POST /rounds/:round/response/link-renewal': OWN,
  'POST /rounds/:round/response/link-email': OWN,

  'GET /account/sign-in': EVERYBODY,
  'POST /account/session': EVERYBODY,
  'POST /account/session/closure': EVERYBODY,
  'GET /account/links/:key': EVERYBODY,
  'POST /account/links/:key': EVERYBODY,
  'GET /account/oidc': EVERYBODY,
  'GET /account/oidc/callback': EVERYBODY,
  'GET /account/second-factor': SESSION,
  'POST /account/second-factor': SESSION,
  'GET /account/second-factor/enrolment': SESSION,
  'POST /account/second-factor/enrolment': SESSION,
  'GET /account': SIGNED_IN,
  'GET /account/password': SIGNED_IN,
  'POST /account/password': SIGNED_IN,
  'POST /account/sessions/closure': SIGNED_IN,
  'POST /account/sessions/:session/closure': SIGNED_IN,

  'GET /organisers': LEADS,
  'POST /organisers': LEADS,
  'GET /organisers/:organiser': LEADS,
  'POST /organisers/:organiser/role': LEADS,
  'POST /organisers/:organiser/disablement': LEADS,
  'POST /organisers/:organiser/link': LEADS,
  'GET /activity': LEADS,
  'GET /activity.csv': LEADS,

  'GET /rounds/new': LEADS,
  'POST /rounds': LEADS,
  'GET /rounds/:round/settings': LEADS,
  'POST /rounds/:round/settings': LEADS,
  'GET /rounds/:round/closure': LEADS,
  'POST /rounds/:round/closure': LEADS,
  'POST /rounds/:round/opening': LEADS,
  'POST /rounds/:round/extension': LEADS,
  'POST /rounds/:round/archive': LEADS,
  'POST /rounds/:round/grace': LEADS,
  'GET /rounds/:round/coverage': LEADS,
  'GET /rounds/:round/coverage/chase': LEADS,
  'GET /rounds/:round/matches': LEADS,
  'POST /rounds/:round/matches': LEADS,
  'GET /rounds/:round/agencies': LEADS,
  'POST /rounds/:round/agencies': LEADS,
  'GET /rounds/:round/agencies/new': LEADS,
  'POST /rounds/:round/agencies/register': LEADS,
  'GET /rounds/:round/agencies/import': LEADS,
  'POST /rounds/:round/agencies/import': LEADS,
  'GET /rounds/:round/agencies/import/template.csv': LEADS,
  'GET /rounds/:round/agencies/import/check': LEADS,
  'POST /rounds/:round/agencies/import/application': LEADS,
  'POST /rounds/:round/agencies/import/cancellation': LEADS,
  'GET /rounds/:round/agencies/:agency': LEADS,
  'POST /rounds/:round/agencies/:agency': LEADS,
  'GET /rounds/:round/invitations': LEADS,
  'GET /rounds/:round/invitations/:kind': LEADS,
  'GET /rounds/:round/invitations/:kind/wording': LEADS,
  'POST /rounds/:round/invitations/:kind/wording': LEADS,
  'POST /rounds/:round/links.csv': LEADS,
  'GET /rounds/:round/messages': LEADS,
  'POST /rounds/:round/messages': LEADS,
  'POST /rounds/:round/messages/withdrawal': LEADS,
  'POST /rounds/:round/messages/:message/decision': LEADS,
  'GET /rounds/:round/responses': LEADS,
  'GET /rounds/:round/responses.xlsx': LEADS,
  'GET /rounds/:round/responses/:reference': READERS,
  'GET /rounds/:round/responses/:reference/answers/:question': LEADS,
  'POST /rounds/:round/responses/:reference/corrections': LEADS,
  'POST /rounds/:round/responses/:reference/corrections/:correction/undoing': LEADS,
  'POST /rounds/:round/responses/:reference/corrections/:correction/renewal': LEADS,
  'POST /rounds/:round/responses/:reference/concerns': LEADS,
  'POST /rounds/:round/responses/:reference/concerns/:concern/passing': LEADS,
  'GET /rounds/:round/quality': LEADS,
  'GET /rounds/:round/concerns': LEADS,

  // Until findings are released to viewers, they see none.
  'GET /rounds/:round/findings': READERS,
  'GET /rounds/:round/findings.xlsx': READERS,
  'GET /rounds/:round/findings/sections/:section': READERS,
  'GET /rounds/:round/findings/themes/:theme': READERS,
  'GET /rounds/:round/findings/tables/:table/:row/:column': READERS,
}
