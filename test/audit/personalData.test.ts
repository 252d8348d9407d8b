import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findPersonalData, findPersonalDataIn } from '../../server/audit/personalData.js'
import type { Questionnaire } from '../../server/audit/questionnaire.js'

/** What was found, as "kind: text". */
function found(text: string): string[] {
  return findPersonalData(text).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`)
}

describe('NHS numbers', () => {
  it.each(['943 476 5919', '943-476-5919', '9434765919', '943\u00A0476\u00A05919'])('finds %s', (number) => {
    expect(found(`NHS no ${number}, Y5`)).toEqual([`nhs-number: ${number}`])
  })

  it.each(['9434765918', '0000000000', '1111111111', '94347659190', 'X9434765919', '943476591'])(
    'leaves %s',
    (number) => {
      expect(found(`NHS no ${number}, Y5`)).toEqual([])
    },
  )

  it('leaves a number whose check digit would be 10', () => {
    const endings = Array.from({ length: 10 }, (_, digit) => `100000001${digit}`)
    expect(endings.flatMap(found)).toEqual([])
  })
})

describe('unique pupil numbers', () => {
  it.each(['B801200005001', 'M80120000500A', 'b801200005001', 'P207000016049'])('finds %s', (upn) => {
    expect(found(`UPN ${upn}.`)).toEqual([`upn: ${upn}`])
  })

  // The last is printed as an example by a vendor of school systems, with a slip in its sum.
  it.each(['A801200005001', 'M80120000500I', 'B8012000050011', 'Q207000016049'])('leaves %s', (upn) => {
    expect(found(`UPN ${upn}.`)).toEqual([])
  })
})

describe('National Insurance numbers', () => {
  it.each(['AB123456C', 'AB 12 34 56 C', 'ab123456c', 'AB-12-34-56-D'])('finds %s', (number) => {
    expect(found(`NI ${number}.`)).toEqual([`ni-number: ${number}`])
  })

  it.each([
    ...[
      'QQ123456A',
      'BG123456A',
      'GB123456A',
      'KN123456A',
      'NK123456A',
      'NT123456A',
      'TN123456A',
      'ZZ123456A',
    ],
    ...['DA123456A', 'AO123456A', 'AB123456E', 'AB1234561', 'AB123456{', 'AB123456'],
  ])('leaves %s', (number) => {
    expect(found(`NI ${number}.`)).toEqual([])
  })
})

describe('postcodes', () => {
  it.each(['yo1 9ga', 'EC1A1BB', 'M1 1AE', 'B33 8TH', 'CR2 6XH', 'DN55 1PT', 'W1A 0AX', 'YO99 2BD'])(
    'finds %s',
    (postcode) => {
      expect(found(`(${postcode})`)).toEqual([`postcode: ${postcode}`])
    },
  )

  it.each([
    'in 2019 at 10am',
    'Q1 1AA',
    'AI1 1AA',
    'YO1 9CA',
    'YO24',
    'in Y5 1st term',
    'KS2 3yr',
    'A1234 5BB',
  ])('leaves %s', (text) => {
    expect(found(text)).toEqual([])
  })

  it('leaves the town before it', () => {
    expect(found('lives in Long Marston, YO26 7AB')).toEqual(['postcode: YO26 7AB'])
  })
})

describe('telephone numbers', () => {
  it.each([
    ...['+44 7700900123', '+44 (0)1632 960 001', '+447700900123', '0044 7700 900123', '07700 900123'],
    ...['(01632) 960-001', '07700900123', '020 7946 0958'],
  ])('finds %s', (phone) => {
    expect(found(`ring ${phone}.`)).toEqual([`phone: ${phone}`])
  })

  it.each([
    '999',
    '0800 1111',
    '0-19',
    '0 5 11 16 18 25',
    '01-02-2018 03-04-2019',
    '2018-19 2019-20',
    '0123',
  ])('leaves %s', (text) => {
    expect(found(text)).toEqual([])
  })
})

describe('e-mail addresses', () => {
  it('finds one without the punctuation around it', () => {
    expect(found('(morag.tindlewick@example.com), o’neill+x@mail.example.org.')).toEqual([
      'email: morag.tindlewick@example.com',
      'email: o’neill+x@mail.example.org',
    ])
  })

  it.each(['staff@school', '@example.com', 'seen @ home. Then', '2 @ 3.5'])('leaves %s', (text) => {
    expect(found(text)).toEqual([])
  })
})

describe('dates of birth', () => {
  it.each([
    ['dob 27/08/2008', '27/08/2008'],
    ['D.O.B. 1.2.10', '1.2.10'],
    ['Date of birth: 2010-02-01', '2010-02-01'],
    ['born early, on 12 March 2011', '12 March 2011'],
    ['aged 8 (12/03/2011)', '12/03/2011'],
    ['1st of Feb 2010 is her date of birth', '1st of Feb 2010'],
    ['27 / 8 / 08 (DOB)', '27 / 8 / 08'],
    ['born May 3rd, 2009', 'May 3rd, 2009'],
    ["born 3 May '09", "3 May '09"],
  ])('finds it in "%s"', (text, date) => {
    expect(found(text)).toEqual([`date-of-birth: ${date}`])
  })

  it.each([
    ...['reviewed on 12/03/2011', 'from 1 September 2018', 'children born after 1 September 2015'],
    ...[
      'born between 1/9/2010 and 31/8/2011',
      'for those aged 5 to 11 from 1/9/2018',
      'dob 45/13/2010',
      'newborn clinic 12/03/2019',
    ],
    ...['He was born here. Seen 12/03/2019', 'aged 5-11, 1 September 2018'],
  ])('leaves "%s"', (text) => {
    expect(found(text)).toEqual([])
  })
})

describe('street addresses', () => {
  it.each([
    ...[
      '14 Acacia Avenue',
      "7a St Mary's Road",
      '38, Larkbeck Terrace',
      'Flat 2, 14 Mill Lane',
      '12 Church Street',
    ],
    ...[
      'Flat 3, Larkbeck House',
      '14 acacia avenue',
      "9 St Mary's Close",
      '2 Tang Hall Lane',
      '120 High Street',
    ],
  ])('finds %s', (address) => {
    expect(found(`They live at ${address} now.`)).toEqual([`address: ${address}`])
  })

  it.each([
    ...[
      'on Mill Lane',
      '2018/19 Mill Lane',
      'a 10 minute drive',
      '14 Acacia Avenue Surgery',
      '3 down the road',
    ],
    ...['2 high street banks', '0-19 Healthy Way', '2 Safe Place sessions', '1 Open House', '2018 Park View'],
  ])('leaves "%s"', (text) => {
    expect(found(text)).toEqual([])
  })
})

describe('findPersonalData', () => {
  it('gives one hit where two rules meet', () => {
    expect(found('+44 7700900123')).toEqual(['phone: +44 7700900123'])
    expect(found('07700900123@example.org')).toEqual(['email: 07700900123@example.org'])
    expect(found("her mum Kerry Smith's family")).toEqual(['named-person: Kerry Smith'])
  })

  it('gives hits of all kinds in order of place', () => {
    const text =
      'A pupil called Jaydon (dob 27/08/2008, UPN B801200005001, NHS 943 476 5919), 14 Acacia Avenue, YO1 9GA: ' +
      'mum (AB123456C) is on 07700 900123 or kerry@example.org'
    expect(findPersonalData(text).map(({ kind }) => kind)).toEqual([
      ...[
        'named-person',
        'date-of-birth',
        'upn',
        'nhs-number',
        'address',
        'postcode',
        'ni-number',
        'phone',
        'email',
      ],
    ])
  })

  it('finds nothing in an empty text', () => {
    expect(findPersonalData('')).toEqual([])
  })
})

describe('findPersonalDataIn', () => {
  const questionnaire = JSON.parse(
    readFileSync('data/questionnaires/working-together-2018.json', 'utf8'),
  ) as Questionnaire
  const phone = '07700 900123'

  it('reads free text in the order of the instrument, and gives the questions with hits', () => {
    const answers = {
      families_count: `17, ring ${phone}`,
      provide_gaps: phone,
      identify_how: 'By knowing them.',
    }
    expect(findPersonalDataIn(answers, questionnaire)).toEqual([
      { questionId: 'provide_gaps', hits: [{ kind: 'phone', start: 0, end: 12 }] },
      { questionId: 'families_count', hits: [{ kind: 'phone', start: 9, end: 21 }] },
    ])
  })

  it('leaves what people say about themselves and their agency, and choices', () => {
    const answers = {
      ...{
        respondent_name: 'Mrs P Winstanley',
        contact_details: phone,
        agency: `The Smith family, ${phone}`,
      },
      ...{
        sector: 'health',
        health_detail: phone,
        assess_lead_practitioner: phone,
        families_issues: [phone],
      },
    }
    expect(findPersonalDataIn(answers, questionnaire)).toEqual([])
  })

  it('leaves personal questions and the agency wherever an edition asks them', () => {
    const questions = [
      { id: 'agency', kind: 'text', text: 'Agency?' },
      { id: 'initials', kind: 'text', text: 'Initials?', personal: true },
      { id: 'free', kind: 'text', text: 'Anything else?' },
    ] as const
    const moved = { ...questionnaire, sections: [{ id: 'end', heading: 'End', questions }] }
    const answers = { agency: phone, initials: phone, free: phone }
    expect(findPersonalDataIn(answers, moved).map(({ questionId }) => questionId)).toEqual(['free'])
  })
})
