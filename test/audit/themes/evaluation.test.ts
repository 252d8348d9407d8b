import { describe, expect, it } from 'vitest'
import { evaluate, type LabelledText } from '../../../server/audit/themes/evaluation.js'
import {
  labelledAnswersOf,
  labelledRowsOf,
  type LabelledResponse,
} from '../../../server/audit/themes/labelledTexts.js'
import { qualityLines, worstThemeLines } from '../../../server/audit/themes/qualityTable.js'
import { intervalOf, medianOf, rankCorrelation, randomFrom } from '../../../server/audit/themes/statistics.js'
import { createCoder } from '../../../server/audit/themes/coding.js'
import { codebookOf, longText } from './support.js'

const labelled = (
  unit: string,
  expected: string[],
  given: string[],
  thin?: [boolean, boolean],
): LabelledText => ({
  unit,
  text: `Text of ${unit}`,
  expected,
  given,
  ...(thin && { expectedThin: thin[0], givenThin: thin[1] }),
})

const texts = [
  labelled('one', ['a', 'b'], ['a', 'b'], [false, false]),
  labelled('one', ['a'], ['b'], [false, true]),
  labelled('two', [], ['b'], [true, true]),
  labelled('two', ['a'], ['a'], [true, false]),
]

describe('evaluate', () => {
  const quality = evaluate(texts, ['a', 'b', 'never'])

  it('counts pairs of a text and a theme', () => {
    expect(quality.themes.get('a')).toEqual({ right: 2, wrong: 0, missed: 1 })
    expect(quality.themes.get('b')).toEqual({ right: 1, wrong: 2, missed: 0 })
    expect(quality.micro).toEqual({ precision: 3 / 5, recall: 3 / 4, f1: 6 / 9 })
  })

  it('takes means over the themes that somebody saw', () => {
    expect(quality.macro.f1).toBeCloseTo((0.8 + 0.5) / 2)
    expect(quality.macro.precision).toBeCloseTo((1 + 1 / 3) / 2)
  })

  it('compares counts, whole texts and thin answers', () => {
    expect(quality).toMatchObject({ texts: 4, units: 2, exactMatch: 0.5, topTen: [2, 2] })
    expect(quality.medianCountError).toBeCloseTo((1 / 3 + 2) / 2)
    expect(quality.thin).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5 })
  })

  it('gives the same intervals each time, around the figure', () => {
    const [low, high] = quality.microF1Interval ?? [1, 0]
    expect(low).toBeLessThanOrEqual(quality.micro.f1 ?? 0)
    expect(high).toBeGreaterThanOrEqual(quality.micro.f1 ?? 1)
    expect(evaluate(texts, ['a', 'b', 'never'])).toEqual(quality)
  })

  it('holds a theme that the codebook lacks against the coder', () => {
    expect(evaluate([labelled('one', ['x'], [])], ['a']).micro.recall).toBe(0)
  })

  it('has no figures where there is nothing to measure', () => {
    expect(evaluate([], ['a'])).toMatchObject({
      micro: { precision: null, recall: null, f1: null },
      rankCorrelation: null,
      exactMatch: null,
      thin: undefined,
    })
  })
})

describe('the quality table', () => {
  const quality = evaluate(texts, ['a', 'b'])

  it('sets figures side by side', () => {
    expect(qualityLines({ here: quality, there: quality })).toContainEqual(
      expect.stringMatching(/^micro precision \/ recall +\.600 \/ \.750 +\.600 \/ \.750$/),
    )
  })

  it('names the worst themes first, with texts', () => {
    const lines = worstThemeLines(texts, quality)
    expect(lines[0]).toBe('b: F1 .500, reader 1, coder 3, both 1')
    expect(lines).toContain('  missed one: Text of one')
    expect(lines).toContain('  wrong  two: Text of two')
  })
})

describe('labelled texts', () => {
  const codebook = codebookOf({ bread: { match: 'bread' }, rota: { match: 'rota' } })
  const coder = createCoder(codebook)

  it('come from a table, labels by id or by label', () => {
    const table = {
      columns: ['c', 'l'],
      rows: [
        { c: 'Bread', l: 'BREAD; other;' },
        { c: 'n/a', l: '' },
      ],
    }
    expect(labelledRowsOf(table, 'c', 'l', codebook, coder)).toEqual([
      { unit: '1', text: 'Bread', expected: ['bread', 'other'], given: ['bread'] },
      { unit: '2', text: 'n/a', expected: [], given: [] },
    ])
    expect(() => labelledRowsOf(table, 'c', 'labels', codebook, coder)).toThrow(
      'There is no column "labels".',
    )
  })

  it('come from responses, one an answer that asks for prose', () => {
    const questionnaire = {
      edition: 'e',
      title: 'T',
      sections: [{ id: 's', title: 'S', questions: [longText('q'), { ...longText('n'), kind: 'text' }] }],
    }
    const responses: LabelledResponse[] = [
      { reference: 'R1', answers: { q: 'Rota', n: 'Rota' }, codes: { q: ['bread'] }, thin: [] },
      { reference: 'R2', answers: { q: ' ' }, codes: {}, thin: ['q'] },
    ]
    expect(labelledAnswersOf(responses, questionnaire as never, coder)).toEqual([
      {
        ...{ unit: 'R1', text: 'Rota', expected: ['bread'], given: ['rota'] },
        ...{ expectedThin: false, givenThin: false },
      },
    ])
  })
})

describe('statistics', () => {
  it('find the middle', () => {
    expect([medianOf([]), medianOf([3]), medianOf([4, 1, 3, 2])]).toEqual([null, 3, 2.5])
  })

  it('compare ranks, ties sharing theirs', () => {
    expect(rankCorrelation([1, 2, 3], [10, 20, 90])).toBe(1)
    expect(rankCorrelation([1, 2, 3], [3, 2, 1])).toBe(-1)
    // scipy.stats.spearmanr([1, 2, 2, 4], [1, 3, 2, 4])
    expect(rankCorrelation([1, 2, 2, 4], [1, 3, 2, 4])).toBeCloseTo(0.94868, 5)
    expect(rankCorrelation([1, 1], [1, 2])).toBeNull()
  })

  it('draw the same from the same seed', () => {
    const [one, other] = [randomFrom(7), randomFrom(7)]
    const drawn = Array.from({ length: 1_000 }, one)
    expect(Array.from({ length: 1_000 }, other)).toEqual(drawn)
    expect(drawn.every((value) => value >= 0 && value < 1)).toBe(true)
    expect(drawn.reduce((sum, value) => sum + value, 0) / 1_000).toBeCloseTo(0.5, 1)
  })

  it('give the middle 95 % of a mean', () => {
    const [low, high] = intervalOf(
      Array.from({ length: 100 }, (_, i) => i % 2),
      (drawn) => drawn.reduce((sum, value) => sum + value, 0) / drawn.length,
    ) ?? [0, 0]
    // The normal approximation gives .402 to .598.
    expect(low).toBeCloseTo(0.4, 1)
    expect(high).toBeCloseTo(0.6, 1)
    expect(intervalOf([1], () => 1)).toBeNull()
  })
})
