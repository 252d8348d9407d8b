import { describe, expect, it } from 'vitest'
import { createCoder } from '../../../server/audit/themes/coding.js'
import { workingsOf } from '../../../server/audit/themes/workings.js'
import { codebookOf } from './support.js'

describe('workingsOf', () => {
  const codebook = codebookOf({
    bus: { match: 'bus', unless: ['bus stop'], notQuestions: ['how'] },
    tram: { match: 'tram', off: true },
  })
  const coder = createCoder(codebook)
  const texts = [
    'By bus, and the bus again.',
    'A bus is late.',
    'At the bus stop by the tram.',
    'Trams run here.',
  ]
  const answers = texts.map((text, i) => ({ reference: `R${3 - i}`, coded: coder.code(text) }))

  it('counts an answer once a rule, and names the responses of a theme', () => {
    expect(workingsOf(codebook, answers)).toEqual([
      {
        ...{ id: 'bus', label: 'bus', meaning: 'What bus means', references: ['R2', 'R3'] },
        rules: [
          {
            ...{ id: 'bus-1', match: 'bus', unless: ['bus stop'], questions: [], notQuestions: ['how'] },
            ...{ off: false, answers: 2 },
          },
        ],
      },
      {
        ...{ id: 'tram', label: 'tram', meaning: 'What tram means', references: [] },
        rules: [
          {
            ...{ id: 'tram-1', match: 'tram', unless: [], questions: [], notQuestions: [] },
            off: true,
            answers: 0,
          },
        ],
      },
    ])
  })
})
