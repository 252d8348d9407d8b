/**
 * Opens the zip archive that a workbook is. Sizes are checked before anything is unpacked, and unpacking stops at the
 * limit whatever the archive says of itself. Nothing is written to disk.
 */
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { Refusal } from './faults.js'

/** The largest file that is read, in bytes. A workbook with 25 answers of 20,000 characters has less than 3 MB unpacked. */
export const LARGEST_FILE = 5_000_000
/** The most that all of its parts may hold together, in bytes. */
const LARGEST_CONTENTS = 8_000_000
const MOST_ENTRIES = 1_000

/** How large an archive may be, in bytes: as it comes, and all of its parts together. */
export interface ArchiveLimits {
  readonly file: number
  readonly contents: number
}

/** For what anybody with a private link may send. */
const SMALL: ArchiveLimits = { file: LARGEST_FILE, contents: LARGEST_CONTENTS }

/** How an archive begins: what has something before it is another kind of file as well. */
const BEGINNING = Buffer.from('PK\u0003\u0004')

/** The archive's parts by name. A part is unpacked when it is read. */
export interface Archive {
  readonly names: readonly string[]
  /** The part's bytes, or undefined where there is none. Rejects where it is damaged or too large. */
  readonly read: (name: string) => Promise<Buffer | undefined>
}

/**
 * Reads the archive's directory. Rejects with a Refusal, or with yauzl's error where it is damaged. The limits are
 * those for what strangers upload, unless others are given.
 */
export async function openArchive(bytes: Buffer, limits = SMALL): Promise<Archive> {
  if (bytes.length > limits.file) throw tooLarge()
  if (!bytes.subarray(0, BEGINNING.length).equals(BEGINNING)) throw damaged()
  // Sizes are counted here: what is too large shall be called so, not damaged.
  const zip = await fromBufferPromise(bytes, { validateEntrySizes: false })
  const entries = await entriesOf(zip, limits)
  let left = limits.contents
  return {
    names: [...entries.keys()],
    read: async (name) => {
      const entry = entries.get(name)
      if (!entry) return undefined
      const part = await unpack(zip, entry, left)
      left -= part.length
      return part
    },
  }
}

/** The entries by name. yauzl itself refuses names that lead out of a folder. */
async function entriesOf(zip: ZipFile, limits: ArchiveLimits): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > MOST_ENTRIES) throw tooLarge()
  const entries = new Map<string, Entry>()
  let size = 0
  for await (const entry of zip.eachEntry()) {
    if (!entry.canDecodeFileData() || entries.has(entry.fileName)) throw damaged()
    entries.set(entry.fileName, entry)
    size += entry.uncompressedSize
  }
  if (size > limits.contents) throw tooLarge()
  return entries
}

async function unpack(zip: ZipFile, entry: Entry, most: number): Promise<Buffer> {
  const pieces: Buffer[] = []
  let size = 0
  const stream: AsyncIterable<Buffer> = await zip.openReadStreamPromise(entry)
  for await (const piece of stream) {
    size += piece.length
    if (size > most) throw tooLarge()
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

function tooLarge(): Refusal {
  return new Refusal({ kind: 'too-large' })
}

function damaged(): Refusal {
  return new Refusal({ kind: 'not-a-workbook' })
}
