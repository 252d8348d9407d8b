/**
 * Reads the XML that spreadsheet programs write, and no more of XML: no document type, so no entities but the five.
 * Written here because the library that writes our workbooks unfolds ranges and styles as it reads, and a few bytes
 * from a stranger would hold it up for hours. This takes one pass, and every pattern stands still where it fails.
 */

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string
  /** By name without prefix. */
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (XmlElement | string)[]
}

/** Tags and texts together. */
const MOST_PIECES = 200_000
const DEEPEST = 100

const TEXT = /[^<]+/y
const SKIPPED = /<\?[^]*?\?>|<!--[^]*?-->/y
const CDATA = /<!\[CDATA\[([^]*?)\]\]>/y
const OPEN = /<([\w:.-]+)/y
const ATTRIBUTE = /\s+([\w:.-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y
const OPEN_END = /\s*(\/?)>/y
const CLOSE = /<\/([\w:.-]+)\s*>/y

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** The document's root. Throws where it is not well formed, too deep or made of too many pieces. */
export function parseXml(bytes: Buffer): XmlElement {
  const scanner = scannerOf(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  const root: Building = { name: '', attributes: new Map(), children: [] }
  const open = [root]
  for (let pieces = 0; !scanner.isAtEnd(); pieces += 1) {
    const parent = open.at(-1)
    if (!parent || open.length > DEEPEST || pieces > MOST_PIECES) throw malformed()
    const text = scanner.take(TEXT) ?? scanner.take(CDATA)
    if (text?.[1] !== undefined) parent.children.push(text[1])
    else if (text) parent.children.push(decoded(text[0]))
    else if (!scanner.take(SKIPPED)) takeTag(scanner, open, parent)
  }
  const [document] = childrenOf(root)
  if (!document || open.length > 1) throw malformed()
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

interface Scanner {
  readonly isAtEnd: () => boolean
  /** Moves on by what the pattern matches here; null where it does not match. */
  readonly take: (pattern: RegExp) => RegExpExecArray | null
}

function scannerOf(source: string): Scanner {
  let at = 0
  return {
    isAtEnd: () => at >= source.length,
    take: (pattern) => {
      pattern.lastIndex = at
      const match = pattern.exec(source)
      if (match) at = pattern.lastIndex
      return match
    },
  }
}

function takeTag(scanner: Scanner, open: Building[], parent: Building): void {
  const closing = scanner.take(CLOSE)
  if (closing) {
    if (open.length === 1 || parent.name !== localName(closing[1])) throw malformed()
    open.pop()
    return
  }
  const name = localName(scanner.take(OPEN)?.[1])
  const element: Building = { name, attributes: takeAttributes(scanner), children: [] }
  const end = scanner.take(OPEN_END)
  if (!end) throw malformed()
  parent.children.push(element)
  if (end[1] === '') open.push(element)
}

function takeAttributes(scanner: Scanner): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>()
  for (let match = scanner.take(ATTRIBUTE); match; match = scanner.take(ATTRIBUTE))
    attributes.set(localName(match[1]), decoded(match[2] ?? match[3] ?? ''))
  return attributes
}

function localName(name: string | undefined): string {
  if (name === undefined) throw malformed()
  return name.slice(name.indexOf(':') + 1)
}

function decoded(text: string): string {
  return text.includes('&') ? text.replace(ENTITY, characterOf) : text
}

const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{2,4}));|&/g

function characterOf(_: string, decimal?: string, hexadecimal?: string, name = ''): string {
  if (decimal !== undefined) return String.fromCodePoint(Number(decimal))
  if (hexadecimal !== undefined) return String.fromCodePoint(Number.parseInt(hexadecimal, 16))
  const character = Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined
  if (character === undefined) throw malformed()
  return character
}

function malformed(): Error {
  return new Error('The XML is not well formed.')
}
