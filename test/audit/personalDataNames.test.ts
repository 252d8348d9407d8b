import { describe, expect, it } from 'vitest'
import { findPersonalData } from '../../server/audit/personalData.js'

function names(text: string): string[] {
  return findPersonalData(text)
    .filter(({ kind }) => kind === 'named-person')
    .map(({ start, end }) => text.slice(start, end))
}

describe('named persons', () => {
  it.each([
    ['We spoke to Mrs Young about it', 'Mrs Young'],
    ['Mr. J. Smith came', 'Mr. J. Smith'],
    ['Mr and Mrs Hall came', 'Mrs Hall'],
    ['asked Dr Patel', 'Dr Patel'],
    ['a child called Jaydon', 'Jaydon'],
    ['a boy in Y5 who is called “Łukasz”', 'Łukasz'],
    ['a two year old named Poppy', 'Poppy'],
    ['a little girl called ola', 'ola'],
    ['twins called Tom and Ola', 'Tom and Ola'],
    ['a family called Hughes', 'Hughes'],
    ['child called Will', 'Will'],
    ['mum called Kerry', 'Kerry'],
    ['his mum Stacey', 'Stacey'],
    ['Mum Stacey says', 'Stacey'],
    ['her son (Tom) and', 'Tom'],
    ['her mum, Tomé de Souza, said', 'Tomé de Souza'],
    ['her partner Dave', 'Dave'],
    ["dad's ex Sue", 'Sue'],
    ['pupil Jaydon Pickersgill', 'Jaydon Pickersgill'],
    ['young carer Ellie Brown', 'Ellie Brown'],
    ["a boy called O'Brien-Smith", "O'Brien-Smith"],
    ['the Smith family', 'Smith'],
    ['the Van Dyke family', 'Van Dyke'],
    ['the JS family', 'JS'],
    ['de Smith aged 8 \nand ', 'Smith'],
    ['the J.S. family', 'J.S'],
    ['the J S family', 'J S'],
    ["Jaydon's mum", 'Jaydon'],
    ['Kerry Smith’s family', 'Kerry Smith'],
    ['We saw Jaydon, aged 8', 'Jaydon'],
    ['Kerry Smith (aged 12)', 'Kerry Smith'],
    ['Jaydon (dob 27/08/2008)', 'Jaydon'],
    ['Jaydon, NHS no 943 476 5919', 'Jaydon'],
    ['Kerry Dowthwaite-Hale, 07700 900417', 'Kerry Dowthwaite-Hale'],
    ['Ring Jo Smith on 01632 960001', 'Jo Smith'],
    ['Jo Smith, 14 Acacia Avenue', 'Jo Smith'],
  ])('finds the name in "%s"', (text, name) => {
    expect(names(text)).toEqual([name])
  })

  it.each([
    ...['Mr', 'Miss Monday and they notice', 'we miss Reception'],
    ...[
      "St Mary's School",
      "St Mary's family worker",
      'Early Help',
      'CAMHS',
      'Strengthening Families',
      'Lead Practitioner',
    ],
    ...[
      'Designated Safeguarding Lead',
      'Think Family',
      'Healthy Child Programme',
      'the Early Help family',
      'Family Links',
    ],
    ...[
      'the Polish family',
      'the LA family',
      'the Solihull family programme',
      'the whole family',
      'family A',
    ],
    ...['a programme called Talk Boost', 'parents called Thrive helpful', 'a group for mums called Bumps'],
    ...[
      'mum called Childline',
      'the child called out',
      'a child called to the office',
      'Fathers are named',
      'a named worker',
    ],
    ...[
      'pupil Premium',
      'child Protection Plan',
      'baby Massage',
      'a baby EHAs',
      'Mother and Baby',
      'mum Talk Group',
    ],
    ...[
      'mum, Dad and school',
      'told mum. We then',
      "Monday's mum and baby group",
      "Children's family",
      "Women's Aid",
    ],
    ...[
      'their partner Barnardo’s',
      'his mum at Citizens Advice',
      'child A',
      'Child B',
      'Anyone aged 16',
      'Girls aged 12',
    ],
    ...[
      'in Solihull aged 5 to 8',
      'Solihull aged 5-11',
      'Pupils aged 11+ may',
      'Citizens Advice, 01632 960001',
    ],
    ...['Sedgelow, 01632 960001', 'tell Jo', 'Outcomes Star', 'Operation Encompass', 'his mum TAs'],
  ])('leaves "%s"', (text) => {
    expect(names(text)).toEqual([])
  })
})
