// Makes public/assets: the stylesheet, compiled, and the components' script. Nothing else of GOV.UK Frontend's
// assets is published: its fonts and its crest are not ours to use.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile, NodePackageImporter } from 'sass'
import { projectRoot } from '../server/projectRoot.js'

/** The stylesheet of every page, as compressed CSS. */
export function compileStyles(): string {
  const root = projectRoot()
  const { css } = compile(join(root, 'views/styles/app.scss'), {
    style: 'compressed',
    importers: [new NodePackageImporter(root)],
  })
  return css
}

/** Writes app.css and govuk-frontend.min.js into a folder, which is made if need be. */
export function buildAssets(folder: string): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'app.css'), compileStyles())
  copyFileSync(
    join(projectRoot(), 'node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js'),
    join(folder, 'govuk-frontend.min.js'),
  )
}

if (process.argv[1] === import.meta.filename) buildAssets(join(projectRoot(), 'public/assets'))
