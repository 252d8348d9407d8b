import { crc32, deflateRawSync } from 'node:zlib'

const VERSION = 20
/** Names are UTF-8. */
const FLAGS = 0x0800
const DEFLATED = 8
/** The format's first day, 1 January 1980: the same parts always give the same archive. */
const DATE = 0x0021

/** A zip archive of the parts, in their order. */
export function packArchive(parts: ReadonlyMap<string, Buffer>): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, bytes] of parts) {
    const label = Buffer.from(name)
    const packed = deflateRawSync(bytes)
    const facts = factsOf(label, bytes, packed)
    const file = Buffer.concat([uint32(0x04034b50), facts, label, packed])
    const rest = Buffer.concat([uint16(0, 0, 0), uint32(0, offset)])
    directory.push(uint32(0x02014b50), uint16(VERSION), facts, rest, label)
    files.push(file)
    offset += file.length
  }
  const entries = Buffer.concat(directory)
  const counts = uint16(0, 0, parts.size, parts.size)
  const end = Buffer.concat([uint32(0x06054b50), counts, uint32(entries.length, offset), uint16(0)])
  return Buffer.concat([...files, entries, end])
}

/** What a part's own header and the directory both say of it. */
function factsOf(label: Buffer, bytes: Buffer, packed: Buffer): Buffer {
  return Buffer.concat([
    uint16(VERSION, FLAGS, DEFLATED, 0, DATE),
    uint32(crc32(bytes), packed.length, bytes.length),
    uint16(label.length, 0),
  ])
}

function uint16(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2)
  values.forEach((value, index) => bytes.writeUInt16LE(value, index * 2))
  return bytes
}

function uint32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, index) => bytes.writeUInt32LE(value, index * 4))
  return bytes
}
