/** The blank questionnaire as a Word document: to talk through in a meeting, and to write in. */
import {
  exclusiveOption,
  fillWording,
  optionsOf,
  type Option,
  type Question,
} from '../../audit/questionnaire.js'
import { wordDocument, type Block } from '../wordDocument.js'
import { detailLabel, numberedSections, questionLines, type OfflineForm } from './form.js'
import type { DocumentWords } from './words.js'

/** How many lines of room a kind of question gets on paper; none where one ticks. */
const ROOM: Readonly<Record<Question['kind'], number>> = {
  text: 1,
  count: 1,
  'long-text': 8,
  choice: 0,
  'yes-no': 0,
  'tick-list': 0,
}

/** The document as a .docx file. */
export function writeOfflineDocument(form: OfflineForm): Promise<Buffer> {
  const { questionnaire, round, words, organisation } = form
  const sections = numberedSections(questionnaire).flatMap(({ heading, questions }): readonly Block[] => [
    { style: 'Heading2', text: heading },
    ...questions.flatMap(({ question, number }) => questionBlocks(question, number, form)),
  ])
  return wordDocument({
    title: round.title,
    creator: organisation,
    language: words.language,
    footer: `${round.title}. ${words.page}`,
    blocks: [...openingBlocks(form), ...sections],
  })
}

function openingBlocks({ questionnaire, wording, round, words }: OfflineForm): readonly Block[] {
  const { purpose, howTo, howToText } = words.document
  return [
    { style: 'Heading1', text: round.title },
    { style: 'Normal', text: fillWording(questionnaire.title, wording) ?? questionnaire.title },
    { style: 'Heading2', text: purpose },
    { style: 'Normal', text: fillWording(questionnaire.purpose, wording) ?? questionnaire.purpose },
    { style: 'Heading2', text: howTo },
    ...howToText(words.date(round.closesOn)).map((text): Block => ({ style: 'Normal', text })),
  ]
}

function questionBlocks(
  question: Question,
  number: number,
  { wording, words: { document } }: OfflineForm,
): readonly Block[] {
  const [text = '', ...hints] = questionLines(question, wording)
  const options = optionsOf(question)
  const room = ROOM[question.kind]
  return [
    { style: 'Heading3', text: `${number}. ${text}` },
    ...hints.map((hint): Block => ({ style: 'Hint', text: hint })),
    ...(options.length > 0 ? [instruction(question, document)] : []),
    ...options.map(({ label }): Block => ({ style: 'Choice', text: `☐ ${label}` })),
    ...options.flatMap((option) => detailBlocks(option, document)),
    ...(room > 0 ? [box(document.answer, room)] : []),
  ]
}

function instruction(question: Question, { chooseOne, tickAll, tickAllOrNone }: DocumentWords): Block {
  if (question.kind !== 'tick-list') return { style: 'Hint', text: chooseOne }
  const none = exclusiveOption(question)
  return { style: 'Hint', text: none ? tickAllOrNone(none.label) : tickAll }
}

function detailBlocks(option: Option, { answer }: DocumentWords): readonly Block[] {
  return option.specify === undefined ? [] : [{ style: 'Hint', text: detailLabel(option) }, box(answer, 1)]
}

function box(label: string, lines: number): Block {
  return { style: 'Box', text: label + '\n'.repeat(lines - 1) }
}
