/** A language that nobody speaks: every word of another, in brackets, so that words from elsewhere stand out. */
import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import type { Language } from '../../server/web/language/en.js'

const [OPEN, CLOSE] = ['⟦', '⟧']

type Node = DefaultTreeAdapterTypes.Node

/** A language with every string in brackets: those that its functions return, too. The code stays, for `lang`. */
export function pseudoLanguage(language: Language): Language {
  return { ...(bracketed(language) as Language), code: language.code }
}

function bracketed(value: unknown): unknown {
  if (typeof value === 'string') return value === '' ? '' : `${OPEN}${value}${CLOSE}`
  if (typeof value === 'function')
    return (...args: unknown[]) => bracketed((value as (...given: unknown[]) => unknown)(...args))
  if (Array.isArray(value)) return value.map(bracketed)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, bracketed(item)]))
  return value
}

/** Every string in a value, however deep. */
export function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (value instanceof Map) return [...value.values()].flatMap(stringsIn)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}

/** What the service itself gives a response to be known by. */
const REFERENCE = /^[0-9A-Z]{4}-[0-9A-Z]{4}$/
const WORDED = /^(title|alt|label|aria-label|placeholder|data-.+)$/

interface Words {
  readonly text: string
  /** Whether it stands where the page shows what a person wrote, of which it may be a piece. */
  readonly quoted: boolean
}

/** What a page says outside the brackets, except what is known to come from elsewhere. */
export function outsideBrackets(html: string, known: ReadonlySet<string>): readonly string[] {
  const texts = [...known].map(plain)
  const whole = new Set(texts)
  // Words may go on past a link inside them: how deep in brackets the page is runs on from text to text.
  let depth = 0
  const outside = (text: string) =>
    text
      .split(/([⟦⟧])/)
      .filter((piece) => {
        if (piece === OPEN) depth++
        else if (piece === CLOSE) depth--
        else return depth === 0
        return false
      })
      .join('')
  const left = wordsOf(parse(html))
    .map(({ text, quoted }) => ({ text: plain(outside(text)), quoted }))
    .filter(({ text }) => hasLetters(text) && !whole.has(text) && !REFERENCE.test(text))
    .filter(({ text, quoted }) => !(quoted && texts.some((one) => one.includes(text))))
    .map(({ text }) => withoutParts(text, texts))
    .filter(hasLetters)
  return depth === 0 ? left : [...left, 'A bracket is not closed.']
}

/** What is left of a text that is put together of known ones, as a table's row and its figure. */
function withoutParts(text: string, known: readonly string[]): string {
  return known
    .filter((part) => part.length > 2 && text.includes(part))
    .sort((a, b) => b.length - a.length)
    .reduce((left, part) => left.replaceAll(part, ''), text)
}

/** Each text and worded attribute of a page, in its order. What stands in boxes is a person's. */
function wordsOf(node: Node, quoted = false): readonly Words[] {
  if (node.nodeName === '#text') return [{ text: (node as DefaultTreeAdapterTypes.TextNode).value, quoted }]
  if (!('childNodes' in node) || ['script', 'style', 'textarea'].includes(node.nodeName)) return []
  const attrs = 'attrs' in node ? node.attrs : []
  const isAnswer = attrs.some(({ name, value }) => name === 'class' && /\bapp-answer\b/.test(value))
  return [
    ...attrs.filter(isWorded).map(({ value }) => ({ text: value, quoted: false })),
    ...node.childNodes.flatMap((child) => wordsOf(child, quoted || isAnswer)),
  ]
}

/** A data attribute with one word in it is a setting. */
function isWorded({ name, value }: { readonly name: string; readonly value: string }): boolean {
  return WORDED.test(name) && (!name.startsWith('data-') || /\s/.test(value))
}

function hasLetters(text: string): boolean {
  return /\p{L}/u.test(text)
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
