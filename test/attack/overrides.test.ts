import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../../server/projectRoot.js'

const read = (file: string) => JSON.parse(readFileSync(join(projectRoot(), file), 'utf8')) as unknown

interface Lock {
  readonly packages: Readonly<Record<string, { readonly name?: string; readonly version: string }>>
}

interface Overrides {
  readonly [name: string]: string | Overrides
}

const { overrides } = read('package.json') as { readonly overrides: Overrides }
const { packages } = read('package-lock.json') as Lock

/** Every override with the packages that it stands below: exceljs > archiver > glob = npm:ms@2.1.3. */
function leaves(within: Overrides, above: readonly string[] = []): readonly (readonly [string[], string])[] {
  return Object.entries(within).flatMap(([name, wanted]) =>
    typeof wanted === 'string' ? [[[...above, name], wanted] as const] : leaves(wanted, [...above, name]),
  )
}

/** The package that Node finds by a name from another package's folder. */
function found([parent = '', name = '']: readonly string[]) {
  const places = createRequire(join(projectRoot(), 'node_modules', parent, 'package.json')).resolve.paths(
    name,
  )
  for (const place of places ?? []) {
    try {
      const text = readFileSync(join(place, name, 'package.json'), 'utf8')
      return JSON.parse(text) as { readonly name: string; readonly version: string }
    } catch {
      continue
    }
  }
  return undefined
}

describe('overrides of packages that others bring', () => {
  const all = leaves(overrides)

  it('are read', () => {
    expect(all.length).toBeGreaterThan(9)
  })

  it.each(all.map(([path, wanted]) => [path.join(' > '), path, wanted] as const))(
    '%s bites',
    (_, path, wanted) => {
      const [name, version] = /^npm:(.+)@(.+)$/.exec(wanted)?.slice(1) ?? [path.at(-1), wanted]
      expect(found(path.slice(-2))).toMatchObject({ name, version })
    },
  )
})

describe('what is installed for production', () => {
  /** The first versions in which published advisories are mended; SECURITY.md lists them. */
  const MENDED: Readonly<Record<string, readonly string[]>> = {
    uuid: ['11.1.1', '13.0.2'],
    tmp: ['0.2.7'],
    'brace-expansion': ['2.1.8', '5.0.8'],
    unzipper: ['0.12.5'],
    'fast-csv': ['5.0.8'],
  }

  it.each(Object.entries(MENDED))('has %s in no version with a known advisory', (name, mended) => {
    const held = Object.entries(packages).filter(([place]) => place.endsWith(`node_modules/${name}`))
    expect(held.length).toBeGreaterThan(0)
    for (const [place, { version }] of held) {
      const [major] = version.split('.')
      const least = mended.find((one) => one.split('.')[0] === major)
      expect(least, `${place} ${version}`).toBeDefined()
      expect(
        version.localeCompare(least ?? '', 'en', { numeric: true }),
        `${place} ${version}`,
      ).toBeGreaterThan(-1)
    }
  })

  it('has none of what was given up', () => {
    const places = Object.entries(packages).map(
      ([place, { name }]) => name ?? place.split('node_modules/').at(-1),
    )
    for (const name of ['inflight', 'fstream', 'rimraf', 'mongoose', 'dotenv', 'memjs'])
      expect(places).not.toContain(name)
  })
})
