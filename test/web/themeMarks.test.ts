import { expect, it } from 'vitest'
import { marksOf, themesMarked } from '../../server/web/workspace/themeMarks.js'

const ids = ['training', 'capacity', 'other']

it('are the themes that they were made of', () => {
  const read = [new Set(['other', 'training']), undefined, new Set<string>()]
  expect(themesMarked(marksOf(read, ids), ids, 3)).toEqual(read)
  expect(themesMarked(marksOf([], ids), ids, 0)).toEqual([])
})

it('are not taken for those of other responses', () => {
  expect(() => themesMarked(marksOf([undefined], ids), ids, 2)).toThrow('in 1 responses of 2')
})
