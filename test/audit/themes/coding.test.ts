import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCoder, themesOf } from '../../../server/audit/themes/coding.js'
import { expectLinearTime, repeated } from '../../support/growth.js'
import { codebookOf, earlyHelp, found, longText } from './support.js'

describe('a pattern', () => {
  it.each([
    [
      'a word in all its forms',
      'train',
      'They trained; training helps. Trains too.',
      ['trained', 'training', 'Trains'],
    ],
    [
      'words next to one another',
      'health visitor',
      'Health visitors, health and visitors',
      ['Health visitors'],
    ],
    ['exact words', '"trained" staff', 'Trained staff, training staff', ['Trained staff']],
    ['a word as written', '"SEND"', 'Send the SEND list', ['SEND']],
    ['quoted words', '"at the gate"', 'We talk at the gate.', ['at the gate']],
    ['a beginning', 'counsel*', 'Our counsellors and council', ['counsellors']],
    ['a hyphened word', 'drop-in', 'A drop-in, a dropin and a drop in', ['drop-in', 'dropin', 'drop in']],
    ['one word or another', 'speech|language therapy', 'Language therapy', ['Language therapy']],
    [
      'words near one another',
      'wait ~3 CAMHS',
      'CAMHS has a long wait. A wait. CAMHS.',
      ['CAMHS has a long wait'],
    ],
    ['words nearer than that only', 'wait ~1 CAMHS', 'CAMHS has a long wait', []],
    [
      'a chain of near words',
      'bring ~1 back ~2 visitor',
      'Bring it back, our visitor',
      ['Bring it back, our visitor'],
    ],
    [
      'words in one clause',
      'wait & camhs',
      'The wait at busy times for CAMHS, and a wait',
      ['wait at busy times for CAMHS'],
    ],
    ['the whole answer', '=lack of time', 'Lack of time!', ['Lack of time']],
    ['nothing more than it', '=lack of time', 'Lack of time and rooms', []],
    ['either alternative', 'rota, cover', 'No cover on the rota', ['cover', 'rota']],
    ['a long form for a short one', 'HV', 'Our health visitors', ['health visitors']],
    ['a short form for a long one', 'named health visitor', 'a named HV', ['named HV']],
  ])('finds %s', (_, match, text, expected) => {
    expect(found(match, text)).toEqual(expected)
  })

  it('does not reach across punctuation', () => {
    expect(found('health visitor', 'For health, visitors come')).toEqual([])
  })
})

describe('a rule', () => {
  it('does not count what an exclusion overlaps', () => {
    const unless = ['at the same time', 'full time']
    expect(found('time', 'No time at all. I work full time, at the same time.', { unless })).toEqual(['time'])
  })

  it('for any answer counts the whole answer, and only where its theme has nothing better', () => {
    const rule = { questions: ['q'], unless: ['no data'] }
    const question = longText('q')
    expect(found('*', 'Registers. Lists.', rule, question)).toEqual(['Registers. Lists'])
    expect(found('*, lists', 'Registers. Lists.', rule, question)).toEqual(['Lists'])
    expect(found('*', 'We hold no data on this.', rule, question)).toEqual([])
    expect(found('*', 'n/a', rule, question)).toEqual([])
  })

  it('reads only the questions that it names', () => {
    const rule = { questions: ['a', 'b'], notQuestions: ['b'] }
    expect(found('rota', 'The rota', rule, longText('a'))).toEqual(['rota'])
    expect(found('rota', 'The rota', rule, longText('b'))).toEqual([])
    expect(found('rota', 'The rota', rule, longText('c'))).toEqual([])
    expect(found('rota', 'The rota', rule)).toEqual([])
    expect(found('rota', 'The rota', { notQuestions: ['b'] })).toEqual(['rota'])
  })

  it('that is switched off finds nothing', () => {
    expect(found('rota', 'The rota', { off: true })).toEqual([])
  })
})

