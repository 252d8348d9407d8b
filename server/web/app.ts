/** The web application: every middleware in running order, on one screen. */
import compression from 'compression'
import express, { type Express } from 'express'
import helmet from 'helmet'
import { recogniseOrganiser } from './account/session.js'
import { serveAssets } from './assets.js'
import { handleErrors, showNotFound } from './errorHandler.js'
import { keepPrivate, refuseOtherSites } from './middleware.js'
import { createRouter } from './routes.js'
import { observeRequests } from './operations/observe.js'
import type { Services } from './services.js'

// Six answers of 20,000 characters, each up to nine bytes long in a form, come to 1 MB: four times that is kept.
const LARGEST_FORM = '4mb'

/** govuk-frontend's inline script that says JavaScript runs; its hash is published with the package. */
const SCRIPT_HASH = "'sha256-GUQ5ad8JK5KmEWmROf3LZd9ge94daqNvd8xy9YS1iDw='"

/** Puts the application together. It listens to nothing yet. */
export function createApp(services: Services): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', services.config.trustProxy)
  app.set('query parser', 'simple')
  app.use(observeRequests(services))
  app.use(helmet(security(services.config.publicUrl.startsWith('https:'))))
  app.use(compression())
  app.use(services.assetsPath, serveAssets(services.config))
  app.use(keepPrivate)
  app.use(express.urlencoded({ extended: false, limit: LARGEST_FORM, parameterLimit: 500 }))
  app.use(refuseOtherSites(services.config.publicUrl))
  app.use(recogniseOrganiser(services))
  app.use(createRouter(services))
  app.use(showNotFound(services))
  app.use(handleErrors(services))
  return app
}

function security(secure: boolean): Parameters<typeof helmet>[0] {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", SCRIPT_HASH],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: secure && { maxAge: 31_536_000, includeSubDomains: true },
    // The private link's address holds its key: no address of ours is told to other sites.
    referrerPolicy: { policy: 'same-origin' },
  }
}
