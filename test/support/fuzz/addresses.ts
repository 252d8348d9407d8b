/** Addresses of routes, with things in them that there are in most stores. */
import { ROUTE_NAMES, type Corpus, type Sent } from './corpus.js'

const PARTS: Readonly<Record<string, string>> = {
  round: 'sample',
  section: 'identify',
  key: 'no-such-key',
  table: 'sectors',
  row: 'health',
  column: 'all',
  reference: 'S01',
  question: 'identify_how',
  theme: 'training',
  rule: 'new',
  kind: 'invitation',
  smallest: '10',
  phrase: 'parents',
}

/** A plain request of a route: nobody's, and without fields. */
export function plain(route: string): Sent {
  const [method = '', path = ''] = route.split(' ')
  // Respondents have their response in the round that is open.
  const parts = path.includes('/response') ? { ...PARTS, round: 'spring' } : PARTS
  const address = path.replace(/:(\w+)/g, (_, name: string) => parts[name] ?? '1')
  const type = method === 'POST' ? 'application/x-www-form-urlencoded' : ''
  return { method, address, cookie: '', type, body: Buffer.alloc(0) }
}

/** Gives a corpus a plain request of every route. */
export function addPlain(corpus: Corpus): void {
  for (const route of ROUTE_NAMES) corpus.add(plain(route))
}
