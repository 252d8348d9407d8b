/** The name of a field that decides on an excerpt: it says where the excerpt stands and on which text. */

export interface ExcerptPlace {
  readonly reference: string
  readonly questionId: string
  readonly start: number
  readonly end: number
  /** The fingerprint of the answer's text. */
  readonly madeOn: string
}

const BEGINNING = 'excerpt'

/** "excerpt|S01|provide_gaps|3|12|0a1b…" */
export function placeName({ reference, questionId, start, end, madeOn }: ExcerptPlace): string {
  return [BEGINNING, encodeURIComponent(reference), questionId, start, end, madeOn].join('|')
}

/** The place that a field's name says; undefined where it is another field's. */
export function readPlace(name: string): ExcerptPlace | undefined {
  const [beginning, reference, questionId, start, end, madeOn, ...more] = name.split('|')
  if (beginning !== BEGINNING || madeOn === undefined || more.length > 0) return undefined
  if (!/^\d{1,6}$/.test(start ?? '') || !/^\d{1,6}$/.test(end ?? '')) return undefined
  if (!/^(?:[^%]|%[0-9A-F]{2})*$/.test(reference ?? '')) return undefined
  return {
    reference: decodeURIComponent(reference ?? ''),
    questionId: questionId ?? '',
    ...{ start: Number(start), end: Number(end), madeOn },
  }
}
