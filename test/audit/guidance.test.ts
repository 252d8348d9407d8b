import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkGuidance, guidanceOn, parseGuidance } from '../../server/audit/guidance.js'
import { findEdition, loadData } from '../../server/data.js'
import { projectRoot } from '../../server/projectRoot.js'

const data = loadData()
const folder = join(projectRoot(), 'data/questionnaires')
const names = readdirSync(folder).filter((name) => name.endsWith('.guidance.json'))
const questionnaire = findEdition(data)

const good = {
  edition: questionnaire.edition,
  source: 'The guidance',
  sections: questionnaire.sections.map(({ id }) => ({ id, paragraphs: [`About ${id}`] })),
}

describe('guidance', () => {
  it('is there for every section of every edition that has some', () => {
    expect(names).toEqual([
      'working-together-2018.guidance.json',
      'working-together-2023-draft.guidance.json',
    ])
    for (const name of names) {
      const value: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'))
      expect(checkGuidance(value, data.questionnaires.get(name.replace('.guidance.json', '')))).toEqual([])
    }
  })

  it('names its faults', () => {
    const [first, ...others] = good.sections
    const faulty = {
      ...good,
      edition: 'another',
      sections: [{ ...first, id: 'extra' }, ...others, ...others.slice(0, 1)],
    }
    expect(checkGuidance(faulty, questionnaire)).toEqual([
      'The edition is "another", not "working-together-2018".',
      'The section "identify" has guidance twice.',
      'The section "about" has no guidance.',
      'The questionnaire has no section "extra".',
    ])
    expect(checkGuidance({ ...good, sections: [{ id: 'about', paragraphs: [] }] }, questionnaire)).toEqual([
      'Section 1: "paragraphs" must hold a paragraph.',
    ])
    expect(checkGuidance(good, undefined)).toEqual(['There is no questionnaire of this edition.'])
    expect(() => parseGuidance({}, questionnaire)).toThrow('"edition" is missing.')
  })

  it('is found by section', () => {
    const guidance = parseGuidance(good, questionnaire)
    expect(guidanceOn(guidance, 'assess')).toEqual(['About assess'])
    expect(guidanceOn(guidance, 'weather')).toEqual([])
  })
})
