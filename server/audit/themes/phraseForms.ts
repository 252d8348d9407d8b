/** Every way to write a phrase: hyphens, and short forms for long ones. */
import type { Codebook } from './codebook.js'
import { groupBy } from './order.js'
import { isHyphened, type Phrase, type Slot, type WordPattern } from './patterns.js'
import { tokensOf } from './words.js'

/** Names and the other way to say each, by the stem of the name's first word. */
export type Names = ReadonlyMap<
  string,
  readonly { readonly from: readonly Slot[]; readonly to: readonly Slot[] }[]
>

/** Every way to write a phrase: hyphened words parted or joined, short forms for long and long for short. */
export function formsOf(phrase: Phrase, names: Names): Slot[][] {
  let forms: Slot[][] = [[]]
  for (const slot of phrase) {
    const ends = hyphenForms(slot)
    forms = forms.flatMap((start) => ends.map((end) => [...start, ...end]))
  }
  return forms.flatMap((form) => [form, ...renamed(form, names)])
}

/** "drop-in" is one word, "dropin", or two. */
function hyphenForms(slot: Slot): Slot[][] {
  const hyphened = slot.filter(isHyphened)
  if (hyphened.length === 0) return [[slot.map(normal)]]
  const joined = slot.map((word) => normal({ ...word, text: word.text.replaceAll('-', '') }))
  const parted = hyphened.map((word) => word.text.split('-').map((text) => [normal({ ...word, text })]))
  return [[joined], ...parted]
}

const REMEMBERED = 20_000
const remembered = new Map<string, WordPattern>()

/** A word of a pattern in the form that words of texts are compared in. */
function normal({ kind, text }: WordPattern): WordPattern {
  const key = `${kind} ${text}`
  const known = remembered.get(key)
  if (known) return known
  const token = tokensOf(text)[0]
  const word = { kind, text: kind === 'prefix' ? text.toLowerCase() : (token?.[kind] ?? text) }
  if (remembered.size >= REMEMBERED) remembered.clear()
  remembered.set(key, word)
  return word
}

/** The names of a glossary, each with the other way to say it. */
export function namesOf(glossary: Codebook['glossary']): Names {
  const pairs = glossary.flatMap(({ short, long }) => {
    const [shortSlots, longSlots] = [slotsOf(short), slotsOf(long)]
    return [
      { from: shortSlots, to: longSlots },
      { from: longSlots, to: shortSlots },
    ]
  })
  return groupBy(pairs, ({ from }) => from[0]?.[0]?.text ?? '')
}

function slotsOf(name: string): Slot[] {
  return tokensOf(name).map(({ stem }) => [{ kind: 'stem', text: stem }])
}

/** The form with each name that stands in it said the other way. */
function renamed(form: readonly Slot[], names: Names): Slot[][] {
  return form.flatMap((slot, at) =>
    slot
      .flatMap((word) => names.get(word.text) ?? [])
      .filter(({ from }) => from.every((part, i) => holds(form[at + i], part)))
      .map(({ from, to }) => [...form.slice(0, at), ...to, ...form.slice(at + from.length)]),
  )
}

function holds(slot: Slot | undefined, part: Slot): boolean {
  return slot?.some((word) => word.kind === 'stem' && word.text === part[0]?.text) ?? false
}
