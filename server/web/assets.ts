/** The files that pages load. Their address holds a fingerprint of them, so that browsers keep them for good. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import express, { Router } from 'express'
import { projectRoot } from '../projectRoot.js'

interface Brand {
  readonly brandColour: string
}

const FOR_GOOD = { immutable: true, maxAge: '365d' }
const folder = () => join(projectRoot(), 'public')

/** Where this build's files are: another address as soon as one of them changes. */
export function assetsPath(brand: Brand): string {
  const hash = createHash('sha256').update(brandStyles(brand))
  const files = readdirSync(folder(), { recursive: true, withFileTypes: true }).filter((file) =>
    file.isFile(),
  )
  for (const path of files.map((file) => join(file.parentPath, file.name)).sort())
    hash.update(readFileSync(path))
  return `/static/${hash.digest('hex').slice(0, 12)}`
}

/** Answers for everything below that address, /brand.css among it: the council's colour for GOV.UK Frontend's styles. */
export function serveAssets(brand: Brand): Router {
  const router = Router()
  router.get('/brand.css', (_req, res) => {
    res.set('Cache-Control', 'public, max-age=31536000, immutable').type('css').send(brandStyles(brand))
  })
  router.use(express.static(folder(), { ...FOR_GOOD, index: false }))
  return router
}

function brandStyles({ brandColour }: Brand): string {
  return `:root { --govuk-brand-colour: ${brandColour}; }\n`
}
