import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../../server/projectRoot.js'
import { filesBelow } from '../support/files.js'

/** Who may know whom: a room's files may import from these places only. The first room that fits a file counts. */
const rooms: readonly { readonly room: string; readonly mayImport: readonly RegExp[] }[] = [
  { room: 'server/audit/', mayImport: [/^server\/audit\//, /^zod$/, /^natural\/lib\/natural\//] },
  {
    room: 'server/db/',
    mayImport: [/^server\/(db|audit)\//, /^node:(fs|path|crypto)$/, /^(kysely|better-sqlite3|pg)$/],
  },
  {
    room: 'server/export/',
    mayImport: [
      /^server\/(export|audit)\//,
      /^server\/projectRoot\.ts$/,
      /^node:/,
      /^(exceljs|docx|docx\/layout|yauzl|saxes|@fast-csv\/.+|fast-csv)$/,
    ],
  },
  {
    room: 'server/mail/',
    mayImport: [/^server\/mail\//, /^node:/, /^(nodemailer|notifications-node-client)$/],
  },
  {
    room: 'server/web/pages/',
    mayImport: [
      /^server\/audit\//,
      /^server\/web\/(pages|language)\//,
      /^server\/web\/(forms|layout|seen)\.ts$/,
      /^server\/db\//,
      /^d3-scale$/,
    ],
  },
  {
    room: 'server/web/',
    mayImport: [
      /^server\/(web|audit|db|export|mail)\//,
      /^server\/(config|projectRoot)\.ts$/,
      /^(?!server\/|scripts\/)/,
    ],
  },
]

interface Import {
  readonly file: string
  readonly target: string
}

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(projectRoot(), file), 'utf8')
  return ts.preProcessFile(text).importedFiles.map(({ fileName }) => ({
    file,
    target: fileName.startsWith('.')
      ? normalize(join(dirname(file), fileName)).replace(/\.js$/, '.ts')
      : fileName,
  }))
}

const files = filesBelow('server', '.ts')
const imports = files.flatMap(importsOf)

describe('the rooms', () => {
  it('reads every file and its imports', () => {
    expect(files.length).toBeGreaterThan(50)
    expect(imports.length).toBeGreaterThan(files.length)
    for (const { room } of rooms) expect(files.filter((file) => file.startsWith(room))).not.toEqual([])
  })

  it('know only whom they may know', () => {
    const broken = imports.filter(({ file, target }) => {
      const rule = rooms.find(({ room }) => file.startsWith(room))
      return rule !== undefined && !rule.mayImport.some((allowed) => allowed.test(target))
    })
    expect(broken.map(({ file, target }) => `${file} -> ${target}`)).toEqual([])
  })

  it('never load the root of natural', () => {
    const everywhere = [...files, ...filesBelow('scripts', '.ts'), ...filesBelow('test', '.ts')].flatMap(
      importsOf,
    )
    expect(everywhere.filter(({ target }) => target === 'natural').map(({ file }) => file)).toEqual([])
  })

  it('knows only the type of the configuration in the web room', () => {
    const values = files
      .filter((file) => file.startsWith('server/web/'))
      .filter((file) =>
        /import \{(?! type)[^}]*\} from '[^']*\/config\.js'/.test(
          readFileSync(join(projectRoot(), file), 'utf8'),
        ),
      )
    expect(values).toEqual([])
  })
})

describe('the environment, the clock and chance', () => {
  const read = (file: string) => readFileSync(join(projectRoot(), file), 'utf8')

  it('reads the environment in config.ts alone', () => {
    expect(files.filter((file) => read(file).includes('process.env'))).toEqual(['server/config.ts'])
  })

  it('keeps clock and chance out of the core', () => {
    const impure = /Date\.now|new Date\(\)|Math\.random|randomUUID|performance\.now/
    expect(files.filter((file) => file.startsWith('server/audit/') && impure.test(read(file)))).toEqual([])
  })
})
