import { describe, expect, it } from 'vitest'
import { publishSignOff, signOffText } from '../../../server/audit/themes/publishedSignOff.js'
import type { SignOff } from '../../../server/audit/themes/signOff.js'

const codebook = { id: 'early-help', version: '1.1' }
const signOff: SignOff = {
  id: 1,
  codebook,
  figures: { answers: 40, kappa: 0.7123, f1: 0.8 },
  signedBy: 'Lee Dean',
  // In the United Kingdom it is the 11th by then.
  signedAt: '2027-06-10T23:30:00Z',
}

describe('what is published of a sign-off', () => {
  it('says who signed off and how far two readers agreed, and names nobody', () => {
    const published = publishSignOff(signOff, codebook)
    expect(JSON.stringify(published)).not.toContain('Lee')
    expect(signOffText(published)).toBe(
      'This version of the codebook was signed off by the group on 11 June 2027, by a lead of the council. Two people who read the same answers agreed on their themes: kappa 0.71, F1 0.80 (n = 40).',
    )
  })

  it('says what was signed off where the codebook has changed since', () => {
    expect(signOffText(publishSignOff(signOff, { ...codebook, version: '1.2' }))).toContain(
      'Version 1.1 of the codebook was signed off by the group on 11 June 2027, by a lead of the council; it has been changed since.',
    )
  })

  it('says that nobody has', () => {
    expect(publishSignOff(undefined, codebook)).toEqual({
      state: 'not-signed-off',
      version: null,
      signedOn: null,
      readers: null,
    })
    expect(signOffText(publishSignOff(undefined, codebook))).toBe(
      'The group has not signed off this codebook.',
    )
  })

  it('says where there is no figure', () => {
    expect(signOffText(publishSignOff({ ...signOff, figures: null }, codebook))).toContain(
      'No two people had read the same answers',
    )
    const alike = { answers: 40, kappa: null, f1: null }
    expect(signOffText(publishSignOff({ ...signOff, figures: alike }, codebook))).toContain(
      '(n = 40); kappa had no meaning.',
    )
  })
})
