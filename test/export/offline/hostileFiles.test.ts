import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packArchive } from '../../../server/export/offline/packArchive.js'
import { writeOfflineDocument } from '../../../server/export/offline/writeDocument.js'
import { writeOfflineWorkbook } from '../../../server/export/offline/writeWorkbook.js'
import { LARGEST_FILE } from '../../../server/export/offline/zip.js'
import { copyWithParts, faultOf, form, partsOf, readCopy } from '../../support/offline.js'

const kindOf = async (bytes: Buffer) => (await faultOf(bytes))?.kind

const TYPES = '[Content_Types].xml'
const TEXTS = 'xl/sharedStrings.xml'

/** The blank copy with a part's text changed. */
async function copyWithChange(name: string, change: (text: string) => string) {
  const text = (await partsOf(await writeOfflineWorkbook(form))).get(name)?.toString() ?? ''
  expect(change(text)).not.toBe(text)
  return copyWithParts({ [name]: change(text) })
}

/** A workbook behind other bytes, with every offset put right: both that kind of file and an archive. */
function hidden(before: string, workbook: Buffer): Buffer {
  const bytes = Buffer.concat([Buffer.from(before), workbook])
  const shift = (at: number) => bytes.writeUInt32LE(bytes.readUInt32LE(at) + before.length, at)
  const entry = 'PK\u0001\u0002'
  for (let at = bytes.indexOf(entry); at !== -1; at = bytes.indexOf(entry, at + 1)) shift(at + 42)
  shift(bytes.length - 6)
  return bytes
}

describe('a file that is no workbook', () => {
  it('is named so, whatever it is', async () => {
    const copy = await writeOfflineWorkbook(form)
    const damaged = {
      empty: Buffer.alloc(0),
      text: Buffer.from('Section,Number,Question,Answer\r\n'),
      'another archive': packArchive(new Map([['notes.txt', Buffer.from('notes')]])),
      'a Word document': await writeOfflineDocument(form),
      'a workbook behind a text': Buffer.concat([Buffer.from('%PDF-1.7\n'), copy]),
      'a workbook hidden in a page': hidden('<html><!--', copy),
      'a text behind a workbook': Buffer.concat([copy, Buffer.from('<script>')]),
      'half of it': copy.subarray(0, copy.length / 2),
      'all but its end': copy.subarray(0, -1),
      'its end alone': copy.subarray(-22),
    }
    for (const [name, bytes] of Object.entries(damaged))
      expect(await kindOf(bytes), name).toBe('not-a-workbook')
  })

  it('is named so where its parts lead out of it, come twice or are encrypted', async () => {
    const traversal = await copyWithParts({ '../../etc/cron.d/evil': 'x' })
    expect(await kindOf(traversal)).toBe('not-a-workbook')
    expect(await kindOf(await copyWithParts({ 'xl\\..\\evil.xml': 'x' }))).toBe('not-a-workbook')
    const twice = (await copyWithParts({ 'xl/theme/themeX.xml': 'x' }))
      .toString('latin1')
      .replaceAll('themeX', 'theme1')
    expect(await kindOf(Buffer.from(twice, 'latin1'))).toBe('not-a-workbook')
    const encrypted = await writeOfflineWorkbook(form)
    const entry = encrypted.indexOf(Buffer.from('PK\u0001\u0002'))
    encrypted.writeUInt16LE(1, entry + 8)
    expect(await kindOf(encrypted)).toBe('not-a-workbook')
  })

  it('is named so where its XML plays tricks', async () => {
    const laughs = '<!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>'
    const outside = '<!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst><si><t>&x;</t></si></sst>'
    const tricks = {
      laughs,
      outside,
      unknown: '<sst><si><t>&b;</t></si></sst>',
      inherited: '<sst><si><t>&constructor;</t></si></sst>',
      empty: '<!DOCTYPE sst><sst/>',
      unclosed: '<sst><si><t>text</t></si>',
      crossed: '<sst><si><t>text</si></t></sst>',
      deep: '<a>'.repeat(200) + '</a>'.repeat(200),
      'full of attributes': `<sst ${Array.from({ length: 2_000 }, (_, at) => `a${at}=""`).join(' ')}/>`,
      wide: `<sst>${'<si/>'.repeat(300_000)}</sst>`,
      'not UTF-8': Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e]),
      'longer than a cell': `<sst><si><t>${'x'.repeat(40_000)}</t></si></sst>`,
      'no code point': '<sst><si><t>&#x110000;</t></si></sst>',
    }
    for (const [name, part] of Object.entries(tricks))
      expect(await kindOf(await copyWithParts({ [TEXTS]: part })), name).toBe('not-a-workbook')
  })

  it('never makes the reader throw or stall: random bytes, and copies with bytes changed', async () => {
    const copy = await writeOfflineWorkbook(form)
    const changes = fc.array(fc.tuple(fc.nat(copy.length - 1), fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 8,
    })
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), changes, async (noise, edits) => {
        const changed = Buffer.from(copy)
        for (const [at, byte] of edits) changed[at] = byte
        expect(await kindOf(Buffer.from(noise))).toBe('not-a-workbook')
        expect(Object.keys(await readCopy(changed))).toHaveLength(1)
      }),
      { numRuns: 100 },
    )
  })

  const hostile: Readonly<Record<string, (long: number) => Parameters<typeof copyWithParts>[0]>> = {
    'a tag that never ends': (long) => ({ [TEXTS]: `<sst ${'a'.repeat(long)}` }),
    'spaces in a tag': (long) => ({ [TEXTS]: `<sst${' '.repeat(long)}` }),
    'an attribute of openings': (long) => ({ [TEXTS]: `<sst a="${'<'.repeat(long)}` }),
    'a comment of dashes': (long) => ({ [TEXTS]: `<!--${'-'.repeat(long)}` }),
    ampersands: (long) => ({ [TEXTS]: `<sst>${'&'.repeat(long)}</sst>` }),
    'brackets in a CDATA part': (long) => ({ [TEXTS]: `<sst><![CDATA[${']'.repeat(long)}</sst>` }),
    'a number format of brackets': (long) => ({
      'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="${'['.repeat(long)}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>`,
    }),
  }

  // Four times the text takes four times as long when time is linear, and 16 times when it is quadratic. Shorter texts
  // fit into what the collector has not come round to yet, and seem to cost nothing.
  it.each(Object.entries(hostile))('takes linear processor time over %s', async (_name, parts) => {
    const cost = async (long: number) => {
      const copy = await copyWithParts(parts(long))
      // The best of several: other work on the machine, and compiling, do not count.
      let spent = Infinity
      let reading: unknown
      for (let nth = 0; nth < 3; nth++) {
        const begun = process.cpuUsage()
        reading = await readCopy(copy)
        spent = Math.min(spent, process.cpuUsage(begun).user / 1000)
      }
      return { reading, spent }
    }
    const short = await cost(1_500_000)
    const long = await cost(6_000_000)
    expect(long.reading).toEqual(short.reading)
    expect(long.spent).toBeLessThan(12 * Math.max(short.spent, 5))
  })
})

