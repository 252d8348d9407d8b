import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCodebook } from '../../../server/audit/themes/codebook.js'
import { createCoder } from '../../../server/audit/themes/coding.js'
import {
  codebookAt,
  codebookEvents,
  decisionsInForce,
  foldDecisions,
} from '../../../server/audit/themes/decisions.js'
import type { CodebookAct, ThemeAct } from '../../../server/audit/themes/decisionTypes.js'
import { anyAct, decisionsOf } from '../../support/anyDecisions.js'
import { anyOrder } from '../../support/anyResponses.js'
import { earlyHelp } from './support.js'

/** A part of the codebook: to check the whole of it again and again would take a minute. */
const base = { ...earlyHelp(), themes: earlyHelp().themes.slice(0, 4) }
const [first, second, third] = base.themes
if (!first || !second || !third) throw new Error('The codebook has too few themes.')
const grounds = {
  themes: [first.id, second.id, third.id],
  rules: first.rules.slice(0, 3).map(({ id }) => id),
  labels: [first.label, second.label],
}
const acts = fc.array(anyAct(grounds), { maxLength: 12 })
const fold = (...all: ThemeAct[]) => foldDecisions(base, decisionsOf(all))
const themeIn = (folded: ReturnType<typeof fold>, id: string) =>
  folded.codebook.themes.find((theme) => theme.id === id)
const undo = (decision: number): ThemeAct => ({ kind: 'undone', decision })
const added: CodebookAct = {
  kind: 'theme-added',
  theme: { id: 'lone-parents', label: 'Lone parents', meaning: 'Parents on their own' },
}

describe('folding any decisions', () => {
  it('leaves a codebook that is sound', () => {
    fc.assert(
      fc.property(acts, (all) => {
        const { codebook } = foldDecisions(base, decisionsOf(all))
        expect(checkCodebook(codebook)).toEqual([])
        expect(() => createCoder(codebook)).not.toThrow()
      }),
      { numRuns: 150 },
    )
  })

  it('does not depend on the order in which they are handed over', () => {
    const pair = acts.map(decisionsOf).chain((all) => fc.tuple(fc.constant(all), anyOrder(all)))
    fc.assert(
      fc.property(pair, ([all, shuffled]) => {
        expect(JSON.stringify(foldDecisions(base, shuffled).codebook)).toBe(
          JSON.stringify(foldDecisions(base, all).codebook),
        )
      }),
    )
  })

  it('gives what was there before where all are undone, and what they made of it where that is undone too', () => {
    fc.assert(
      fc.property(acts, (all) => {
        const kept = all.filter(({ kind }) => kind !== 'undone')
        const undone = kept.map((_, index) => undo(index + 1))
        expect(fold(...kept, ...undone).codebook.themes).toEqual(base.themes)
        const redone = undone.map((_, index) => undo(kept.length + index + 1))
        expect(fold(...kept, ...undone, ...redone).codebook.themes).toEqual(fold(...kept).codebook.themes)
      }),
    )
  })

  it('counts a version for each that bears on the codebook, and finds each version again', () => {
    fc.assert(
      fc.property(acts, (all) => {
        const decisions = decisionsOf(all)
        const n = codebookEvents(decisions).length
        const { codebook } = foldDecisions(base, decisions)
        expect(codebook.version).toBe(n === 0 ? base.version : `${base.version}+${n}`)
        expect(codebookAt(base, decisions, n)).toEqual(codebook)
        expect(codebookAt(base, decisions, 0)).toEqual(base)
      }),
    )
  })
})

