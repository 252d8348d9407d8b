/** Reads the one file that a form brings. */
import { finished } from 'node:stream'
import busboy from 'busboy'
import type { Request } from 'express'

/**
 * The file's bytes: empty where none was chosen, cut after `most`, undefined where what was sent is not a form with
 * one file or did not arrive whole. Always reads the request to its end, so that its sender can be answered.
 */
export function readPostedFile(req: Request, most: number): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const giveUp = () => {
      req.unpipe()
      req.resume()
      resolve(undefined)
    }
    const parser = parserFor(req, most)
    if (!parser) {
      giveUp()
      return
    }
    const pieces: Buffer[] = []
    let files = 0
    parser.on('file', (_name, file) => {
      files += 1
      file.on('data', (piece: Buffer) => pieces.push(piece))
      file.on('error', giveUp)
    })
    for (const event of ['filesLimit', 'fieldsLimit', 'error'] as const) parser.on(event, giveUp)
    parser.on('close', () => {
      resolve(files === 1 ? Buffer.concat(pieces) : undefined)
    })
    finished(req, { writable: false }, (error) => {
      if (error) giveUp()
    })
    req.pipe(parser)
  })
}

/** Undefined where the request is no form with files. */
function parserFor({ headers }: Request, most: number): busboy.Busboy | undefined {
  try {
    return busboy({ headers, limits: { files: 1, fields: 0, fileSize: most } })
  } catch {
    return undefined
  }
}
