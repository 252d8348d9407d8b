import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkQuestionnaire, parseQuestionnaire } from '../../server/audit/checkQuestionnaire.js'
import { optionsOf, questionsOf, type Questionnaire } from '../../server/audit/questionnaire.js'
import { projectRoot } from '../../server/projectRoot.js'

const folder = join(projectRoot(), 'data/questionnaires')
const editions = readdirSync(folder).filter((name) => !/\.[a-z]+\.json$/.test(name))
const source = readFileSync(join(folder, 'working-together-2018.json'), 'utf8')

/** The faults of the 2018 document after replacing pieces of it; each piece must be there. */
function faultsAfter(...replacements: readonly (readonly [string, string])[]): readonly string[] {
  const planted = replacements.reduce((text, [piece, other]) => {
    if (!text.includes(piece)) throw new Error(`Not in the document: ${piece}`)
    return text.replace(piece, () => other)
  }, source)
  return checkQuestionnaire(JSON.parse(planted))
}

describe('the questionnaires in data/', () => {
  it('are there', () => {
    expect(editions).toContain('working-together-2018.json')
  })

  it.each(editions)('%s has no faults and the name of its edition', (name) => {
    const value: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'))
    expect(checkQuestionnaire(value)).toEqual([])
    expect(`${parseQuestionnaire(value).edition}.json`).toBe(name)
  })
})

describe('the 2018 instrument', () => {
  const questionnaire = parseQuestionnaire(JSON.parse(source))

  it('has its five sections and 25 questions', () => {
    const sizes = questionnaire.sections.map(({ id, questions }) => [id, questions.length])
    expect(sizes).toEqual([
      ['about', 4],
      ['identify', 6],
      ['assess', 5],
      ['provide', 5],
      ['families', 5],
    ])
    expect(questionsOf(questionnaire)).toHaveLength(25)
  })

  it('keeps its wording, letter for letter: new wording is a new edition', () => {
    expect(createHash('sha256').update(wordingOf(questionnaire)).digest('hex')).toBe(
      '80e06cc8e3a1f714e2a9a4f77f4777eeb3103869368de0d7f15e3c7f32ee1908',
    )
  })
})

/** Everything that a respondent reads, a line each. */
function wordingOf({ title, purpose, sections }: Questionnaire): string {
  const lines = sections.flatMap(({ heading, questions }) => [
    heading,
    ...questions.flatMap((question) => [
      `${question.id} (${question.kind}): ${question.text}`,
      question.hint ?? '',
      ...optionsOf(question).map(({ id, label, specify }) => `${id}: ${label} ${specify ?? ''}`),
    ]),
  ])
  return [title, purpose, ...lines].join('\n')
}

