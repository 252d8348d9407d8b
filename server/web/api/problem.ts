/** What the JSON API says where it does not answer: RFC 9457, application/problem+json. */
import type { Request, Response } from 'express'
import { API } from '../pages/addresses.js'

/** Whether a request is a program's, which reads no pages. */
export function isApi(req: Request): boolean {
  return req.path.startsWith(API.below)
}

/** Sends what went wrong, in words for whoever looks after the program. */
export function sendProblem(
  res: Response,
  { status, title, text }: { readonly status: number; readonly title: string; readonly text: string },
): void {
  if (status === 401) res.set('WWW-Authenticate', 'Bearer')
  res.status(status).type('application/problem+json')
  res.send(JSON.stringify({ type: 'about:blank', title, status, detail: text }))
}
