import { describe, expect, it } from 'vitest'
import { writeOfflineDocument } from '../../../server/export/offline/writeDocument.js'
import { form } from '../../support/offline.js'
import { itIsAccessible, paragraphsOf, textsIn } from '../../support/word.js'

describe('the blank form as a Word document', () => {
  itIsAccessible('Early help audit 2027', () => writeOfflineDocument(form))

  it('prints choices to tick, room to write and the rest of each question', async () => {
    const paragraphs = await paragraphsOf(await writeOfflineDocument(form))
    expect(textsIn(paragraphs, 'Choice').slice(0, 3)).toEqual([
      '☐ Local Authority',
      '☐ Schools / Education',
      '☐ Health',
    ])
    expect(textsIn(paragraphs, 'Choice')).toHaveLength(6 + 2 + 6)
    expect(textsIn(paragraphs, 'Box')).toHaveLength(22 + 1)
    expect(textsIn(paragraphs, 'Hint')).toContain('Health: please specify')
    const hint = 'a copy of the thresholds document can be downloaded from https://council.example/thresholds'
    expect(textsIn(paragraphs, 'Hint')).toContain(hint)
  })

  it('leaves the thresholds line out where no address is set', async () => {
    const bytes = await writeOfflineDocument({ ...form, wording: { area: 'Anytown' } })
    const text = (await paragraphsOf(bytes)).map((paragraph) => paragraph.text).join('\n')
    expect(text).not.toContain('can be downloaded from')
    expect(text).not.toMatch(/[{}]/)
  })
})
