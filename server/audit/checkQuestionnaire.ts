/**
 * Lists what is wrong with a questionnaire document, every fault as a sentence that says where and what to do, so
 * that whoever writes an edition can mend it without reading code.
 */
import { checkQuestion } from './checkQuestion.js'
import { faultIf, repeatsIn, shapeFaults } from './documentFaults.js'
import {
  AGENCY_QUESTION,
  CONTACT_QUESTION,
  NAME_QUESTION,
  SECTOR_QUESTION,
  answerIdsOf,
  findQuestion,
  questionsOf,
  type Questionnaire,
} from './questionnaire.js'
import { QUESTION_KINDS, questionnaireSchema, readableQuestionnaire } from './questionnaireSchema.js'

const PLACES = ['{area}', '{thresholds_url}']

/** Every fault of a questionnaire document; an empty list where it is good. */
export function checkQuestionnaire(value: unknown): readonly string[] {
  const questionnaire = readableQuestionnaire(value)
  const questions = questionsOf(questionnaire).filter(({ kind }) => QUESTION_KINDS.includes(kind))
  return [
    ...shapeFaults(questionnaireSchema, value),
    ...checkIds(questionnaire),
    ...checkRepeats(questionnaire),
    ...checkNeeded(questionnaire),
    ...checkPersonal(questionnaire),
    ...checkDraft(questionnaire),
    ...checkPlaces(questionnaire),
    ...questions.flatMap(checkQuestion),
  ]
}

/** The questionnaire in a document. Throws an Error whose message is every fault, a line each. */
export function parseQuestionnaire(value: unknown): Questionnaire {
  const faults = checkQuestionnaire(value)
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return value as Questionnaire
}

/** The ids of an edition and its sections become file names and addresses. */
function checkIds({ edition, sections }: Questionnaire): readonly string[] {
  const ids = [edition, ...sections.map(({ id }) => id)]
  return ids.flatMap((id) =>
    faultIf(
      id !== '' && !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id),
      `"${id}" cannot be the id of an edition or section: use small letters and digits, words joined by "-".`,
    ),
  )
}

function checkRepeats(questionnaire: Questionnaire): readonly string[] {
  const sections = repeatsIn(questionnaire.sections.map(({ id }) => id))
  const answers = repeatsIn(answerIdsOf(questionnaire))
  return [
    ...sections.map((id) => `Two sections have the id "${id}": give each its own.`),
    ...answers.map(
      (id) => `Two answers have the id "${id}": give each question its own, and each option's further field.`,
    ),
  ]
}

/** Findings are by sector, and a response is known by its agency. */
function checkNeeded(questionnaire: Questionnaire): readonly string[] {
  const sector = findQuestion(questionnaire, SECTOR_QUESTION)
  const agency = findQuestion(questionnaire, AGENCY_QUESTION)
  return [
    ...faultIf(
      sector?.kind !== 'choice',
      `A question with the id "${SECTOR_QUESTION}" and the kind "choice" is missing.`,
    ),
    ...faultIf(
      agency?.kind !== 'text',
      `A question with the id "${AGENCY_QUESTION}" and the kind "text" is missing.`,
    ),
  ]
}

/** What is hidden from others is known by its id: a name behind another id would be read as any answer. */
function checkPersonal(questionnaire: Questionnaire): readonly string[] {
  const known = [NAME_QUESTION, CONTACT_QUESTION]
  return questionsOf(questionnaire)
    .filter(({ id, personal }) => personal && !known.includes(id))
    .map(({ id }) => `The question "${id}" is "personal": give it the id ${known.join(' or ')}.`)
}

/** Whoever meets a draft edition reads that it is one, wherever it is named. */
function checkDraft({ draft, edition, title, purpose }: Questionnaire): readonly string[] {
  if (!draft) return []
  return [
    ...faultIf(!edition.endsWith('-draft'), `The edition is a draft: let its id end in "-draft".`),
    ...faultIf(!/\bdraft\b/i.test(title), 'The edition is a draft: say "draft" in its title.'),
    ...faultIf(!/\bdraft\b/i.test(purpose), 'The edition is a draft: say "draft" in its purpose.'),
  ]
}

/** A round fills in the places that it knows; any other would be printed with its braces. */
function checkPlaces({ title, purpose, sections }: Questionnaire): readonly string[] {
  const questions = sections.flatMap((section) => section.questions)
  const options = questions.flatMap((question) => question.options ?? [])
  const texts = [
    ...[title, purpose],
    ...sections.map(({ heading }) => heading),
    ...questions.flatMap(({ text, hint }) => [text, hint ?? '']),
    ...options.flatMap(({ label, specify }) => [label, specify ?? '']),
  ]
  const places = new Set(texts.flatMap((text) => text.match(/\{[^}]*\}?|\}/g) ?? []))
  return [...places]
    .filter((place) => !PLACES.includes(place))
    .map((place) => `"${place}" cannot be filled in: use ${PLACES.join(' or ')}, or no braces.`)
}
