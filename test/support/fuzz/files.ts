/** Hostile files, as people may upload them where a workbook or a table is asked for. */
import { crc32 } from 'node:zlib'
import { packArchive } from '../../../server/export/offline/packArchive.js'
import { copyWithParts } from '../offline.js'
import { MARK } from './hostile.js'
import type { Random } from './random.js'

const TEXTS = 'xl/sharedStrings.xml'
const SHEET = 'xl/worksheets/sheet1.xml'

const entity = (declared: string, used: string) =>
  `<!DOCTYPE sst [${declared}]><sst><si><t>${used}</t></si></sst>`

/** Archives whose parts play tricks. */
const ARCHIVES: Readonly<Record<string, Readonly<Record<string, string | Buffer>>>> = {
  'a bomb': { 'xl/worksheets/sheet9.xml': Buffer.alloc(30_000_000) },
  'many parts': Object.fromEntries(Array.from({ length: 1_100 }, (_, at) => [`xl/media/${at}.png`, 'x'])),
  'an external entity': { [TEXTS]: entity('<!ENTITY x SYSTEM "file:///etc/passwd">', '&x;') },
  'a parameter entity': { [TEXTS]: entity('<!ENTITY % x SYSTEM "http://localhost:1/">%x;', '') },
  'a million laughs': { [TEXTS]: entity('<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;">', '&b;&b;') },
  'names that lead out': { '../../etc/cron.d/evil': 'x', '/etc/passwd': 'x', 'C:\\evil': 'x' },
  'a deep part': { [SHEET]: '<a>'.repeat(20_000) },
  'no sheet': { [SHEET]: '' },
  'markup in cells': { [TEXTS]: `<sst><si><t>&lt;${MARK}&gt;</t></si></sst>` },
  'bytes for text': { [TEXTS]: Buffer.from([0xff, 0xfe, 0x00, 0xd8]) },
  macros: { 'xl/vbaProject.bin': 'x' },
}

const TABLES: Readonly<Record<string, string | Buffer>> = {
  nothing: '',
  NULs: 'agency,sector\r\n\u0000,\u0000\r\n',
  'an open quotation mark': 'agency,sector\n"open',
  'rows of any length': 'agency,sector\n1\n1,2,3,4\n,,,,,,,\n',
  'one column of one name': 'agency,agency\n1,2\n',
  'names that objects have': `__proto__,constructor,toString\n<${MARK}>,=1+1,@x\n`,
  'UTF-16': Buffer.from('\ufeffagency,sector\r\nMill,Health\r\n', 'utf16le'),
  'half of UTF-16': Buffer.from([0xff, 0xfe, 0x61]),
  'no text': Buffer.from([0x80, 0x81, 0xff, 0x00, 0x0a]),
  'wide rows': `${'a,'.repeat(5_000)}\n${'b,'.repeat(5_000)}\n`,
  'many rows': `agency,sector,contact,email\n${`<${MARK}>,Health,a,b@c\n`.repeat(3_000)}`,
  markup: `agency,sector,email\n<${MARK}>,Health,"a"" ${MARK}="\n`,
  formulas: 'agency,sector\n=HYPERLINK("http://a"),+1\n',
  'a page': `<html><${MARK}><script>1</script>`,
  'a picture': Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  'JSON lines': '{"agency":"a"}\n{"__proto__":{}}\n{',
}

/** A file and the name it goes by. */
export interface HostileFile {
  readonly told: string
  readonly bytes: Buffer
}

/** Every hostile file; making them takes a moment. */
export async function hostileFiles(): Promise<readonly HostileFile[]> {
  const blank = await copyWithParts({})
  const archives = Object.entries(ARCHIVES).map(async ([told, parts]) => ({
    told,
    bytes: await copyWithParts(parts),
  }))
  const tables = Object.entries(TABLES).map(([told, text]) => ({ told, bytes: Buffer.from(text as string) }))
  return [
    ...(await Promise.all(archives)),
    ...tables,
    { told: 'a blank copy', bytes: blank },
    { told: 'half a copy', bytes: blank.subarray(0, blank.length / 2) },
    { told: 'a page before a copy', bytes: Buffer.concat([Buffer.from(`<html><${MARK}>`), blank]) },
    { told: 'a page behind a copy', bytes: Buffer.concat([blank, Buffer.from(`<script>${MARK}</script>`)]) },
    { told: 'another archive', bytes: packArchive(new Map([['a.txt', Buffer.from('a')]])) },
    { told: 'an archive within', bytes: await copyWithParts({ 'xl/embeddings/a.zip': blank }) },
  ]
}

const FILE_NAMES: readonly string[] = [
  'filled.xlsx',
  'table.csv',
  '../../../etc/passwd',
  'a\\..\\b.csv',
  `<${MARK}>.html`,
  'a.xlsx\u0000.exe',
  '',
  `${'a'.repeat(2_000)}.csv`,
  'CON',
  '%2e%2e%2f.csv',
]

/** A form with a file, and its type. One in a few has bytes of the file changed. */
export function formWithFile(random: Random, { bytes }: HostileFile): { type: string; body: Buffer } {
  const sent = random.percent(20) ? changed(random, bytes) : bytes
  const boundary = `----${crc32(sent).toString(16)}`
  const name = random.percent(90) ? 'file' : random.pick(['', 'upload', '__proto__'])
  const head = `Content-Disposition: form-data; name="${name}"; filename="${random.pick(FILE_NAMES)}"`
  const part = [`--${boundary}\r\n${head}\r\nContent-Type: ${random.pick(TYPES)}\r\n\r\n`, sent, '\r\n']
  const parts = random.percent(90) ? part : [...part, ...part]
  const end = random.percent(92) ? `--${boundary}--\r\n` : ''
  const body = Buffer.concat([...parts, end].map((piece) => Buffer.from(piece as string)))
  return { type: `multipart/form-data; boundary=${boundary}`, body }
}

const TYPES: readonly string[] = ['text/csv', 'text/html', 'image/svg+xml', 'x', 'application/octet-stream']

function changed(random: Random, bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes.subarray(0, random.percent(50) ? bytes.length : random.below(bytes.length)))
  for (let nth = 0; nth < 4 && copy.length > 0; nth += 1) copy[random.below(copy.length)] = random.below(256)
  return copy
}
