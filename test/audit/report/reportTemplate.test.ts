import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { abbreviationsIn, expander } from '../../../server/audit/report/abbreviations.js'
import { checkReportTemplate, fillSlots } from '../../../server/audit/report/reportTemplate.js'
import { projectRoot } from '../../../server/projectRoot.js'

const shipped = JSON.parse(
  readFileSync(join(projectRoot(), 'data/reports/committee-report.json'), 'utf8'),
) as Record<string, unknown> & { sections: Record<string, unknown>[] }

describe('the template of a committee report', () => {
  it('has no fault', () => {
    expect(checkReportTemplate(shipped)).toEqual([])
  })

  it('has every fault named', () => {
    expect(checkReportTemplate({ ...shipped, draft: undefined })).toEqual(['"draft" is missing.'])
    const parts = [{ text: 'By {somebody}' }, { prompt: 'Author to complete' }]
    expect(
      checkReportTemplate({ ...shipped, sections: [{ heading: 'A', parts }, ...shipped.sections] }),
    ).toEqual(['Nothing is known to stand for {somebody}.'])
    const without = shipped.sections.filter(({ heading }) => heading !== 'Consultation')
    expect(checkReportTemplate({ ...shipped, sections: without })).toEqual([
      'There is no place for the figures "takingPart".',
    ])
    const unnamed = [{ heading: 'A', parts: [{ figures: 'tables' }] }]
    expect(checkReportTemplate({ ...shipped, sections: unnamed })[0]).toContain('must have "kinds"')
    const two = [{ heading: 'A', parts: [{ text: 'a', prompt: 'b' }] }]
    expect(checkReportTemplate({ ...shipped, sections: two })[0]).toContain('must have one of')
  })

  it('fills its places once: what fills them is not looked into', () => {
    const slots = {
      ...{ round: '{area} $& audit', area: 'Dunmere', council: '', opensOn: '', closesOn: '' },
      ...{ questionnaire: '', edition: '', number: '' },
    }
    expect(fillSlots('{round} of {area}', slots)).toBe('{area} $& audit of Dunmere')
  })
})

describe('abbreviations', () => {
  it('are found in any text, once each and in order', () => {
    const texts = ['CAMHS and GPs', 'a GP in A&E', 'DRAFT', 'I am ONLYSHOUTING, Ann-Marie said [c]']
    expect(abbreviationsIn(texts, ['DRAFT'])).toEqual(['A&E', 'CAMHS', 'GP'])
  })

  it('are written out where they first stand, and only there', () => {
    const expand = expander([
      { short: 'HR', long: 'human resources' },
      { short: 'GP', long: 'general practitioner' },
    ])
    expect(expand('Ask HR')).toBe('Ask human resources (HR)')
    expect(expand('HR knows a GP, the GP knows XY')).toBe(
      'HR knows a general practitioner (GP), the GP knows XY',
    )
    expect(expander([{ short: 'HR', long: 'human resources' }])('Human Resources (HR)')).toBe(
      'Human Resources (HR)',
    )
  })
})
