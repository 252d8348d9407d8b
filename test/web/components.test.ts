import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createViewRenderer } from '../../server/web/views.js'
import { outline } from '../support/dom.js'

interface Fixture {
  name: string
  options: object
  html: string
}

/** How many fixtures govuk-frontend 6.6.0 has of each component, so that none is left out unnoticed. */
const fixtureCounts: Record<string, number> = {
  'back-link': 7,
  button: 38,
  'character-count': 34,
  checkboxes: 42,
  details: 10,
  'error-message': 9,
  'error-summary': 19,
  fieldset: 18,
  'generic-header': 7,
  hint: 6,
  input: 45,
  'inset-text': 6,
  label: 17,
  'notification-banner': 21,
  pagination: 15,
  panel: 19,
  'phase-banner': 7,
  radios: 43,
  'service-navigation': 33,
  'skip-link': 9,
  'summary-list': 30,
  table: 21,
  tag: 12,
  'task-list': 11,
  textarea: 18,
  'warning-text': 8,
}

/** Fixtures not run, `component: fixture name`, with the reason. */
const skipped: Record<string, string> = {}

const renderView = createViewRenderer({ cache: true })

function fixturesOf(component: string): Fixture[] {
  const file = new URL(
    `../../node_modules/govuk-frontend/dist/govuk/components/${component}/fixtures.json`,
    import.meta.url,
  )
  return (JSON.parse(readFileSync(file, 'utf8')) as { fixtures: Fixture[] }).fixtures
}

describe.each(Object.keys(fixtureCounts))('%s', (component) => {
  const fixtures = fixturesOf(component)

  it('has as many published fixtures as were looked at', () => {
    expect(fixtures).toHaveLength(fixtureCounts[component] ?? 0)
  })

  it.each(fixtures.filter(({ name }) => !(`${component}: ${name}` in skipped)))(
    'is as published: $name',
    async ({ options, html }) => {
      expect(outline(await renderView(`components/${component}`, { options }))).toBe(outline(html))
    },
  )
})
