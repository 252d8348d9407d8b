/** Makes hostile requests: something that people really send, with one or a few things about it changed. */
import { plain } from './addresses.js'
import { attach, CHANGED_QUERY, CHANGES, type Change, type Draft } from './changes.js'
import { ROUTE_NAMES, type Corpus } from './corpus.js'
import type { HostileFile } from './files.js'
import type { Random } from './random.js'

export interface Case {
  readonly route: string
  /** What was changed, for whoever has to find out. */
  readonly told: string
  readonly method: string
  readonly address: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** Headers by which somebody is known, by who it is. */
export type People = Readonly<Record<string, Readonly<Record<string, string>>>>

interface Given {
  readonly corpus: Corpus
  readonly people: People
  readonly files: readonly HostileFile[]
}

const UPLOADS = /\/(upload|imports|agencies\/import)$/
/** Routes that cost many times what others do, taken less often. */
const COSTLY = /\.(xlsx|docx)$|comparison|release-drafts|releases$|erasure|redaction|clearing/

/** The next case. It comes from one of 2,000 network addresses, so that throttles slow it as they would a crowd. */
export function nextCase(random: Random, given: Given): Case {
  const route = pickRoute(random)
  const known = given.corpus.of(route)
  const sent = known.length > 0 ? random.pick(known) : plain(route)
  const { headers, who } = person(random, given.people, route, sent.cookie)
  const { method, address, type, body } = sent
  const draft: Draft = { method, address, headers: { ...headers }, body }
  if (type !== '') draft.headers['Content-Type'] = type
  draft.headers['X-Forwarded-For'] = `10.0.${random.below(8)}.${random.below(250)}`
  if (method === 'POST' && UPLOADS.test(address.split('?')[0] ?? '') && random.percent(70))
    attach(random, draft, given.files)
  const made = changes(random, draft)
  for (const { make } of made) make(random, draft, given.files)
  return { ...draft, route, told: [who, ...made.map(({ name }) => name)].join(', ') }
}

function pickRoute(random: Random): string {
  const route = random.pick(ROUTE_NAMES)
  return COSTLY.test(route) && random.percent(90) ? pickRoute(random) : route
}

/** Who sends it: mostly whom the route is for. */
function person(random: Random, people: People, route: string, cookie: string) {
  const isProgram = route.includes('/api/')
  const as = (who: string) => ({ who, headers: people[who] ?? {} })
  if (isProgram && random.percent(70)) return as('token')
  if (cookie !== '' && random.percent(30)) return { who: 'as recorded', headers: { Cookie: cookie } }
  const isRespondent = route.includes('/response/') || route.endsWith('/response')
  if (random.percent(70)) return as(isRespondent ? 'own' : 'lead')
  return as(random.pick(Object.keys(people)))
}

const IN_ALL = CHANGES.reduce((sum, { weight }) => sum + weight, 0)

/** One change mostly, so that what comes behind the first check is reached; sometimes up to three. */
function changes(random: Random, { method }: Draft): readonly Change[] {
  const count = random.percent(70) ? 1 : 2 + random.below(2)
  return Array.from({ length: count }, () => {
    let left = random.below(IN_ALL)
    const change = CHANGES.find(({ weight }) => (left -= weight) < 0) ?? CHANGED_QUERY
    return method === 'GET' && change.name.includes('field') ? CHANGED_QUERY : change
  })
}
