/** Metrics for Prometheus, shown to whoever holds METRICS_TOKEN. */
import { timingSafeEqual } from 'node:crypto'
import type { RequestHandler } from 'express'
import { notFound, tokenNeeded } from '../errors.js'
import type { Handler } from '../handler.js'
import { hashOf } from '../keys.js'
import type { Services } from '../services.js'
import { readGauges } from './gauges.js'

/** Lets nobody through without METRICS_TOKEN; where that is not set there is no such page. */
export function admitMonitor({ config: { metricsToken } }: Services): RequestHandler {
  return (req, res, next) => {
    if (metricsToken === undefined) throw notFound()
    const given = /^Bearer (.+)$/i.exec(req.get('Authorization') ?? '')?.[1] ?? ''
    if (!timingSafeEqual(Buffer.from(hashOf(given)), Buffer.from(hashOf(metricsToken)))) {
      res.set('WWW-Authenticate', 'Bearer')
      throw tokenNeeded()
    }
    next()
  }
}

/** GET /metrics, in Prometheus's text format. @throws notFound where METRICS_TOKEN is not set. */
export const showMetrics: Handler = (services) => async (_req, res) => {
  const { metrics } = services
  if (!metrics) throw notFound()
  metrics.set(await readGauges(services))
  res.type(metrics.contentType).send(await metrics.text())
}
