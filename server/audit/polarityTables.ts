/** Whether answers speak of a theme as there or as lacking. */
import type { Codings } from './codings.js'
import type { FindingTable } from './findings.js'
import { tableBefore, tableHead, type QuestionTask } from './questionTables.js'
import { countCell, finishTable } from './tables.js'
import { ALL, inserted, referencesIn, talliesIn, tallyBySector } from './tallies.js'
import type { OccurringThemes } from './themeTables.js'
import { polaritiesOf, type AnswerPolarity } from './themes/polarity.js'

const POLARITIES: readonly { readonly id: AnswerPolarity; readonly label: string }[] = [
  { id: 'present', label: 'As there or working' },
  { id: 'lacking', label: 'As lacking or wanted' },
  { id: 'both', label: 'As both' },
  { id: 'unclear', label: 'Unclear' },
]

/** Each occurring theme with the responses that speak of it so; a response is in one column. */
export function polarityTable(
  task: QuestionTask,
  codings: Codings,
  { themes, tallies }: OccurringThemes,
): FindingTable {
  const polarities = tallyBySector(task.responses, ({ reference }) => {
    const answer = codings.get(reference)
    if (!answer) return []
    const found = polaritiesOf(answer.coded, answer.text, task.question)
    return [...found].map(([themeId, polarity]) => rowOf(themeId, polarity))
  })
  const earlier = tableBefore(task, 'polarity')
  const before = earlier && talliesIn(earlier)
  const spoken = (id: string, polarity: string) =>
    inserted(
      before ? referencesIn(before, id, polarity) : [],
      referencesIn(polarities, rowOf(id, polarity), ALL),
    )
  const rows = themes.map(({ id, label }) => ({
    ...{ id, label, themeId: id },
    cells: [
      countCell(referencesIn(tallies, id, ALL)),
      ...POLARITIES.map((polarity) => countCell(spoken(id, polarity.id))),
    ],
  }))
  const head = tableHead(task.question, 'polarity', 'How themes are spoken of', 'Theme', [
    'Read by rule from the few words around each passage ("no", "lack of", "would like more"), so now and then wrongly. Nothing is left out of a theme for it.',
    ...(task.question.noneIsContent
      ? ['The question asks for gaps or barriers, so a bare mention counts as unclear.']
      : []),
  ])
  return finishTable(head, [{ id: ALL, label: 'All responses' }, ...POLARITIES], rows)
}

function rowOf(themeId: string, polarity: string): string {
  return `${themeId} ${polarity}`
}
