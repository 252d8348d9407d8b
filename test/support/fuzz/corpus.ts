/** What people really send: requests by the route that answers them, to begin hostile ones from. */
import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import { routes } from '../../../server/web/routes.js'

/** A request as it goes over the wire. */
export interface Sent {
  readonly method: string
  /** Path and query. */
  readonly address: string
  readonly cookie: string
  readonly type: string
  readonly body: Buffer
}

/** Enough of one route: tours send some forms again and again. */
const MOST = 16

const forms = routes.map(({ method, path }) => ({
  name: `${method.toUpperCase()} ${path}`,
  method: method.toUpperCase(),
  form: new RegExp(`^${path.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`),
}))

/** Names of all routes, such as "POST /rounds/:round/drafts". */
export const ROUTE_NAMES: readonly string[] = forms.map(({ name }) => name)

/** Requests by the name of their route. */
export class Corpus {
  readonly #sent = new Map<string, Sent[]>()

  /** Keeps a request, unless enough of its route are kept or no route answers it. */
  add(sent: Sent): void {
    const path = sent.address.split('?')[0] ?? ''
    // The first that answers, as Express finds it.
    const name = forms.find((route) => route.method === sent.method && route.form.test(path))?.name
    if (name === undefined) return
    const kept = this.of(name)
    if (kept.length < MOST) this.#sent.set(name, [...kept, sent])
  }

  of(route: string): readonly Sent[] {
    return this.#sent.get(route) ?? []
  }

  /** Stands before an application and keeps what is sent to it. */
  readonly recorder: RequestHandler = (req, res, next) => {
    const { method, url, headers } = req
    const pieces = listenIn(req)
    res.once('finish', () => {
      const [cookie, type] = [headers.cookie ?? '', headers['content-type'] ?? '']
      this.add({ method, address: url, cookie, type, body: Buffer.concat(pieces) })
    })
    next()
  }
}

/** What comes of a request's body, without taking it away from who reads it. */
function listenIn(req: IncomingMessage): readonly Buffer[] {
  const pieces: Buffer[] = []
  const push = req.push.bind(req)
  req.push = (piece: Buffer | null, encoding) => {
    if (piece) pieces.push(piece)
    return push(piece, encoding)
  }
  return pieces
}
