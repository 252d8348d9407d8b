import { describe, expect, it } from 'vitest'
import { compareAnswers } from '../../server/audit/compareAnswers.js'
import { answerIdsOf } from '../../server/audit/questionnaire.js'
import { questionnaire } from '../support/offline.js'

const changesOf = (current: object, uploaded: object) =>
  compareAnswers({ ...current }, { ...uploaded }, questionnaire).filter(
    ({ current, uploaded }) => current.length + uploaded.length > 0,
  )
const kindOf = (current: object, uploaded: object) => changesOf(current, uploaded).map(({ kind }) => kind)

describe('comparing a draft with an uploaded copy', () => {
  it('has one entry for each place of the questionnaire, in its order', () => {
    const ids = compareAnswers({}, {}, questionnaire).map(({ questionId }) => questionId)
    expect(ids).toEqual(answerIdsOf(questionnaire))
    expect(ids).toContain('health_detail')
  })

  it('says what the copy would add and what it would change', () => {
    expect(changesOf({ agency: 'A school' }, { agency: 'Another school', sector: 'health' })).toEqual([
      { questionId: 'agency', current: 'A school', uploaded: 'Another school', kind: 'changed' },
      { questionId: 'sector', current: '', uploaded: 'health', kind: 'new' },
    ])
  })

  it('never lets a blank erase', () => {
    const kept = { agency: 'A school', families_issues: ['health'] }
    expect(kindOf(kept, {})).toEqual(['blank-in-upload', 'blank-in-upload'])
    expect(kindOf(kept, { agency: ' \n', families_issues: [] })).toEqual([
      'blank-in-upload',
      'blank-in-upload',
    ])
  })

  it('fills an answer that was only white space', () => {
    expect(kindOf({ agency: '  ' }, { agency: 'A school' })).toEqual(['new'])
    expect(kindOf({ agency: '  ' }, { agency: ' ' })).toEqual(['same'])
  })

  it('takes what only the way through a file has changed as the same', () => {
    expect(kindOf({ agency: 'A\r\nschool\u0007' }, { agency: 'A\nschool\u2407' })).toEqual(['same'])
    expect(kindOf({ agency: 'A school' }, { agency: 'A school ' })).toEqual(['changed'])
  })

  it('compares ticks whatever their order', () => {
    const issues = (...ids: readonly string[]) => ({ families_issues: ids })
    expect(kindOf(issues('health', 'attendance'), issues('attendance', 'health'))).toEqual(['same'])
    expect(kindOf(issues('health'), issues('attendance', 'health'))).toEqual(['changed'])
  })

  it('keeps names of the language from passing for answers', () => {
    const odd = {
      ...questionnaire,
      sections: [{ id: 's', heading: 'S', questions: [{ id: 'constructor', kind: 'text', text: 'T' }] }],
    } as const
    expect(compareAnswers({}, {}, odd)[0]?.kind).toBe('same')
  })
})
