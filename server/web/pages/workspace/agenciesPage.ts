/** The list of a round's agencies. */
import { progressOf, type RoundAgency } from '../../../audit/agencies.js'
import type { Questionnaire } from '../../../audit/questionnaire.js'
import type { Round } from '../../../audit/rounds.js'
import type { Language } from '../../language/en.js'
import { tableCell, type FindingTableOptions } from '../findingTable.js'
import { notificationBanner } from '../notificationBanner.js'
import { workspaceOf } from './addresses.js'
import { sectorNames } from './sectorNames.js'

/** The list of a round's agencies. */
export function agenciesPage(
  input: {
    readonly round: Round
    readonly questionnaire: Questionnaire
    readonly agencies: readonly RoundAgency[]
    /** How many agencies of the register the round does not know. */
    readonly elsewhere: number
    readonly banner: string | undefined
  },
  language: Language,
) {
  const { agencies: words, done } = language.workspace
  const { agencies, round, elsewhere, banner } = input
  const addresses = workspaceOf(round)
  const expected = agencies.filter(({ standing }) => standing !== 'not-expected').length
  return {
    title: words.title,
    banner: banner !== undefined && notificationBanner(done, banner),
    intro: agencies.length === 0 ? words.begin : words.intro(expected),
    links: [
      { text: words.import, href: addresses.import },
      { text: words.add, href: addresses.newAgency },
    ],
    register: elsewhere > 0 && {
      action: addresses.register,
      button: {
        text: words.register(elsewhere),
        classes: 'govuk-button--secondary',
        preventDoubleClick: true,
      },
    },
    table: agencies.length > 0 && agencyTable(input, language),
  }
}

function agencyTable(
  {
    round,
    questionnaire,
    agencies,
  }: Pick<Parameters<typeof agenciesPage>[0], 'round' | 'questionnaire' | 'agencies'>,
  language: Language,
): FindingTableOptions {
  const { agencies: words, standing, progress, never } = language.workspace
  const sectorName = sectorNames(questionnaire, language)
  const heading = (text: string, numeric = false) => ({ text, numeric })
  return {
    id: 'agencies',
    caption: words.table,
    head: [
      heading(words.agency),
      heading(words.sector),
      heading(words.standing),
      heading(words.progress),
      heading(words.responses, true),
      heading(words.chased),
    ],
    rows: agencies.map((one) => ({
      label: one.agency.name,
      href: workspaceOf(round).agency(one.agency.id),
      cells: [
        tableCell(sectorName(one.agency.sector)),
        tableCell(standing[one.standing]),
        tableCell(progress[progressOf(one)]),
        tableCell(language.number(one.responses), { numeric: true }),
        tableCell(one.chasedAt === null ? never : language.date(one.chasedAt)),
      ],
    })),
    notes: [],
  }
}
