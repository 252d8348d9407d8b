import { describe, expect, it } from 'vitest'
import { alternativesOf, parsePattern } from '../../../server/audit/themes/patterns.js'
import { stemOf } from '../../../server/audit/themes/words.js'
import { earlyHelp } from './support.js'

/**
 * Words that share a stem and mean different things. A rule that looks for one of them alone, in all its forms, would
 * catch the other: it must put it in quotation marks or say more.
 */
const LOOKALIKES = `
  time timely | head heading headings | sign signing signed | feel feeling feelings | cut cutting | hand handful |
  mean meaning means | matter matters | rest resting | mind minded | hit hits hitting | post posting | term terms |
  class classes classed | cover coverage | train trainer trainers | state statement | form former formal | part party |
  spring springs | fall falling | court courts courting | store story stories | bear bearing | author authority |
  organ organise | univers universal university | polit polite political | general generate | commun communal |
  import important | custom customer | sever several | new news | add adding address | past paste | mental mentality |
  even evening evenings | morn morning | stage staged | depart department | refer referee | busy business |
  safe safely | simple simply | report reporter reporters | fine fines fining | budget budgeted | grant granted |
  pilot piloted pilots | lead leading | brave bravely | charge charged | thrive thriving | friend friends friendly
`
  .split('|')
  .map((group) => group.trim().split(/\s+/))

/** The words of a codebook that stand alone in a pattern and are looked for in all their forms. */
function loneStems(): { rule: string; word: string }[] {
  return earlyHelp()
    .themes.flatMap((theme) => theme.rules)
    .flatMap((rule) =>
      alternativesOf(rule.match).flatMap((alternative) => {
        const pattern = parsePattern(alternative)
        const slots =
          pattern.kind === 'phrase' && pattern.phrase.length === 1 ? (pattern.phrase[0] ?? []) : []
        return slots.filter(({ kind }) => kind === 'stem').map(({ text }) => ({ rule: rule.id, word: text }))
      }),
    )
}

describe('a rule of the early help codebook', () => {
  it('catches no word that only looks like the one it names', () => {
    const words = loneStems()
    expect(words.length).toBeGreaterThan(300)
    const faults = words.flatMap(({ rule, word }) => {
      const group = LOOKALIKES.find((others) => others.includes(word.toLowerCase())) ?? []
      const caught = group.filter((other) => other !== word && stemOf(other) === stemOf(word))
      return caught.length === 0 ? [] : [`${rule}: "${word}" also catches ${caught.join(', ')}`]
    })
    expect(faults).toEqual([])
  })
})
