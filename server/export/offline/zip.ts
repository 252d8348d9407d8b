/**
 * Opens the zip archive that a workbook is. Sizes are checked before anything is unpacked, and unpacking stops at the
 * limit whatever the archive says of itself. Nothing is written to disk.
 */
import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import { Refusal } from './faults.js'

/** The largest file that is read, in bytes. A workbook with 25 answers of 20,000 characters has less than 3 MB unpacked. */
export const LARGEST_FILE = 5_000_000
/** The most that all of its parts may hold together, in bytes. */
const LARGEST_CONTENTS = 8_000_000
const MOST_ENTRIES = 1_000

const END = 0x06054b50
const DIRECTORY = 0x02014b50
const LOCAL = 0x04034b50
const END_SIZE = 22
const LONGEST_COMMENT = 0xffff

/** The archive's parts by name. A part is unpacked when it is read. */
export interface Archive {
  readonly names: readonly string[]
  /** The part's bytes, or undefined where there is none. Rejects where it is damaged or too large. */
  readonly read: (name: string) => Promise<Buffer | undefined>
}

interface Entry {
  readonly name: string
  readonly method: number
  readonly packedSize: number
  readonly size: number
  readonly offset: number
}

const inflate = promisify(inflateRaw)

/** Reads the archive's directory. Throws a Refusal, or a RangeError where offsets lead out of the file. */
export function openArchive(bytes: Buffer): Archive {
  if (bytes.length > LARGEST_FILE) throw new Refusal({ kind: 'too-large' })
  if (bytes.length < END_SIZE || bytes.readUInt32LE(0) !== LOCAL) throw damaged()
  const entries = new Map(entriesOf(bytes).map((entry) => [entry.name, entry]))
  let left = LARGEST_CONTENTS
  return {
    names: [...entries.keys()],
    read: async (name) => {
      const entry = entries.get(name)
      if (!entry) return undefined
      const part = await unpack(bytes, entry, left)
      left -= part.length
      return part
    },
  }
}

function entriesOf(bytes: Buffer): readonly Entry[] {
  const end = endOf(bytes)
  const count = bytes.readUInt16LE(end + 10)
  if (count > MOST_ENTRIES) throw new Refusal({ kind: 'too-large' })
  const entries: Entry[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let index = 0; index < count; index += 1) {
    const { entry, next } = entryAt(bytes, at)
    entries.push(entry)
    at = next
  }
  if (at > end) throw damaged()
  if (entries.reduce((sum, { size }) => sum + size, 0) > LARGEST_CONTENTS)
    throw new Refusal({ kind: 'too-large' })
  if (new Set(entries.map(({ name }) => name)).size < entries.length) throw damaged()
  if (entries.some(({ name }) => /(^|[/\\])\.\.([/\\]|$)/.test(name))) throw damaged()
  return entries
}

/** Where the end record is: the last one whose comment reaches to the end of the file. */
function endOf(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_SIZE - LONGEST_COMMENT)
  for (let at = bytes.length - END_SIZE; at >= first; at -= 1)
    if (bytes.readUInt32LE(at) === END && at + END_SIZE + bytes.readUInt16LE(at + 20) === bytes.length)
      return at
  throw damaged()
}

function entryAt(bytes: Buffer, at: number): { readonly entry: Entry; readonly next: number } {
  const isEncrypted = (bytes.readUInt16LE(at + 8) & 1) === 1
  if (bytes.readUInt32LE(at) !== DIRECTORY || isEncrypted) throw damaged()
  const nameEnd = at + 46 + bytes.readUInt16LE(at + 28)
  const entry = {
    name: bytes.toString('utf8', at + 46, nameEnd),
    method: bytes.readUInt16LE(at + 10),
    packedSize: bytes.readUInt32LE(at + 20),
    size: bytes.readUInt32LE(at + 24),
    offset: bytes.readUInt32LE(at + 42),
  }
  return { entry, next: nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32) }
}

async function unpack(bytes: Buffer, { method, packedSize, offset }: Entry, most: number): Promise<Buffer> {
  if (bytes.readUInt32LE(offset) !== LOCAL) throw damaged()
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  if (start + packedSize > bytes.length) throw damaged()
  const packed = bytes.subarray(start, start + packedSize)
  if (packedSize > most) throw new Refusal({ kind: 'too-large' })
  if (method === 0) return packed
  if (method !== 8) throw damaged()
  try {
    return await inflate(packed, { maxOutputLength: Math.max(1, most) })
  } catch (error) {
    const isTooLarge = error instanceof RangeError
    throw isTooLarge ? new Refusal({ kind: 'too-large' }) : damaged()
  }
}

function damaged(): Refusal {
  return new Refusal({ kind: 'not-a-workbook' })
}
