import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../../server/projectRoot.js'
import { filesBelow } from '../support/files.js'

// Components may branch on their options, as the published macros do; the layout is a component of every page.
const views = filesBelow('views', '.ejs').filter((file) => !/^views\/(components|layouts)\//.test(file))

/** What may stand between <% and %> in a page view. Anything else decides, counts or words something. */
const allowed = [
  /^=\s*[\w.]+$/, // print
  /^if \((?:page|[a-z]\w*)(?:\.\w+)*\) \{$/, // a flag
  /^\} else \{$/,
  /^\}\)?$/,
  /^[\w.]+\.forEach\(\(\w+\) => \{$/, // a list
  /^- include\('\/components\/[a-z-]+', \{ options: [\w.]+ \}\)$/,
  /^- include\(`\/components\/\$\{[\w.]+\}`, \{ options: [\w.]+ \}\)$/,
  /^#.*$/s,
]

function codeIn(view: string): readonly string[] {
  const text = readFileSync(join(projectRoot(), view), 'utf8')
  return [...text.matchAll(/<%(.*?)-?%>/gs)].map(([, code]) => (code ?? '').trim())
}

describe('page views', () => {
  it('are found', () => {
    expect(views.length).toBeGreaterThan(9)
  })

  it.each(views)('%s prints and does nothing else', (view) => {
    const strange = codeIn(view).filter((code) => !allowed.some((form) => form.test(code)))
    expect(strange).toEqual([])
  })

  it('would notice a view that compares, counts or words', () => {
    for (const code of [
      'if (page.count === 1) {',
      '= page.count + 1',
      "= page.yes ? 'a' : 'b'",
      'if (page.items.length > 2) {',
    ])
      expect(allowed.some((form) => form.test(code))).toBe(false)
  })
})
