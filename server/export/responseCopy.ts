/** A response as a Word document: one's own copy of what was answered, with nothing cut. */
import { isAnswered, textOf, type Answers } from '../audit/answers.js'
import { detailIdOf, optionsOf, type Option, type Question } from '../audit/questionnaire.js'
import { detailLabel, numberedSections, questionLines, type OfflineForm } from './offline/form.js'
import { wordDocument, type Block } from './wordDocument.js'

export interface ResponseCopy extends OfflineForm {
  readonly answers: Answers
  /** Whether these answers have not been sent: the copy says so at its head and at the foot of every page. */
  readonly draft: boolean
  /** Whether it can still be sent. */
  readonly open: boolean
  readonly reference?: string | undefined
  /** When it was sent, ISO 8601. */
  readonly sentAt?: string | undefined
  /** A sentence that the reader has to know of these answers. */
  readonly note?: string | undefined
}

/**
 * The copy as a .docx file. Answers are printed word for word: line breaks and tabs stay, and control characters are
 * shown as their pictures.
 */
export function writeResponseCopy(copy: ResponseCopy): Promise<Buffer> {
  const { questionnaire, round, words, organisation, draft } = copy
  const title = words.response.title(round.title)
  const fullTitle = draft ? `${title}. ${words.response.notSent}` : title
  const sections = numberedSections(questionnaire).flatMap(({ heading, questions }): readonly Block[] => [
    { style: 'Heading2', text: heading },
    ...questions.flatMap(({ question, number }) => questionBlocks(question, number, copy)),
  ])
  return wordDocument({
    title: fullTitle,
    creator: organisation,
    language: words.language,
    footer: `${fullTitle}. ${words.page}`,
    blocks: [{ style: 'Heading1', text: title }, ...statusBlocks(copy), ...sections],
  })
}

function statusBlocks({
  draft,
  open,
  reference,
  sentAt,
  note,
  round,
  words,
}: ResponseCopy): readonly Block[] {
  const { response, date, dateAndTime } = words
  const notes = note === undefined ? [] : [{ style: 'Normal', text: note } as const]
  if (draft)
    return [
      { style: 'Lead', text: response.notSent },
      { style: 'Normal', text: open ? response.notSentText(date(round.closesOn)) : response.notSentInTime },
      ...notes,
    ]
  const texts = [
    ...(reference === undefined ? [] : [response.reference(reference)]),
    ...(sentAt === undefined ? [] : [response.sentAt(dateAndTime(sentAt))]),
  ]
  return [...texts.map((text): Block => ({ style: 'Normal', text })), ...notes]
}

function questionBlocks(
  question: Question,
  number: number,
  { answers, wording, words }: ResponseCopy,
): readonly Block[] {
  const [text = '', ...hints] = questionLines(question, wording)
  const given = answerTexts(question, answers)
  return [
    { style: 'Heading3', text: `${number}. ${text}` },
    ...hints.map((hint): Block => ({ style: 'Hint', text: hint })),
    ...given.map((answer): Block => ({ style: 'Answer', text: answer })),
    ...(given.length === 0 ? [{ style: 'Normal', text: words.response.notProvided } as const] : []),
    ...optionsOf(question).flatMap((option) => detailBlocks(option, answers)),
  ]
}

/** The answer as typed, or the labels of what was chosen; an id that is no option's stands for itself. */
function answerTexts(question: Question, answers: Answers): readonly string[] {
  const answer = answers[question.id]
  if (answer === undefined || !isAnswered(answer)) return []
  const labels = new Map(optionsOf(question).map(({ id, label }) => [id, label]))
  return [answer].flat().map((text) => labels.get(text) ?? text)
}

/** An option's further text, whichever option was chosen: what was typed is never left out. */
function detailBlocks(option: Option, answers: Answers): readonly Block[] {
  const detail = option.specify === undefined ? '' : textOf(answers, detailIdOf(option))
  if (detail.trim() === '') return []
  return [
    { style: 'Hint', text: detailLabel(option) },
    { style: 'Answer', text: detail },
  ]
}
