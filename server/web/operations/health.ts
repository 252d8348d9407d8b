/** What load balancers and containers ask: whether the process lives, and whether it can answer people. */
import { isUpToDate } from '../../db/store.js'
import type { Handler } from '../handler.js'

/** When to ask again, in seconds. */
const LATER = 5

/** GET /health: the process answers. The store is not asked: starting anew would not mend that. */
export const showHealth: Handler = () => (_req, res) => {
  res.json({ status: 'alive' })
}

/** GET /readiness: 200 where the store answers and is of this version, and the service is not being stopped; else 503. */
export const showReadiness: Handler =
  ({ db, lifecycle, log }) =>
  async (_req, res) => {
    const store = await isUpToDate(db).catch((error: unknown) => {
      log.warn({ err: error }, 'the store does not answer')
      return undefined
    })
    const reason = lifecycle.stopping
      ? 'stopping'
      : store === undefined
        ? 'store-away'
        : store
          ? undefined
          : 'store-of-another-version'
    if (reason === undefined) {
      res.json({ status: 'ready' })
      return
    }
    res.status(503).set('Retry-After', String(LATER)).json({ status: 'not-ready', reason })
  }
