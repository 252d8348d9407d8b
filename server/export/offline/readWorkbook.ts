/** Reads a filled copy of the form back. Whatever the bytes are, the outcome is answers or one fault. */
import type { Answer, Answers } from '../../audit/answers.js'
import type { Questionnaire } from '../../audit/questionnaire.js'
import { readSheets, type SheetRow } from './cells.js'
import { choiceIn, tickIn } from './choices.js'
import { Refusal, type FaultPlace, type OfflineFault } from './faults.js'
import { ANSWER_COLUMN, ID_COLUMN, placesOf, type FormPlace } from './form.js'
import { openArchive, type Archive } from './zip.js'

export type OfflineReading = { readonly answers: Answers } | { readonly fault: OfflineFault }

/**
 * The answers in a filled copy of `expectedEdition`, as typed except that line breaks are "\n"; questions left blank
 * have no entry, and an answer's length is not looked at. Rows may be moved or taken out and sheets renamed: each row
 * says in its id which question of which edition it answers. Never rejects.
 */
export async function readOfflineWorkbook(
  bytes: Buffer,
  questionnaires: ReadonlyMap<string, Questionnaire>,
  expectedEdition: string,
): Promise<OfflineReading> {
  try {
    const archive = await openArchive(bytes)
    await refuseMacros(archive)
    const rows = (await readSheets(archive)).flatMap(formRows)
    return { answers: answersIn(rows, questionnaires.get(expectedEdition), expectedEdition) }
  } catch (error) {
    // Anything else is the file's doing too: an archive or XML that is none.
    return { fault: error instanceof Refusal ? error.fault : { kind: 'not-a-workbook' } }
  }
}

const WORKBOOK_PARTS = ['[Content_Types].xml', 'xl/workbook.xml']

async function refuseMacros(archive: Archive): Promise<void> {
  if (WORKBOOK_PARTS.some((name) => !archive.names.includes(name)))
    throw new Refusal({ kind: 'not-a-workbook' })
  const types = (await archive.read('[Content_Types].xml'))?.toString('latin1') ?? ''
  const hasMacros =
    /macroenabled|vbaproject/i.test(types) ||
    archive.names.some((name) => /vbaproject|^xl\/(macro|dialog)sheets\//i.test(name))
  if (hasMacros) throw new Refusal({ kind: 'has-macros' })
}

interface FormRow {
  readonly row: number
  readonly id: string
  /** Undefined where the cell cannot be read. */
  readonly text: string | undefined
}

const KEY = /^[^/\s]+(\/[^/\s]+){1,2}$/
const LONGEST_KEY = 200
const MOST_ROWS = 1_000

/** A sheet's rows from the first that has an id: those with an id, and those with an answer but none. */
function formRows(sheet: readonly SheetRow[]): readonly FormRow[] {
  const rows = sheet.map(({ row, cells }) => ({
    row,
    id: (cells.get(ID_COLUMN) ?? '').slice(0, LONGEST_KEY).trim(),
    text: cells.has(ANSWER_COLUMN) ? cells.get(ANSWER_COLUMN) : '',
  }))
  const first = rows.findIndex(({ id }) => KEY.test(id))
  if (first === -1) return []
  const ours = rows.slice(first).filter(({ id, text }) => id !== '' || text?.trim() !== '')
  if (ours.length > MOST_ROWS) throw new Refusal({ kind: 'not-our-form' })
  return ours
}

function answersIn(
  rows: readonly FormRow[],
  questionnaire: Questionnaire | undefined,
  expected: string,
): Answers {
  if (rows.length === 0) throw new Refusal({ kind: 'not-our-form' })
  const editions = rows.filter(({ id }) => KEY.test(id)).map(({ id }) => id.slice(0, id.indexOf('/')))
  const found = editions.find((edition) => edition !== expected) ?? expected
  if (found !== expected || !questionnaire) throw new Refusal({ kind: 'wrong-edition', found, expected })
  const places = placesOf(questionnaire, { area: '' })
  const filled = filledPlaces(rows, new Map(places.map((place) => [place.key, place])))
  const answers: Record<string, Answer> = {}
  for (const place of places) {
    const answer = answerFrom(filled.get(place.key), place)
    if (answer === '') continue
    const before = [answers[place.answerId] ?? []].flat()
    const row = filled.get(place.key)?.row ?? 0
    // "None of these" is the last of its list.
    if (place.options[0]?.exclusive && before.length > 0)
      throw new Refusal({ kind: 'none-and-others', ...faultPlace(place, row) })
    answers[place.answerId] = place.kind === 'tick' ? [...before, answer] : answer
  }
  return answers
}

interface FilledCell {
  readonly row: number
  readonly text: string
}

/** The cells that hold something, by the key of their place. */
function filledPlaces(
  rows: readonly FormRow[],
  places: ReadonlyMap<string, FormPlace>,
): ReadonlyMap<string, FilledCell> {
  const filled = new Map<string, FilledCell>()
  for (const { row, id, text } of rows) {
    const place = places.get(id)
    if (!place) throw new Refusal({ kind: 'unknown-question', id, row })
    if (text === undefined) throw new Refusal({ kind: 'unreadable-answer', ...faultPlace(place, row) })
    if (text === '') continue
    if ((filled.get(id)?.text ?? text) !== text)
      throw new Refusal({ kind: 'two-answers', ...faultPlace(place, row) })
    filled.set(id, { row, text })
  }
  return filled
}

/** What the cell says in its place: text, the id of a choice or of a ticked option; "" for nothing. */
function answerFrom(cell: FilledCell | undefined, place: FormPlace): string {
  if (!cell) return ''
  const { row, text } = cell
  if (place.kind === 'words') return text
  const chosen = place.kind === 'choice' ? choiceIn(text, place.options) : tickIn(text, place.options)
  if (chosen === undefined) throw new Refusal({ kind: 'not-a-choice', text, ...faultPlace(place, row) })
  return chosen
}

function faultPlace({ answerId, number }: FormPlace, row: number): FaultPlace {
  return { questionId: answerId, number, row }
}