describe('checkQuestionnaire', () => {
  it.each([
    ['a missing text', '"title"', '"titel"', '"title" is missing.'],
    [
      'an unknown key',
      '"title"',
      '"titel"',
      'The document has "titel", which means nothing here: check the spelling or take it out.',
    ],
    [
      'an unknown kind',
      '"long-text"',
      '"essay"',
      'Section 2, question 1: "kind" must be one of text, long-text, choice, yes-no, count, tick-list.',
    ],
    [
      'a wrong type',
      '"personal": true',
      '"personal": "yes"',
      'Section 1, question 1: "personal" must be true or false.',
    ],
    ['an empty text', '"text": "Sector"', '"text": " "', 'Section 1, question 4: "text" must not be empty.'],
    [
      'an id of the wrong letters',
      '"identify_how"',
      '"Identify how"',
      'The question "Identify how" needs an id of small letters and digits, words joined by "_".',
    ],
    [
      'an id used twice',
      '"identify_how"',
      '"identify_data"',
      'Two answers have the id "identify_data": give each question its own, and each option\'s further field.',
    ],
    [
      'the id of a further field',
      '"identify_how"',
      '"health_detail"',
      'Two answers have the id "health_detail": give each question its own, and each option\'s further field.',
    ],
    [
      'a section id used twice',
      '"id": "assess"',
      '"id": "identify"',
      'Two sections have the id "identify": give each its own.',
    ],
    [
      'an edition that no file can be named after',
      '"working-together-2018"',
      '"Working Together"',
      '"Working Together" cannot be the id of an edition or section: use small letters and digits, words joined by "-".',
    ],
    [
      'a choice without options',
      '"kind": "text", "text": "What',
      '"kind": "choice", "text": "What',
      'The question "agency" is a choice: give it two options or more.',
    ],
    [
      'options that nobody sees',
      '"kind": "tick-list"',
      '"kind": "long-text"',
      'The question "families_issues" is a long-text: take its options away.',
    ],
    [
      'two options alike',
      '"id": "worklessness"',
      '"id": "attendance"',
      'The question "families_issues" has two options with the id "attendance": give each its own.',
    ],
    [
      'two options called alike',
      '"label": "Police"',
      '"label": "Private"',
      'The question "sector" has two options called "Private".',
    ],
    [
      'a reserved option id',
      '"id": "police"',
      '"id": "blank"',
      'The question "sector" has an option with the id "blank", which the findings use themselves.',
    ],
    [
      'an option id of the wrong letters',
      '"id": "police"',
      '"id": "The_Police"',
      'The question "sector" has an option with the id "The_Police": use small letters and digits, words joined by "-".',
    ],
    [
      'a further field in a tick list',
      '"id": "attendance",',
      '"id": "attendance", "specify": "how",',
      'The question "families_issues" is a tick-list: only options of a choice can have "specify".',
    ],
    [
      'an option that excludes others of a choice',
      '"id": "police"',
      '"id": "police", "exclusive": true',
      'The question "sector" is a choice: only an option of a tick-list can be "exclusive".',
    ],
    [
      'an option that excludes those after it',
      '"id": "attendance",',
      '"id": "attendance", "exclusive": true,',
      'The question "families_issues" has an "exclusive" option: put it last.',
    ],
    [
      'a name behind an id of its own',
      '"id": "respondent_name"',
      '"id": "who"',
      'The question "who" is "personal": give it the id respondent_name or contact_details.',
    ],
    [
      'a draft that does not say so',
      '"edition": "working-together-2018"',
      '"edition": "working-together-2018", "draft": true',
      'The edition is a draft: say "draft" in its title.',
    ],
    [
      'an unknown place',
      '{area}',
      '{city}',
      '"{city}" cannot be filled in: use {area} or {thresholds_url}, or no braces.',
    ],
    [
      'an open brace',
      '{thresholds_url}"',
      '{thresholds_url"',
      '"{thresholds_url" cannot be filled in: use {area} or {thresholds_url}, or no braces.',
    ],
    [
      'no sector question',
      '"id": "sector"',
      '"id": "branch"',
      'A question with the id "sector" and the kind "choice" is missing.',
    ],
    [
      'no agency question',
      '"id": "agency"',
      '"id": "body"',
      'A question with the id "agency" and the kind "text" is missing.',
    ],
    [
      'a closed question with boxes',
      '"kind": "yes-no"',
      '"closed": true, "kind": "yes-no"',
      'The question "assess_lead_practitioner" is a yes-no: only text and long-text can be "closed".',
    ],
    [
      'a personal question read for themes',
      '"kind": "long-text"',
      '"personal": true, "kind": "long-text"',
      'The question "identify_how" is a long-text: only text can be "personal".',
    ],
    [
      'a mark that means nothing on the kind',
      '"kind": "tick-list"',
      '"noneIsContent": true, "kind": "tick-list"',
      'The question "families_issues" is a tick-list: only long-text can be "noneIsContent".',
    ],
    [
      'a personal question read by rule',
      '"kind": "text", "personal"',
      '"kind": "text", "closed": true, "personal"',
      'The question "respondent_name" is "personal", so its words are not read: take "closed" away.',
    ],
  ])('finds %s', (_, piece, other, sentence) => {
    expect(faultsAfter([piece, other])).toContain(sentence)
  })

  it('finds faults of every layer at once', () => {
    const faults = faultsAfter(
      ['"purpose"', '"porpoise"'],
      ['"count"', '"number"'],
      ['"assess_consent"', '"assess_improve"'],
      ['{area}', '{}'],
    )
    expect(faults).toEqual([
      '"purpose" is missing.',
      'Section 5, question 3: "kind" must be one of text, long-text, choice, yes-no, count, tick-list.',
      'The document has "porpoise", which means nothing here: check the spelling or take it out.',
      'Two answers have the id "assess_improve": give each question its own, and each option\'s further field.',
      '"{}" cannot be filled in: use {area} or {thresholds_url}, or no braces.',
    ])
  })

  it.each([[null], [[]], ['questionnaire'], [{}], [{ sections: [null, 5, { questions: [[]] }] }]])(
    'finds faults in %j without failing',
    (value) => {
      expect(checkQuestionnaire(value).length).toBeGreaterThan(0)
      expect(() => parseQuestionnaire(value)).toThrow(/is missing/)
    },
  )
})
