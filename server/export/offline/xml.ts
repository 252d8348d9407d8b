/** The XML that spreadsheet programs write, as a tree. No document type is allowed, so there are no entities but the five. */
import { setImmediate } from 'node:timers/promises'
import { SaxesParser } from 'saxes'

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string
  /** By name without prefix. */
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (XmlElement | string)[]
}

/** Elements and texts together, in what anybody with a private link may send. */
export const MOST_PIECES = 200_000
/** Of one element. */
const MOST_ATTRIBUTES = 1_000
const DEEPEST = 100
/** After so many characters other work gets its turn. */
const CHARACTERS_AT_A_TIME = 100_000

/**
 * The document's root. Rejects where it is not well formed, too deep or made of too many pieces: elements and texts,
 * as many as strangers may send unless more are allowed.
 */
export async function parseXml(bytes: Buffer, mostPieces = MOST_PIECES): Promise<XmlElement> {
  return parse(bytes, mostPieces)
}

/** Where elements stand that are looked at one by one. */
interface Place {
  readonly parent: string
  readonly name: string
}

/**
 * Gives each element of a place to `visit` as soon as it is read and then forgets it: a table of any length takes the
 * memory of one row. Rejects as parseXml does.
 */
export async function eachElement(
  bytes: Buffer,
  place: Place,
  mostPieces: number,
  visit: (element: XmlElement) => void,
): Promise<void> {
  await parse(bytes, mostPieces, (element, parent) => {
    if (element.name !== place.name || parent?.name !== place.parent) return false
    visit(element)
    return true
  })
}

/** Whether an element that is read to its end can be forgotten. */
type Finished = (element: XmlElement, parent: XmlElement | undefined) => boolean

async function parse(
  bytes: Buffer,
  mostPieces: number,
  finished: Finished = () => false,
): Promise<XmlElement> {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  const root: Building = { name: '', attributes: new Map(), children: [] }
  const parser = parserInto(root, mostPieces, finished)
  for (let at = 0; at < text.length; at += CHARACTERS_AT_A_TIME) {
    parser.write(text.slice(at, at + CHARACTERS_AT_A_TIME))
    await setImmediate()
  }
  parser.close()
  const [document] = childrenOf(root)
  if (!document) throw malformed()
  return document
}

/** The element's child elements, of one name if it is given. */
export function childrenOf(element: XmlElement | undefined, name?: string): readonly XmlElement[] {
  const children = element?.children.filter((child) => typeof child !== 'string') ?? []
  return name === undefined ? children : children.filter((child) => child.name === name)
}

/** All text in an element, except below elements of the name to leave out. */
export function textIn(element: XmlElement, leaveOut?: string): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return child
      return child.name === leaveOut ? '' : textIn(child, leaveOut)
    })
    .join('')
}

interface Building extends XmlElement {
  readonly children: (XmlElement | string)[]
}

/** A parser that hangs what it reads below the root. It throws at the first fault, as saxes does without a listener. */
function parserInto(root: Building, mostPieces: number, finished: Finished): SaxesParser {
  const open = [root]
  let pieces = 0
  let attributesHere = 0
  const add = (piece: Building | string) => {
    pieces += 1
    if (pieces > mostPieces || open.length > DEEPEST) throw malformed()
    open.at(-1)?.children.push(piece)
  }
  const parser = new SaxesParser({ position: false })
  parser.ENTITIES = ENTITIES
  parser.on('doctype', () => {
    throw malformed()
  })
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('attribute', () => {
    attributesHere += 1
    if (attributesHere > MOST_ATTRIBUTES) throw malformed()
  })
  parser.on('opentag', ({ name, attributes }) => {
    const named = Object.entries(attributes).map(([key, value]) => [localName(key), value] as const)
    const element: Building = { name: localName(name), attributes: new Map(named), children: [] }
    add(element)
    attributesHere = 0
    open.push(element)
  })
  parser.on('closetag', () => {
    const element = open.pop()
    const parent = open.at(-1)
    if (element && finished(element, parent)) parent?.children.pop()
  })
  return parser
}

/** Without a prototype: in the table that saxes brings, "&constructor;" would be found. */
const ENTITIES: Record<string, string> = Object.assign(Object.create(null) as object, {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
})

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function malformed(): Error {
  return new Error('The XML is not well formed.')
}
