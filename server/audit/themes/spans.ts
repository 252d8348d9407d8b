/** Where patterns stand in a text that has been read: phrases put together by nearness and by clause. */
import type { NumberedPattern } from './matching.js'
import type { Reading, TokenSpan } from './reading.js'

/** Where a pattern stands, in order of its first word. "any" stands nowhere: coding.ts handles it. */
export function spansOf(pattern: NumberedPattern, reading: Reading): readonly TokenSpan[] {
  switch (pattern.kind) {
    case 'any':
      return []
    case 'phrase':
      return reading.spansOf(pattern.phrase)
    case 'whole':
      return reading.spansOf(pattern.phrase).filter((span) => isWhole(span, reading))
    case 'near':
      return nearSpans(
        spansOf(pattern.left, reading),
        spansOf(pattern.right, reading),
        pattern.within,
        reading,
      )
    case 'all':
      return clauseSpans(
        pattern.parts.map((part) => spansOf(part, reading)),
        reading,
      )
  }
}

/** The phrases that must all stand in a text for the pattern to stand there; none for "any". */
export function phrasesOf(pattern: NumberedPattern): readonly number[] {
  switch (pattern.kind) {
    case 'any':
      return []
    case 'phrase':
    case 'whole':
      return [pattern.phrase]
    case 'near':
      return [...phrasesOf(pattern.left), ...phrasesOf(pattern.right)]
    case 'all':
      return pattern.parts.flatMap(phrasesOf)
  }
}

function isWhole(span: TokenSpan, { tokens }: Reading): boolean {
  return span.from === 0 && span.to === tokens.length
}

/** Each left span with the nearest right span that is near enough; the earlier of two equally near. */
function nearSpans(
  lefts: readonly TokenSpan[],
  rights: readonly TokenSpan[],
  within: number,
  { tokens }: Reading,
): TokenSpan[] {
  const spans: TokenSpan[] = []
  let first = 0
  for (const left of lefts) {
    while (first < rights.length && (rights[first]?.to ?? 0) + within < left.from) first += 1
    let nearest: TokenSpan | undefined
    let least = within + 1
    for (let i = first; i < rights.length; i += 1) {
      const right = rights[i]
      if (!right || right.from > left.to + within) break
      const between = Math.max(right.from - left.to, left.from - right.to)
      const sameSentence = tokens[right.from]?.sentence === tokens[left.from]?.sentence
      if (between < 0 || between >= least || !sameSentence) continue
      least = between
      nearest = right
    }
    if (nearest) spans.push(union(left, nearest))
  }
  return spans
}

/** For each clause where all parts stand: from the first part's start to the last part's end. */
function clauseSpans(parts: readonly (readonly TokenSpan[])[], { tokens }: Reading): TokenSpan[] {
  const byClause = parts.map((spans) => {
    const firsts = new Map<number, TokenSpan>()
    for (const span of spans) {
      const clause = tokens[span.from]?.clause ?? 0
      if (!firsts.has(clause)) firsts.set(clause, span)
    }
    return firsts
  })
  const [start, ...rest] = byClause
  return [...(start ?? [])].flatMap(([clause, span]) => {
    const others = rest.flatMap((firsts) => firsts.get(clause) ?? [])
    return others.length === rest.length ? [others.reduce(union, span)] : []
  })
}

function union(a: TokenSpan, b: TokenSpan): TokenSpan {
  return { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) }
}
