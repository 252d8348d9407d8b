/** The page that says how far long work is. It works without scripts: the browser is told when to ask again. */
import type { Request, Response } from 'express'
import { progressPage, type Work } from './pages/progressPage.js'
import { sendPage, type Around } from './sendPage.js'
import type { Services } from './services.js'

/** Sends it; it asks for its own address again after so many seconds, with "?ask=no" only when somebody says so. */
export async function sendProgress(
  services: Services,
  req: Request,
  res: Response,
  work: Work,
  { every, ...around }: Omit<Around, 'status'> & { readonly every: number },
): Promise<void> {
  const seconds = req.query.ask === 'no' ? null : every
  if (seconds !== null) res.set('Refresh', String(seconds))
  const page = progressPage(work, req.path, seconds, services.language)
  await sendPage(services, res, 'progress', page, { ...around, status: 202 })
}
