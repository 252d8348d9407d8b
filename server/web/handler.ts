import type { RequestHandler } from 'express'
import type { Services } from './services.js'

/** A handler waiting for the services it works with. Errors it throws reach errorHandler.ts. */
export type Handler = (services: Services) => RequestHandler