describe('a file that is too large', () => {
  it('is refused by its size before anything is read', async () => {
    expect(await kindOf(Buffer.alloc(LARGEST_FILE + 1))).toBe('too-large')
  })

  const size = 200_000_000
  const zeros = copyWithParts({ 'xl/worksheets/sheet9.xml': Buffer.alloc(size) })

  it('is refused by what it would unpack to, which it says itself', async () => {
    const bomb = await zeros
    expect(bomb.length).toBeLessThan(500_000)
    const before = process.memoryUsage().arrayBuffers
    expect(await kindOf(bomb)).toBe('too-large')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2_000_000)
  })

  it('is refused while it unpacks, where it says less than is true', async () => {
    const bomb = Buffer.from(await zeros)
    const told = Buffer.alloc(4)
    told.writeUInt32LE(size)
    for (let at = bomb.indexOf(told); at !== -1; at = bomb.indexOf(told)) bomb.writeUInt32LE(1_000, at)
    const before = process.memoryUsage().arrayBuffers
    expect(await kindOf(bomb)).toBe('too-large')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(60_000_000)
  })

  it('is refused where it has more parts than any workbook', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 1_100 }, (_, index) => [`xl/media/${index}.png`, 'x']),
    )
    expect(await kindOf(await copyWithParts(many))).toBe('too-large')
  })
})

describe('a workbook with macros', () => {
  it('is refused by its parts and by its type', async () => {
    expect(await kindOf(await copyWithParts({ 'xl/vbaProject.bin': 'x' }))).toBe('has-macros')
    expect(await kindOf(await copyWithParts({ 'xl/macrosheets/sheet1.xml': '<a/>' }))).toBe('has-macros')
    const xlsm = (text: string) =>
      text.replace(
        'openxmlformats-officedocument.spreadsheetml.sheet.main',
        'ms-excel.sheet.macroEnabled.main',
      )
    expect(await kindOf(await copyWithChange(TYPES, xlsm))).toBe('has-macros')
  })
})
