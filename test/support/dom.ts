import { parse, parseFragment, type DefaultTreeAdapterTypes } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/** Elements that stand in a line of text, where a space before or after them shows. All others are blocks. */
const inline = new Set(['a', 'span', 'strong', 'b', 'em', 'i', 'code', 'mark', 'abbr', 'input', 'svg'])

/**
 * An outline of an HTML fragment, a line for each tag and text, that is equal for two fragments when a browser
 * would show and announce the same: white space is collapsed as a browser does, attributes and class names are
 * sorted, and an empty class or a comment is left out.
 */
export function outline(html: string): string {
  const lines: { depth: number; text: string; isText: boolean }[] = []
  let atLineStart = true

  const endLine = () => {
    const last = lines.at(-1)
    if (last?.isText) last.text = last.text.replace(/ $/, '')
    if (last?.isText && last.text === '') lines.pop()
    atLineStart = true
  }
  const addText = (value: string, depth: number) => {
    const collapsed = value.replace(/[ \t\r\n\f]+/g, ' ')
    const text = atLineStart ? collapsed.replace(/^ /, '') : collapsed
    if (text === '') return
    lines.push({ depth, text, isText: true })
    atLineStart = text.endsWith(' ')
  }
  const addElement = (element: Element, depth: number) => {
    const isBlock = !inline.has(element.tagName)
    if (isBlock) endLine()
    lines.push({ depth, text: openingTag(element), isText: false })
    // A text box shows its text as it is, white space and all.
    if (element.tagName === 'textarea')
      lines.push({ depth: depth + 1, text: JSON.stringify(textOf(element)), isText: false })
    else
      element.childNodes.forEach((child) => {
        add(child, depth + 1)
      })
    if (isBlock) endLine()
    else if (element.childNodes.length === 0) atLineStart = false
  }
  const add = (node: Node, depth: number) => {
    if (node.nodeName === '#text') addText((node as DefaultTreeAdapterTypes.TextNode).value, depth)
    else if ('tagName' in node) addElement(node, depth)
  }

  parseFragment(html).childNodes.forEach((node) => {
    add(node, 0)
  })
  endLine()
  return lines.map(({ depth, text }) => '  '.repeat(depth) + text).join('\n')
}

function openingTag(element: Element): string {
  const attributes = element.attrs
    .map(({ name, value }) => (name === 'class' ? { name, value: sortedTokens(value) } : { name, value }))
    .filter(({ name, value }) => name !== 'class' || value !== '')
    .map(({ name, value }) => ` ${name}=${JSON.stringify(value)}`)
    .sort()
  return `<${element.tagName}${attributes.join('')}>`
}

function sortedTokens(value: string): string {
  return value.split(/\s+/).filter(Boolean).sort().join(' ')
}

/** Every element with this tag name in an HTML document, or below a node of one, in order. */
export function elements(within: string | Node, tagName: string): Element[] {
  const found: Element[] = []
  const walk = (node: Node) => {
    if ('tagName' in node && node.tagName === tagName) found.push(node)
    if ('childNodes' in node) node.childNodes.forEach(walk)
  }
  walk(typeof within === 'string' ? parse(within) : within)
  return found
}

/** The value of an element's attribute, undefined when it has none of that name. */
export function attribute(element: Element | undefined, name: string): string | undefined {
  return element?.attrs.find((attr) => attr.name === name)?.value
}

/** All the text inside an element, exactly. */
export function textOf(node: Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
}
