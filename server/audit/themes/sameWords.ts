/** Readings of one answer, one after another: what rests on its words alone is worked out once for all of them. */
import type { CodedAnswer } from './coded.js'

const firsts = new WeakMap<CodedAnswer, CodedAnswer>()

/** The first of the readings of the same words that `coded` is of: a key for what rests on these. */
export function firstReading(coded: CodedAnswer): CodedAnswer {
  return firsts.get(coded) ?? coded
}

/** Says that a reading is of the same words as one before it. Returns it. */
export function ofSameWords(coded: CodedAnswer, before: CodedAnswer): CodedAnswer {
  if (coded !== before) firsts.set(coded, firstReading(before))
  return coded
}
