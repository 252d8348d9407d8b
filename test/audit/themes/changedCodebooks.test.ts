import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sampleTexts } from '../../../scripts/sampleTexts.js'
import type { Codebook, Rule, Theme } from '../../../server/audit/themes/codebook.js'
import { createCoder, createCoders, createMemory } from '../../../server/audit/themes/coding.js'
import { definitionsOf, sharedThemes } from '../../../server/audit/themes/definitions.js'
import { codebookOf, earlyHelp, longText } from './support.js'

/** Patterns over few words, so that rules of one theme and of several often meet. */
const PATTERNS = 'time; no time; time ~2 list; list & drop|drop-in; drop; HV; wait*; "no"; =no list; visitor'
const patterns = fc.constantFrom(...PATTERNS.split('; '))
const matches = fc.array(patterns, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(', '))
const words = ['no', 'time', 'waiting list', 'list', 'drop', 'in', 'health visitor', 'HV', '.', ',']
const texts = fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((parts) => parts.join(' '))
const questions = [undefined, longText('a'), longText('b')]

type RuleDraft = Omit<Rule, 'id'>
type ThemeDraft = Pick<Theme, 'label' | 'notQuestions' | 'unless'> & { readonly rules: readonly RuleDraft[] }

const exclusions = fc.array(patterns, { minLength: 1, maxLength: 1 })
const rules: fc.Arbitrary<RuleDraft> = fc.oneof(
  fc.record(
    {
      match: matches,
      questions: fc.constantFrom<string[][]>(['a'], ['a', 'b']),
      unless: exclusions,
      off: fc.boolean(),
    },
    { requiredKeys: ['match'] },
  ),
  fc.constant<RuleDraft>({ match: '*', questions: ['b'] }),
)
const themes: fc.Arbitrary<ThemeDraft> = fc.record(
  {
    label: fc.string(),
    notQuestions: fc.constant(['a']),
    unless: exclusions,
    rules: fc.array(rules, { maxLength: 3 }),
  },
  { requiredKeys: ['label', 'rules'] },
)
const glossaries = fc.constantFrom<Codebook['glossary'][]>([], [{ short: 'HV', long: 'health visitor' }])

function themeOf(id: string, { rules, ...theme }: ThemeDraft): Theme {
  return { id, meaning: id, ...theme, rules: rules.map((rule, i) => ({ id: `${id}-${i}`, ...rule })) }
}

/** A codebook and its successors: some of the themes a to e in any order, each often defined as before. */
const successions = fc.array(themes, { minLength: 3, maxLength: 3 }).chain((drafts) => {
  const picked = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.constantFrom(...drafts))
  const codebook = fc.record({
    glossary: glossaries,
    themes: fc
      .uniqueArray(picked, { selector: ([id]) => id })
      .map((pairs) => pairs.map(([id, draft]) => themeOf(id, draft))),
  })
  return fc.array(codebook, { minLength: 2, maxLength: 4 })
})

const codebookWith = (parts: Pick<Codebook, 'glossary' | 'themes'>): Codebook => ({
  id: 'test',
  version: '1',
  title: 'Test',
  ...parts,
})

describe('a coder with the memory of others', () => {
  it('gives what it would give without', () => {
    const asked = fc.infiniteStream(fc.boolean())
    fc.assert(
      fc.property(successions, fc.array(texts, { maxLength: 4 }), asked, (succession, answers, isAsked) => {
        const memory = createMemory()
        for (const codebook of succession.map(codebookWith)) {
          const [coder, fresh] = [createCoder(codebook, memory), createCoder(codebook)]
          for (const [text, question] of answers.flatMap((each) =>
            questions.map((q) => [each, q] as const),
          )) {
            // Answers that this coder is not asked for were last read by one before it.
            if (isAsked.next().value === false) continue
            expect(coder.code(text, question)).toEqual(fresh.code(text, question))
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  const codebook = earlyHelp()
  const [changed, ...others] = codebook.themes
  if (!changed) throw new Error('The codebook has no theme.')
  const withMatch = (match: string) => ({
    ...changed,
    rules: changed.rules.map((rule) => ({ ...rule, match })),
  })
  const answers = sampleTexts(createCoder(codebook)).read.map(({ text }) => text)

  it.each<[string, Theme[], string[]]>([
    ['changed', [withMatch('training'), ...others], [changed.id]],
    [
      'added',
      [...codebook.themes, themeOf('new', { label: 'New', rules: [{ match: 'training' }] })],
      ['new'],
    ],
    ['taken away', others, []],
    ['renamed and moved', [...others, { ...changed, label: 'Another name', meaning: 'The same' }], []],
  ])('reads the sample for a theme that is %s, and for no other', (_, themes, anew) => {
    const memory = createMemory()
    const before = createCoder(codebook, memory)
    const known = new Set(answers.flatMap((text) => before.code(text).excerpts))
    const [after, fresh] = [
      createCoder({ ...codebook, themes }, memory),
      createCoder({ ...codebook, themes }),
    ]
    const coded = answers.map((text) => after.code(text))
    expect(coded).toEqual(answers.map((text) => fresh.code(text)))
    const read = coded.flatMap(({ excerpts }) => excerpts).filter((excerpt) => !known.has(excerpt))
    expect([...new Set(read.map(({ themeId }) => themeId))]).toEqual(anew)
  })
})

describe('createCoders', () => {
  const codebook = codebookOf({ time: { match: 'time' }, data: { match: 'data' } })

  it('gives the same coder while the codebook is the same, and hands on what was read when it is not', () => {
    const coderFor = createCoders()
    const before = coderFor(codebook).code('No time for data')
    expect(coderFor(structuredClone(codebook))).toBe(coderFor(codebook))
    const after = coderFor(codebookOf({ time: { match: 'no time' }, data: { match: 'data' } })).code(
      'No time for data',
    )
    expect(after.excerpts.map(({ start }) => start)).toEqual([0, 12])
    expect(after.excerpts[1]).toBe(before.excerpts[1])
  })
})

describe('sharedThemes', () => {
  const shared = (one: Codebook, other: Codebook) => sharedThemes(definitionsOf(one), definitionsOf(other))
  const codebook = codebookOf({ time: { match: 'time' }, data: { match: 'data' } })

  it('are all but those with another rule, exclusion or question', () => {
    const change = (rule: Partial<Rule>) =>
      codebookOf({ time: { match: 'time', ...rule }, data: { match: 'data' } })
    for (const rule of [
      { match: 'time, rota' },
      { unless: ['full time'] },
      { questions: ['a'] },
      { off: true },
    ]) {
      expect([...shared(change(rule), codebook)]).toEqual(['data'])
    }
  })

  it('are none where the glossary differs, nor of a codebook that is not known', () => {
    expect(shared({ ...codebook, glossary: [{ short: 'HV', long: 'health visitor' }] }, codebook).size).toBe(
      0,
    )
    expect(sharedThemes(definitionsOf(codebook), undefined).size).toBe(0)
  })
})
