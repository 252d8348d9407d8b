/** What is noted of every request, in the log and the metrics: nothing that tells who sent it, or what. */
import { randomUUID } from 'node:crypto'
import type { Request, RequestHandler } from 'express'
import type { Services } from '../services.js'

/** A request as it is noted. The route is an address's pattern, never the address: that may hold a key or a reference. */
export interface Observed {
  readonly method: string
  readonly route: string
  /** The answer's status; 499 where whoever asked went away before it. */
  readonly status: number
  readonly seconds: number
}

/** Of requests for assets, and of those that no route answers. */
export const ASSETS = 'assets'
export const NO_ROUTE = 'none'

const WENT_AWAY = 499
/** What monitors ask for every few seconds tells nothing in a log. */
const PROBES: readonly string[] = ['/health', '/readiness', '/metrics', ASSETS]

/** Gives each request an id, which its answer says in X-Request-Id, and notes it once it is over. */
export function observeRequests({ log, metrics, assetsPath }: Services): RequestHandler {
  return (req, res, next) => {
    const request = randomUUID()
    const began = process.hrtime.bigint()
    const isAsset = req.path.startsWith(`${assetsPath}/`)
    res.set('X-Request-Id', request)
    res.once('close', () => {
      const seconds = Number(process.hrtime.bigint() - began) / 1e9
      const status = res.writableFinished ? res.statusCode : WENT_AWAY
      const observed = { method: req.method, route: isAsset ? ASSETS : routeOf(req), status, seconds }
      metrics?.observe(observed)
      const { method, route } = observed
      const level = PROBES.includes(route) ? 'debug' : 'info'
      log[level]({ request, method, route, status, ms: Math.round(seconds * 1000) }, 'request')
    })
    next()
  }
}

function routeOf(req: Request): string {
  const { path } = (req.route ?? {}) as { readonly path?: unknown }
  return typeof path === 'string' ? path : NO_ROUTE
}
