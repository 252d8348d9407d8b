import { expect, it } from 'vitest'
import { cellText } from '../../server/audit/cellText.js'
import { tablesOf, type Findings } from '../../server/audit/findings.js'
import { maskFindings } from '../../server/audit/maskedFindings.js'
import { createMask } from '../../server/audit/maskedText.js'
import { findingsOf, responseOf, sampleResponses } from '../support/findings.js'

const mask = createMask({ agencies: ['Rowan Court Surgery'], persons: ['Dawn Ellerby'] })
const figures = (findings: Findings) =>
  tablesOf(findings).map(({ rows }) => rows.map(({ cells }) => cells.map(cellText)))

it('changes no figure', () => {
  const findings = findingsOf(sampleResponses())
  expect(figures(maskFindings(findings, mask, () => false))).toEqual(figures(findings))
})

it('hides names in every text that respondents wrote, row labels and their addresses too', () => {
  const findings = findingsOf([
    responseOf('A', {
      sector: 'health',
      health_detail: 'Rowan Court Surgery',
      assess_lead_practitioner: 'Ask Dawn Ellerby',
      families_count: 'Dawn Ellerby has it',
      provide_gaps:
        'At Rowan Court Surgery we wait for CAMHS far too long with every family that we refer to them',
    }),
  ])
  expect(JSON.stringify(findings)).toMatch(/kind-rowan-court-surgery/)
  const masked = JSON.stringify(maskFindings(findings, mask, () => false))
  expect(masked).not.toMatch(/rowan|ellerby/i)
  expect(masked).toContain('[an agency]')
  expect(masked).toContain('Ask [a person]')
})
