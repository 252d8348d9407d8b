import type { RequestHandler } from 'express'
import { fromOtherSite } from './errors.js'
import { isSameOrigin } from './sameOrigin.js'

/** Keeps pages out of shared caches and off the disk: most show somebody's answers. */
export const keepPrivate: RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'no-store')
  next()
}

/** Lets only our own pages change anything. */
export function refuseOtherSites(publicUrl: string): RequestHandler {
  return (req, _res, next) => {
    const reads = req.method === 'GET' || req.method === 'HEAD'
    next(reads || isSameOrigin(req, publicUrl) ? undefined : fromOtherSite())
  }
}