describe('matches', () => {
  it('of one theme do not overlap: the longest wins', () => {
    expect(found('visitor, health visitor, named health visitor', 'A named health visitor')).toEqual([
      'named health visitor',
    ])
  })

  it('of different themes may share words', () => {
    const coder = createCoder(
      codebookOf({ health: { match: 'health visitor' }, visits: { match: 'visitor' } }),
    )
    expect(themesOf(coder.code('Our health visitors'))).toEqual(['health', 'visits'])
  })

  it('of a theme are the same whatever other themes look for', () => {
    const dropIns = { match: 'family & drop|drop-in' }
    const excerptsBy = (rules: Record<string, { match: string }>) =>
      createCoder(codebookOf(rules))
        .code('Families drop in')
        .excerpts.filter(({ ruleId }) => ruleId === 'drop-ins-1')
    expect(excerptsBy({ 'drop-ins': dropIns })).toEqual([
      { themeId: 'drop-ins', ruleId: 'drop-ins-1', start: 0, end: 16 },
    ])
    expect(excerptsBy({ other: { match: 'drop' }, 'drop-ins': dropIns })).toEqual(
      excerptsBy({ 'drop-ins': dropIns }),
    )
  })

  it('name each theme once, in order of the text', () => {
    const coder = createCoder(codebookOf({ a: { match: 'apple' }, b: { match: 'bread' } }))
    expect(themesOf(coder.code('Bread, apples and bread'))).toEqual(['b', 'a'])
  })
})

describe('createCoder', () => {
  const words = fc.constantFrom(
    ...[
      'no',
      'time',
      'training',
      'LAT',
      'the',
      'CAMHS',
      'waiting',
      'list',
      ', ',
      '. ',
      '\n',
      '’',
      '😀',
      'é',
      'know our families',
    ],
  )
  const answers = fc.array(words, { maxLength: 30 }).map((parts) => parts.join(' '))

  it('gives the same whatever it read before', () => {
    const codebook = earlyHelp()
    fc.assert(
      fc.property(fc.array(answers, { maxLength: 6 }), (texts) => {
        const [there, back] = [createCoder(codebook), createCoder(codebook)]
        const forwards = texts.map((text) => there.code(text))
        const backwards = texts.toReversed().map((text) => back.code(text))
        expect(backwards.toReversed()).toEqual(forwards)
      }),
      { numRuns: 20 },
    )
  })

  it('gives excerpts that lie in the text, in order, apart from each other within a theme', () => {
    const coder = createCoder(earlyHelp())
    fc.assert(
      fc.property(fc.oneof(answers, fc.string({ unit: 'binary', maxLength: 100 })), (text) => {
        const ends = new Map<string, number>()
        let start = 0
        for (const excerpt of coder.code(text).excerpts) {
          const quoted = text.slice(excerpt.start, excerpt.end)
          const isApart = excerpt.start >= Math.max(start, ends.get(excerpt.themeId) ?? 0)
          expect({ quoted, isApart }).toEqual({ quoted: quoted.trim() || 'words', isApart: true })
          ends.set(excerpt.themeId, excerpt.end)
          start = excerpt.start
        }
      }),
    )
  })

  it('reads an answer once', () => {
    const coder = createCoder(earlyHelp())
    expect(coder.code('No time for training')).toBe(coder.code('No time for training'))
  })

  it('reads an answer again where the same question has other words', () => {
    const coder = createCoder(earlyHelp())
    const classOf = (text: string) =>
      coder.code('Thresholds', { id: 'q', kind: 'long-text', text }).answerClass
    expect(classOf('How well are thresholds understood?')).toBe('generic')
    expect(classOf('What gets in the way?')).toBe('substantive')
  })

  it.each([
    ['a word that many rules begin with', 'time '],
    ['near words', 'no time '],
    ['one letter', 'a'],
    ['brackets', '(('],
    ['family emoji', '👩‍👧‍👦 '],
  ])('reads %s in linear time', (_, piece) => {
    const coder = createCoder(earlyHelp())
    let run = 0
    // The same text would be read once only.
    expectLinearTime(repeated(piece), (text) => coder.code(`${text} ${(run += 1)}`))
  })
})
