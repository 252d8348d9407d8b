import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../../server/projectRoot.js'
import { routes } from '../../server/web/routes.js'

const read = (file: string) => readFileSync(join(projectRoot(), file), 'utf8')
const readme = read('README.md')

/** What the first column of the README's tables says in code, for those rows that look like this. */
const inTables = (form: RegExp) =>
  [...readme.matchAll(/^\| `([^`]+)` \|/gm)].map(([, code]) => code ?? '').filter((code) => form.test(code))

describe('the README', () => {
  it('lists every variable of the environment, and no other', () => {
    const read_ = [...read('server/config.ts').matchAll(/env\.([A-Z_]+)/g)].map(([, name]) => name)
    expect(inTables(/^[A-Z_]+$/).sort()).toEqual([...new Set(read_)].sort())
  })

  it('lists every address with who may use it, and no other', () => {
    const rows = [...readme.matchAll(/^\| `((?:GET|POST) [^`]+)` \| (\w+) \|/gm)].map(
      ([, at, who]) => `${at ?? ''} ${who ?? ''}`,
    )
    const answered = routes.map(({ method, path, who }) => `${method.toUpperCase()} ${path} ${who}`)
    expect(rows).toEqual(answered)
  })

  it('names every command of package.json', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const missing = Object.keys(scripts).filter(
      (name) => !new RegExp(`npm (run (--silent )?)?${name}(?![\\w-])`).test(readme),
    )
    expect(missing).toEqual(['lint'])
  })
})
