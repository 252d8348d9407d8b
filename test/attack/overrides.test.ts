import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../../server/projectRoot.js'

const read = (file: string) => JSON.parse(readFileSync(join(projectRoot(), file), 'utf8')) as unknown

interface Lock {
  readonly packages: Readonly<Record<string, { readonly name?: string; readonly version: string }>>
}

/** What a package gets in place of what it asks for, by both names. */
type Overrides = Readonly<Record<string, Readonly<Record<string, string>>>>

const { overrides } = read('package.json') as { readonly overrides: Overrides }
const { packages } = read('package-lock.json') as Lock

/** The package that Node finds by a name from another package's folder. */
function found(parent: string, name: string) {
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
  const all = Object.entries(overrides).flatMap(([parent, wanted]) =>
    Object.entries(wanted).map(([name, version]) => [parent, name, version] as const),
  )

  it('are read', () => {
    expect(all.length).toBeGreaterThan(9)
  })

  // npm 10, which comes with Node 20 and 22, overlooks what stands deeper, and then refuses the lockfile.
  it.each(all)('stand directly below the package that asks: %s > %s', (_parent, _name, wanted) => {
    expect(wanted).toBeTypeOf('string')
  })

  it.each(all)('bite: %s > %s', (parent, name, wanted) => {
    const [actual, version] = /^npm:(.+)@(.+)$/.exec(wanted)?.slice(1) ?? [name, wanted]
    expect(found(parent, name)).toMatchObject({ name: actual, version })
  })
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
