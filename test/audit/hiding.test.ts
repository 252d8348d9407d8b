import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GENERICS, hide, placedAfterHiding, placesOf, mergeOverlaps } from '../../server/audit/hiding.js'

const anyText = fc.string({ unit: 'grapheme', maxLength: 60 })
const anyWord = fc.constantFrom('Ellie', 'O’Brien', 'José', 'de la Cruz', '李', '👩‍👧', 'a+b')

describe('the places of words in a text', () => {
  it.each([
    ['Ann', 'Ann, anniversary, Joann and ANN', ['Ann', 'ANN']],
    ['Ellie Marsh', 'Ellie\n Marsh’s mum', ['Ellie\n Marsh']],
    ['José', 'Jose\u0301 and José', ['Jose\u0301', 'José']],
    ['e', 'e\u0301 e', ['e']],
    ['(dob 1/2/2015)', 'born (dob 1/2/2015).', ['(dob 1/2/2015)']],
    ['👩', '👩‍👧 👩', ['👩', '👩']],
    ['nobody', 'somebody', []],
    ['  ', 'a  b', []],
  ])('%s in %s', (words, text, found) => {
    expect(placesOf(words, text).map(({ start, end }) => text.slice(start, end))).toEqual(found)
  })

  it('are there wherever the word stands by itself, whatever is around it', () => {
    fc.assert(
      fc.property(anyText, anyWord, anyText, (before, word, after) => {
        const text = `${before} ${word} ${after}`
        const places = placesOf(word, text)
        expect(places.map(({ start }) => start)).toContain(before.length + 1)
        for (const { start, end } of places) {
          expect(text.slice(start, end).isWellFormed()).toBe(true)
          expect(text.slice(start, end).normalize('NFC').toLowerCase()).toBe(
            word.normalize('NFC').toLowerCase(),
          )
        }
        const hidden = hide(
          text,
          places.map((place) => ({ ...place, generic: '[a child]' })),
        )
        expect(placesOf(word, hidden)).toEqual([])
        expect(hidden.isWellFormed()).toBe(text.isWellFormed())
      }),
    )
  })
})

describe('the places of as many words as an answer can hold', () => {
  const unlike = fc.constantFrom('Ellie', 'É', 'e\u0301', '🙂', 'a+b', 'of')
  const many = fc
    .array(unlike, { minLength: 100, maxLength: 300 })
    .map((words) => Array.from({ length: 40 }, () => `${words.join(' ')} and so on`).join('\n'))

  it('are the words whole, however they are cut into pieces', () => {
    fc.assert(
      fc.property(many, (words) => {
        const text = `🙂 Said: ${words.replaceAll(' ', '  ').toUpperCase()}, and ${words}.`
        const found = placesOf(words, text).map(({ start, end }) => text.slice(start, end))
        expect(found).toEqual([words.replaceAll(' ', '  ').toUpperCase(), words])
        expect(placesOf(`${words} not`, text)).toEqual([])
        expect(placesOf(words, `${words}n`)).toEqual([])
      }),
      { numRuns: 5 },
    )
  })
})

const anySpans = (text: string) =>
  fc
    .array(fc.tuple(fc.nat(text.length), fc.nat(text.length), fc.constantFrom(...GENERICS)), { maxLength: 4 })
    .map((all) =>
      all
        .filter(([one, other]) => one !== other)
        .map(([one, other, generic]) => ({
          start: Math.min(one, other),
          end: Math.max(one, other),
          generic,
        })),
    )
const anyHiding = anyText.chain((text) => fc.tuple(fc.constant(text), anySpans(text)))

describe('hiding spans', () => {
  it('does not depend on their order, and leaves everything outside them as it was', () => {
    fc.assert(
      fc.property(anyHiding, ([text, spans]) => {
        const hidden = hide(text, spans)
        expect(hide(text, spans.toReversed())).toBe(hidden)
        let [at, from] = [0, 0]
        for (const { start, end, generic } of mergeOverlaps(spans)) {
          const kept = text.slice(from, start)
          expect(hidden.slice(at, at + kept.length + generic.length)).toBe(kept + generic)
          at += kept.length + generic.length
          from = end
        }
        expect(hidden.slice(at)).toBe(text.slice(from))
      }),
    )
  })

  it('keeps other stretches in place: outside hidden words they read the same', () => {
    fc.assert(
      fc.property(anyHiding, fc.nat(60), fc.nat(60), ([text, spans], one, other) => {
        const stretch = {
          start: Math.min(one, other, text.length),
          end: Math.min(Math.max(one, other), text.length),
        }
        const hidden = mergeOverlaps(spans)
        const [placed = { start: 0, end: 0 }] = placedAfterHiding([stretch], hidden)
        const read = hide(text, spans).slice(placed.start, placed.end)
        const within = hidden.filter(({ start, end }) => start < stretch.end && end > stretch.start)
        if (within.length === 0) expect(read).toBe(text.slice(stretch.start, stretch.end))
        for (const { generic } of within) expect(read).toContain(generic)
      }),
    )
  })
})
