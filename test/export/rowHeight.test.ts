import { expect, it } from 'vitest'
import { heightOf } from '../../server/export/rowHeight.js'

it('makes a row as high as its longest text needs, and no higher than programs allow', () => {
  const line = heightOf(['short'], [60])
  expect(line).toBe(15.75)
  expect(heightOf(['', 'x'.repeat(100)], [60, 60])).toBe(2 * line)
  expect(heightOf(['one\n\nthree'], [60])).toBe(3 * line)
  expect(heightOf(['short'], [60], 16)).toBe(21)
  expect(heightOf(['x'.repeat(55)], [60], 16)).toBe(42)
  expect(heightOf(['x'.repeat(30_000)], [60])).toBe(409)
})
