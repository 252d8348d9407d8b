/** The form as an Excel workbook to fill in and upload again. */
import type { Alignment, DataValidation, Font, Row, Workbook, Worksheet } from 'exceljs'
import { textOf, type Answers } from '../../audit/answers.js'
import { fillWording } from '../../audit/questionnaire.js'
import { heightOf } from '../rowHeight.js'
import { PAGE } from '../page.js'
import { LONGEST_CELL, sheetText } from '../sheetText.js'
import { TICKED } from './choices.js'
import { ANSWER_COLUMN, ID_COLUMN, placesOf, type FormPlace, type OfflineForm } from './form.js'
import { growingRows } from './growingRows.js'
import type { WorkbookWords } from './words.js'

export interface OfflineWorkbook extends OfflineForm {
  /** What the draft holds now, to be printed in its place. */
  readonly answers?: Answers | undefined
}

const FONT = { name: 'Arial', size: 12 }
const TITLE_FONT = { ...FONT, size: 16, bold: true }
const ALIGNMENT: Partial<Alignment> = { horizontal: 'left', vertical: 'top', wrapText: true }
const THIN = { style: 'thin' } as const
const BORDER = { top: THIN, bottom: THIN, left: THIN, right: THIN }
/** Section, number, question, answer and id, in characters. */
const WIDTHS = [36, 10, 60, 80, 14]
const INSTRUCTIONS_WIDTH = 100
/** The row of the table's headings. */
const HEADINGS = 3
/** Excel's limits for a list of choices and for the words beside a cell. */
const LONGEST_LIST = 255
const LONGEST_PROMPT = 255

/**
 * The workbook as an .xlsx file: instructions, then a sheet with a row for each place for an answer. It has no
 * formulas, no macros, no protection; lists offer the choices. Each row ends in an id, by which it is read back.
 */
export async function writeOfflineWorkbook(form: OfflineWorkbook): Promise<Buffer> {
  const { default: exceljs } = await import('exceljs')
  const { words, round, organisation } = form
  const workbook = new exceljs.Workbook()
  const creator = sheetText(organisation)
  Object.assign(workbook, {
    title: sheetText(round.title),
    creator,
    lastModifiedBy: creator,
    language: words.language,
  })
  writeInstructions(workbook, form)
  writeAnswers(workbook, form)
  return growingRows(Buffer.from(await workbook.xlsx.writeBuffer()))
}

function writeInstructions(workbook: Workbook, form: OfflineWorkbook): void {
  const { questionnaire, wording, round, words, answers } = form
  const { workbook: text, date } = words
  const worksheet = workbook.addWorksheet(text.instructions)
  worksheet.getColumn(1).width = INSTRUCTIONS_WIDTH
  Object.assign(worksheet.pageSetup, PAGE)
  const lines = [
    round.title,
    fillWording(questionnaire.title, wording) ?? questionnaire.title,
    fillWording(questionnaire.purpose, wording) ?? questionnaire.purpose,
    ...(answers === undefined ? [] : [text.prefilled]),
    ...text.howTo(date(round.closesOn)),
    text.edition(questionnaire.edition),
  ]
  lines.forEach((line, index) => {
    const font = index === 0 ? TITLE_FONT : FONT
    writeRow(worksheet, [line], font).height = heightOf([line], [INSTRUCTIONS_WIDTH], font.size)
  })
}

function writeAnswers(workbook: Workbook, { questionnaire, wording, words, answers }: OfflineWorkbook): void {
  const { workbook: text } = words
  const worksheet = workbook.addWorksheet(text.answers)
  worksheet.columns = WIDTHS.map((width) => ({ width }))
  Object.assign(worksheet.pageSetup, PAGE)
  worksheet.pageSetup.printTitlesRow = `${HEADINGS}:${HEADINGS}`
  writeRow(worksheet, [text.answers], TITLE_FONT).height = heightOf([text.answers], WIDTHS, TITLE_FONT.size)
  writeRow(worksheet, [text.oneTable])
  const { section, number, question, answer, id } = text.columns
  writeRow(worksheet, [section, number, question, answer, id], { ...FONT, bold: true })
  for (const place of placesOf(questionnaire, wording)) writePlace(worksheet, place, answers ?? {}, text)
}

function writePlace(worksheet: Worksheet, place: FormPlace, answers: Answers, text: WorkbookWords): void {
  const kept = keptText(place, answers)
  const fits = sheetText(kept).length <= LONGEST_CELL
  const prompt = promptFor(place, text)
  const question = [
    ...place.lines,
    ...(prompt === undefined ? [] : [prompt]),
    ...(fits ? [] : [text.tooLongForCell]),
  ]
  const texts = [place.section, place.number, question.join('\n'), fits ? kept : '']
  const row = writeRow(worksheet, [...texts, place.key])
  row.height = heightOf(texts, WIDTHS)
  // The id may run on to the right: wrapped, it would make its row tall.
  row.getCell(ID_COLUMN).alignment = { ...ALIGNMENT, wrapText: false }
  const cell = row.getCell(ANSWER_COLUMN)
  // As text, so that "3/4" does not become a date and "0123" keeps its nought.
  Object.assign(cell, {
    font: FONT,
    alignment: ALIGNMENT,
    numFmt: '@',
    border: BORDER,
    protection: { locked: false },
  })
  const list = prompt === undefined ? undefined : listFor(place, prompt)
  if (list) cell.dataValidation = list
}

/** What is kept in the draft, as the copy prints it: an option by its label. */
function keptText({ kind, answerId, options }: FormPlace, answers: Answers): string {
  if (kind === 'tick') {
    const ticked = [answers[answerId] ?? []].flat()
    return options.some(({ id }) => ticked.includes(id)) ? TICKED : ''
  }
  const text = textOf(answers, answerId)
  return options.find(({ id }) => id === text)?.label ?? text
}

function promptFor({ kind, options }: FormPlace, text: WorkbookWords): string | undefined {
  if (kind === 'words') return undefined
  if (kind === 'tick') return (options[0]?.exclusive ? text.tickAlone : text.tick)(TICKED)
  return text.chooseOne(options.map(({ label }) => label))
}

/** The list of choices; none where the format cannot hold it: then the cell takes any text, checked when it is read. */
function listFor({ kind, options }: FormPlace, prompt: string): DataValidation | undefined {
  const labels = kind === 'tick' ? [TICKED] : options.map(({ label }) => label)
  const list = labels.join(',')
  if (list.length > LONGEST_LIST || labels.some((label) => /[",]/.test(label))) return undefined
  const beside = prompt.slice(0, LONGEST_PROMPT)
  return {
    type: 'list',
    formulae: [`"${list}"`],
    allowBlank: true,
    showInputMessage: true,
    prompt: beside,
    showErrorMessage: true,
    error: beside,
  }
}

/** A row of texts, a cell each; "" leaves its cell empty. */
function writeRow(worksheet: Worksheet, texts: readonly string[], font: Partial<Font> = FONT): Row {
  const row = worksheet.addRow(texts.map((text) => (text === '' ? null : sheetText(text))))
  row.eachCell((cell) => {
    Object.assign(cell, { font, alignment: ALIGNMENT })
  })
  return row
}
