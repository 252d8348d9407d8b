import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile, NodePackageImporter } from 'sass'
import { projectRoot } from '../server/projectRoot.js'

/**
 * Writes the stylesheet, compiled, and the components' script into a folder, which is made if need be.
 *
 * Nothing else of GOV.UK Frontend's assets is published: its fonts and its crest are not a council's to use.
 */
export function writeAssets(folder: string): void {
  const root = projectRoot()
  const { css } = compile(join(root, 'views/styles/app.scss'), {
    style: 'compressed',
    importers: [new NodePackageImporter(root)],
  })
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'app.css'), css)
  copyFileSync(
    join(root, 'node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js'),
    join(folder, 'govuk-frontend.min.js'),
  )
}
