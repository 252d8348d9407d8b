import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseText, type Answers } from '../../server/audit/answers.js'
import { visibleText } from '../../server/audit/visibleText.js'
import { writeResponseCopy } from '../../server/export/responseCopy.js'
import { form, partsOf } from '../support/offline.js'
import { itIsAccessible, paragraphsOf, textsIn } from '../support/word.js'

const answers: Answers = {
  agency: 'A school',
  sector: 'health',
  health_detail: 'GP practice',
  identify_how: ' One line,\n\n\tthen another  \nwith 👩‍👧‍👦, e\u0301, <b>&amp;</b>, لا مشكلة and \u0007',
  identify_data: 'CURRENT',
  provide_gaps: 'x'.repeat(20_000),
  families_issues: ['attendance', 'health'],
}
const copyOf = (changes: { answers?: Answers; draft?: boolean; open?: boolean } = {}) =>
  writeResponseCopy({
    ...form,
    answers,
    draft: false,
    open: true,
    reference: 'S07',
    sentAt: '2027-04-02T13:05:00Z',
    ...changes,
  })

describe('a copy of a response', () => {
  itIsAccessible('Your response: Early help audit 2027', copyOf)

  it('prints every answer whole, choices by their labels', async () => {
    const paragraphs = await paragraphsOf(await copyOf())
    expect(textsIn(paragraphs, 'Answer')).toEqual([
      'A school',
      'Health',
      'GP practice',
      (answers.identify_how as string).replace('\u0007', '\u2407'),
      'CURRENT',
      'x'.repeat(20_000),
      'Children who have not been attending school regularly.',
      'Parents and children with a range of health problems.',
    ])
    expect(textsIn(paragraphs, 'Normal').filter((text) => text === 'Not provided')).toHaveLength(19)
    expect(textsIn(paragraphs, 'Normal').slice(0, 2)).toEqual([
      'Reference: S07',
      'Sent: 2 April 2027 at 14:05',
    ])
  })

  it('prints whatever was typed', async () => {
    const typed = fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 80 })
      .map((units) => String.fromCharCode(...units))
    await fc.assert(
      fc.asyncProperty(typed, async (text) => {
        const kept = normaliseText(text)
        const paragraphs = await paragraphsOf(await copyOf({ answers: { agency: kept } }))
        expect(textsIn(paragraphs, 'Answer')).toEqual(kept.trim() === '' ? [] : [visibleText(kept)])
      }),
      { numRuns: 60 },
    )
  })

  it('is whole where an answer is line breaks alone: past 2,000 they are pictures', async () => {
    const hostile = 'a\n'.repeat(10_000)
    const copy = await copyOf({ answers: { identify_how: hostile } })
    const shown = `${'a\n'.repeat(2_000)}${'a\u240A'.repeat(8_000)}`
    expect(textsIn(await paragraphsOf(copy), 'Answer').map((text) => text === shown)).toEqual([true])
  })

  it('keeps what no option stands for: an unknown choice, and further text beside another choice', async () => {
    const odd = { sector: 'gone', health_detail: 'GP practice', families_issues: ['gone-too'] }
    const paragraphs = await paragraphsOf(await copyOf({ answers: odd }))
    expect(textsIn(paragraphs, 'Answer')).toEqual(['gone', 'GP practice', 'gone-too'])
  })

  it('says that a draft has not been sent, at its head and at the foot of every page', async () => {
    const draft = await copyOf({ draft: true })
    expect(textsIn(await paragraphsOf(draft), 'Lead')).toEqual(['Draft: not sent'])
    const foot = [...(await partsOf(draft))]
      .find(([name]) => /^word\/footer\d\.xml$/.test(name))?.[1]
      .toString()
    expect(foot).toContain('Draft: not sent')
    expect(textsIn(await paragraphsOf(await copyOf()), 'Lead')).toEqual([])
    const normal = async (open: boolean) =>
      textsIn(await paragraphsOf(await copyOf({ draft: true, open })), 'Normal')[0]
    expect(await normal(true)).toContain('can be sent until the end of 30 April 2027')
    expect(await normal(false)).toContain('The audit has closed')
  })
})

describe('a copy of a draft', () => {
  itIsAccessible('Your response: Early help audit 2027. Draft: not sent', () => copyOf({ draft: true }))
})
