import { serialize, deserialize } from 'node:v8'
import { expect, it } from 'vitest'
import {
  packFindings,
  unpackFindings,
  type PackedFindings,
} from '../../server/web/findings/packedFindings.js'
import { findingsOf, responseOf, sampleResponses } from '../support/findings.js'

const sample = sampleResponses()
const findings = findingsOf(sample)

it('come out of it as they went in, whatever order the responses have there', () => {
  const packed = deserialize(serialize(packFindings(findings, sample))) as PackedFindings
  const unpacked = unpackFindings(packed, sample.toReversed())
  expect(unpacked).toEqual(findings)
  expect(JSON.stringify(unpacked)).toBe(JSON.stringify(findings))
})

it('name no response but beside words that are quoted', () => {
  const one = responseOf('A-REFERENCE', { provide_offer: '' })
  const withoutQuotes = findingsOf([one])
  expect(JSON.stringify(withoutQuotes)).toContain('A-REFERENCE')
  expect(JSON.stringify(packFindings(withoutQuotes, [one]))).not.toContain('A-REFERENCE')
})

it('are refused where they name a response that is not there', () => {
  expect(() => packFindings(findings, sample.slice(1))).toThrow('do not rest on')
})