describe('a decision', () => {
  it('adds a theme, words it and takes it away; a label is never there twice', () => {
    const worded: ThemeAct = {
      ...{ kind: 'theme-worded', themeId: 'lone-parents', label: first.label, meaning: 'Said otherwise' },
    }
    expect(themeIn(fold(added, worded), 'lone-parents')).toEqual({
      ...{ id: 'lone-parents', label: `${first.label} (2)`, meaning: 'Said otherwise', rules: [] },
    })
    expect(themeIn(fold(added, { kind: 'theme-dismissed', themeId: 'lone-parents' }), 'lone-parents')).toBe(
      undefined,
    )
  })

  it('merges themes: each rule reads what it did, under one name', () => {
    const scoped = {
      ...base,
      themes: [
        { ...first, unless: ['pilot scheme'], notQuestions: ['q'] },
        { ...second, unless: ['elsewhere'] },
        third,
      ],
    }
    const merge: ThemeAct = { kind: 'themes-merged', from: [second.id], into: first.id }
    const { codebook, aliases } = foldDecisions(scoped, decisionsOf([merge]))
    expect(codebook.themes.map(({ id }) => id)).toEqual([first.id, third.id])
    const [merged] = codebook.themes
    expect(merged?.unless).toBeUndefined()
    expect(merged?.rules.map(({ id }) => id)).toEqual([...first.rules, ...second.rules].map(({ id }) => id))
    expect(merged?.rules[0]).toMatchObject({ unless: expect.arrayContaining(['pilot scheme']) as unknown })
    expect(merged?.rules.at(-1)?.unless).toEqual(['elsewhere', ...(second.rules.at(-1)?.unless ?? [])])
    expect([...aliases]).toEqual([[second.id, first.id]])
  })

  it('on a theme that was merged since goes with it; its name does not', () => {
    const rule = { id: 'r1', match: 'whatever' }
    const folded = fold(
      { kind: 'themes-merged', from: [second.id], into: first.id },
      { kind: 'rule-added', themeId: second.id, rule },
      { kind: 'theme-worded', themeId: second.id, label: 'Other', meaning: 'Other' },
    )
    expect(themeIn(folded, first.id)?.rules).toContainEqual(rule)
    expect([...folded.withoutEffect]).toEqual([[3, 'theme-gone']])
  })

  it('splits rules off a theme, next to it', () => {
    const ruleIds = first.rules.slice(0, 2).map(({ id }) => id)
    const theme = { id: 'part', label: 'Part', meaning: 'A part of it' }
    const folded = fold({ kind: 'theme-split', themeId: first.id, theme, ruleIds })
    expect(folded.codebook.themes.slice(0, 2).map(({ id }) => id)).toEqual([first.id, 'part'])
    expect(themeIn(folded, 'part')?.rules.map(({ id }) => id)).toEqual(ruleIds)
    expect(themeIn(folded, first.id)?.rules).toEqual(first.rules.slice(2))
  })

  it('has no effect where a rule could not be read, nothing is there, or nothing would be left', () => {
    const changed = { kind: 'rule-changed', ruleId: first.rules[0]?.id ?? '' } as const
    expect([...fold({ ...changed, rule: { match: '((' } }).withoutEffect]).toEqual([[1, 'unsound']])
    expect([...fold({ kind: 'rule-changed', ruleId: 'never', rule: { match: 'x' } }).withoutEffect]).toEqual([
      [1, 'rule-gone'],
    ])
    const one = { ...base, themes: [first] }
    const dismissed = decisionsOf([{ kind: 'theme-dismissed', themeId: first.id }])
    expect([...foldDecisions(one, dismissed).withoutEffect]).toEqual([[1, 'last-theme']])
  })

  it('that rested on what was undone has no effect until that is back', () => {
    const rule: ThemeAct = {
      ...{ kind: 'rule-added', themeId: 'lone-parents', rule: { id: 'r1', match: 'x' } },
    }
    expect([...fold(added, rule, undo(1)).withoutEffect]).toEqual([[2, 'theme-gone']])
    expect(themeIn(fold(added, rule, undo(1), undo(3)), 'lone-parents')?.rules).toHaveLength(1)
  })
})

it('an undoing that is undone is as if it never was', () => {
  const decisions = decisionsOf([added, undo(1), undo(2), undo(3)])
  expect([...decisionsInForce(decisions)].sort()).toEqual([2, 4])
})
