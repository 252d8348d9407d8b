/** Drafts entries of the directory from answers, and suggests where an answer describes several services. */
import { isAnswered, sectorOf, textOf, type AuditResponse } from '../answers.js'
import type { Span } from '../personalData/spans.js'
import { AGENCY_QUESTION } from '../questionnaire.js'
import { isDeletedText } from '../wordless.js'
import type { OfferDefinition } from './definition.js'
import { placeWords, type NewOfferEntry, type OfferEntry, type OfferSource } from './entries.js'

export interface DraftedEntry {
  readonly source: OfferSource
  readonly entry: NewOfferEntry
}

/**
 * An entry for each answer that describes services and has none yet, read by leads only.
 *
 * @param matched ids of agencies in the register by the reference of their response
 */
export function draftEntries(
  responses: readonly AuditResponse[],
  { questions }: OfferDefinition,
  existing: readonly Pick<OfferEntry, 'source'>[],
  matched: ReadonlyMap<string, number>,
): readonly DraftedEntry[] {
  const key = ({ reference, questionId }: OfferSource) => JSON.stringify([reference, questionId])
  const known = new Set(existing.flatMap(({ source }) => (source === null ? [] : [key(source)])))
  return responses.flatMap((response) =>
    questions.flatMap(({ id, level }) => {
      const source = { reference: response.reference, questionId: id }
      const text = textOf(response.answers, id)
      if (!isAnswered(text) || isDeletedText(text) || known.has(key(source))) return []
      const agencyId = matched.get(response.reference) ?? null
      return [{ source, entry: draftOf(response, text, level, agencyId) }]
    }),
  )
}

function draftOf(
  response: AuditResponse,
  text: string,
  level: NewOfferEntry['level'],
  agencyId: number | null,
): NewOfferEntry {
  return {
    title: titleFrom(text),
    agencyId,
    agency: agencyId === null ? textOf(response.answers, AGENCY_QUESTION) : '',
    sector: sectorOf(response) ?? '',
    level,
    issues: [],
    addresses: '',
    evidence: evidenceIn(text),
    words: placeWords(text.trim(), text),
    sharing: 'leads',
  }
}

/** An entry of its own for a stretch of an answer, otherwise as the entry that it is split from. */
export function partOf(entry: NewOfferEntry, answer: string, { start, end }: Span): NewOfferEntry {
  const text = answer.slice(start, end)
  const { madeOn } = entry.words
  return {
    ...entry,
    title: titleFrom(text),
    words: { text: '', place: { start, end }, madeOn },
    sharing: 'leads',
  }
}

const BULLET = /^[\s•·●▪◦*–—-]+(?=\S)|^\s*\(?\d{1,2}[.)]\s+|^\s+/u

/**
 * Where a stretch of an answer describes several services: at its lines or else its semicolons or bullets. Empty where
 * it is not parted by any.
 */
export function suggestParts(answer: string, { start, end }: Span): readonly Span[] {
  const stretch = answer.slice(start, end)
  for (const parting of [/\n/g, /;/g, /[•●▪]/g]) {
    const parts = partedBy(stretch, parting).filter((part) =>
      /\p{L}{2}/u.test(stretch.slice(part.start, part.end)),
    )
    if (parts.length > 1) return parts.map((part) => ({ start: part.start + start, end: part.end + start }))
  }
  return []
}

function partedBy(text: string, parting: RegExp): readonly Span[] {
  const ends = [...text.matchAll(parting)].map(({ index }) => index)
  return [...ends, text.length].map((end, at) => {
    const from = at === 0 ? 0 : (ends[at - 1] ?? 0) + 1
    const raw = text.slice(from, end)
    const start = from + (BULLET.exec(raw)?.[0].length ?? 0)
    return { start: Math.min(start, end), end: from + raw.trimEnd().length }
  })
}

/** Whether a part tells what others rest on or are for, rather than of a service. */
export function isAside(text: string): boolean {
  return /^(evidence|addresses|addressing|outcomes?|for:|these|this)\b/i.test(text.trim())
}

const LONGEST_DRAFTED_TITLE = 80

/** A short title: the beginning of the words, cut between words. */
function titleFrom(text: string): string {
  const [first = ''] = text.replace(BULLET, '').split(/\n|[;.](?=\s|$)/)
  const words = first.trim().replaceAll(/\s+/g, ' ')
  if (words === '') return text.trim().slice(0, LONGEST_DRAFTED_TITLE).toWellFormed()
  if (words.length <= LONGEST_DRAFTED_TITLE) return words
  const cut = words.slice(0, LONGEST_DRAFTED_TITLE).replace(/\s+\S*$/, '')
  return `${cut.toWellFormed()}…`
}

/** The sentences that speak of evidence, word for word. */
function evidenceIn(text: string): string {
  const sentences = text.split(/\n|(?<=[.;!?])\s+/)
  return sentences
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\beviden/i.test(sentence))
    .join(' ')
    .slice(0, 4_000)
    .toWellFormed()
}
