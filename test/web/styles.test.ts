import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { writeAssets } from '../../scripts/assets.js'

const folder = mkdtempSync(join(tmpdir(), 'assets-'))
writeAssets(folder)
afterAll(() => {
  rmSync(folder, { recursive: true })
})

describe('the built assets', () => {
  const css = readFileSync(join(folder, 'app.css'), 'utf8')

  it('are the stylesheet and the components’ script, nothing else of the package', () => {
    expect(readdirSync(folder).sort()).toEqual(['app.css', 'govuk-frontend.min.js'])
  })

  it('use nothing that is for GOV.UK only', () => {
    expect(css).not.toMatch(/GDS Transport|crest|crown/i)
    expect(css).not.toMatch(/@font-face|url\(/)
    expect(css).toContain('font-family:"Helvetica Neue",Helvetica,Arial,sans-serif')
  })

  it('take the council’s colour from the custom property', () => {
    expect(css).toMatch(/\.app-header\{background:var\(--govuk-brand-colour/)
  })

  it.each([
    'button',
    'checkboxes',
    'error-summary',
    'radios',
    'summary-list',
    'table',
    'task-list',
    'textarea',
  ])('dress the component %s', (component) => {
    expect(css).toContain(`.govuk-${component}`)
  })
})
