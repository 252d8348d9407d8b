import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createViewRenderer } from '../../server/web/views.js'
import { elements, outline, textOf } from '../support/dom.js'

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
  'file-upload': 22,
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
  select: 19,
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

describe('the component files', () => {
  const folder = fileURLToPath(new URL('../../views/components/', import.meta.url))
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ejs'),
  )

  it('are those published, and few of our own', () => {
    const ours = [
      'answer-list',
      'bar-chart',
      'correction-form',
      'correction-list',
      'coverage-chart',
      'danger-warning',
      'earlier-answer',
      'figure-group',
      'finding-table',
      'heard',
      'issue-list',
      'linked-text',
      'person-hits',
      'person-passages',
      'published-quote',
      'published-service',
      'published-statement',
      'qr-code',
      'score-table',
      'simple-form',
      'quote',
      'rule-effect',
      'session-banner',
      'session-dialog',
      'sign-out',
      'stale-statement',
      'statement',
    ]
    const names = files.filter((file) => !file.startsWith('parts')).map((file) => basename(file, '.ejs'))
    expect(names.sort()).toEqual([...Object.keys(fixtureCounts), ...ours].sort())
  })

  it.each(files)('%s knows nothing but its options', (file) => {
    expect(readFileSync(join(folder, file), 'utf8')).not.toMatch(/\bpage[.[]|= page\b/)
  })

  it.each(files)('%s prints unescaped only partials and what is called html', (file) => {
    const printed = [...readFileSync(join(folder, file), 'utf8').matchAll(/<%-([^]*?)%>/g)]
    for (const [, expression = ''] of printed)
      expect(expression.trim()).toMatch(/^include\(['`]\/components\/|^[\w.]*html$/i)
  })
})

it('keeps every character typed into a text box', async () => {
  for (const value of ['\n\nTwo empty lines first', '  indented\n', '</textarea><b>', '&amp;']) {
    const html = await renderView('components/textarea', {
      options: { name: 'a', label: { text: 'A' }, value },
    })
    expect(elements(html, 'textarea').map(textOf)).toEqual([value])
  }
})

it('describes a table that scrolls by its caption, and by what it stands under', async () => {
  const plans = { id: 'plans', caption: 'Plans', head: [], rows: [], notes: [] }
  const html = await renderView('components/finding-table', { options: plans })
  expect(html).toMatch(/<section [^>]*aria-labelledby="plans" tabindex="0"/)
  const under = await renderView('components/finding-table', { options: { ...plans, under: 'q1' } })
  expect(under).toMatch(/<section [^>]*aria-labelledby="q1 plans" tabindex="0"/)
  expect(html).toMatch(/<caption [^>]*id="plans">Plans</)
})
