/** The round's table of what each sector mentions more often than the rest. */
import type { Column, FindingTable, Row } from './findings.js'
import { countCell, finishTable, textCell } from './tables.js'
import { ALL } from './tallies.js'
import type { Codebook } from './themes/codebook.js'
import { emphasisedThemes, emphasisedWords } from './themes/mentions.js'
import type { Emphasis } from './themes/emphasis.js'
import { phrasesIn } from './themes/mining.js'
import { forgetful, type Recall } from './themes/recall.js'
import { firstReading } from './themes/sameWords.js'
import { surfaceOf } from './themes/suggestions.js'
import { referencesOf, type MinedAnswer } from './themes/uses.js'

const COLUMNS: readonly Column[] = [
  { id: 'kind', label: 'Theme or word' },
  { id: 'sector', label: 'More often mentioned by' },
  { id: ALL, label: 'All responses' },
  { id: 'in', label: 'Responses of the sector' },
  { id: 'rest', label: 'Other responses' },
]
const TITLE = 'More often mentioned by a sector'
const MOST_WORDS = 10

const NOTES = [
  'A theme or word is listed for a sector that mentions it in more of its answers than the others do, in at least three answers of two agencies, where chance alone is an unlikely cause. Other differences may be real too.',
  'Nothing is listed for a sector of one or two agencies.',
]
const NOTHING = 'In this round no theme or word stands out so clearly.'

/** Something mentioned and the answers that do. */
interface Mentioned {
  readonly kind: 'theme' | 'word'
  readonly item: string
  readonly label: string
  readonly holding: readonly MinedAnswer[]
}

/** Themes, then words, by sector, the clearest first. `answers` are those with substance to every question. */
export function emphasisTable(
  answers: readonly MinedAnswer[],
  sectors: readonly Column[],
  codebook: Codebook,
  recall: Recall = forgetful,
): FindingTable {
  const themes = emphasisedThemes(answers)
  const from = answers.flatMap(({ reference, sector, agencyKey, coded }) => [
    ...[reference, sector, agencyKey],
    firstReading(coded),
  ])
  const words = recall('emphasised words', from, () => emphasisedWords(answers))
  const wordsAt = recall('answers with emphasised words', from, () =>
    placesOf(answers, words, (answer) => phrasesIn(answer).map(({ key }) => key)),
  )
  const themesAt = placesOf(answers, themes, ({ coded }) => coded.excerpts.map(({ themeId }) => themeId))
  const those = (places: Places, item: string) => (places.get(item) ?? []).flatMap((at) => answers[at] ?? [])
  const theme = ({ item }: Emphasis): Mentioned => {
    const label = codebook.themes.find(({ id }) => id === item)?.label ?? item
    return { kind: 'theme', item, label, holding: those(themesAt, item) }
  }
  const word = ({ item }: Emphasis): Mentioned => {
    const holding = those(wordsAt, item)
    return { kind: 'word', item, label: surfaceOf(item, holding), holding }
  }
  const rows = sectors.flatMap((sector) => {
    const ofSector = (all: readonly Emphasis[]) => all.filter((item) => item.sector === sector.id)
    const mentioned = [...ofSector(themes).map(theme), ...ofSector(words).slice(0, MOST_WORDS).map(word)]
    return mentioned.map((each) => rowOf(each, sector))
  })
  const notes = rows.length === 0 ? [...NOTES, NOTHING] : NOTES
  const head = { id: 'emphasis', title: TITLE, shortTitle: TITLE, rowHeading: 'Mentioned', notes }
  return finishTable(head, COLUMNS, rows)
}

function rowOf({ kind, item, label, holding }: Mentioned, sector: Column): Row {
  const [own, others] = [true, false].map((isOwn) =>
    holding.filter((answer) => (answer.sector === sector.id) === isOwn),
  )
  return {
    ...{ id: `${sector.id}-${kind}-${item}`, label },
    ...(kind === 'theme' ? { themeId: item } : {}),
    cells: [
      textCell(kind === 'theme' ? 'Theme' : 'Word'),
      textCell(sector.label),
      ...[holding, own ?? [], others ?? []].map((answers) => countCell(referencesOf(answers))),
    ],
  }
}

/** Where among the answers those are that hold an item, by the item. */
type Places = ReadonlyMap<string, readonly number[]>

function placesOf(
  answers: readonly MinedAnswer[],
  emphases: readonly Emphasis[],
  itemsIn: (answer: MinedAnswer) => readonly string[],
): Places {
  const places = new Map<string, number[]>(emphases.map(({ item }) => [item, []]))
  if (places.size === 0) return places
  for (const [at, answer] of answers.entries()) {
    for (const item of itemsIn(answer)) {
      const own = places.get(item)
      if (own && own.at(-1) !== at) own.push(at)
    }
  }
  return places
}
