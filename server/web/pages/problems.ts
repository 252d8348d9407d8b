/** What is wrong with a form, in words: the same sentence in the summary above and beside the field. */
import { LONGEST_ANSWER, type Answers } from '../../audit/answers.js'
import {
  detailIdOf,
  exclusiveOption,
  findQuestion,
  optionsOf,
  type Section,
  type Wording,
} from '../../audit/questionnaire.js'
import type { Problem } from '../forms.js'
import type { Language } from '../language/en.js'
import { wordingOf } from './fields.js'

// A field's name comes from whoever sent the form: enough of it to recognise, not enough to fill a page.
const LONGEST_NAME = 50

/** Each problem's sentence by its field's id. */
export function messagesFor(
  problems: readonly Problem[],
  context: { section: Section; wording: Wording; answers: Answers; language: Language },
): ReadonlyMap<string, string> {
  const labels = labelsOf(context.section, context.wording)
  return new Map(problems.map((problem) => [problem.fieldId, messageFor(problem, labels, context)] as const))
}

/** The box at the top of the page: one link for each problem that has a field on it. */
export function errorSummary(
  messages: ReadonlyMap<string, string>,
  language: Language,
  hrefOf: (fieldId: string) => string | undefined = (id) => `#${id}`,
): object {
  return {
    titleText: language.problems.heading,
    errorList: [...messages].map(([id, text]) => ({ text, href: hrefOf(id) })),
  }
}

function messageFor(
  { fieldId, kind }: Problem,
  labels: ReadonlyMap<string, string>,
  { section, answers, language }: { section: Section; answers: Answers; language: Language },
): string {
  const words = language.problems
  const label = labels.get(fieldId) ?? fieldId.slice(0, LONGEST_NAME)
  const answer = answers[fieldId]
  switch (kind) {
    case 'too-long':
      return words.tooLong(label, typeof answer === 'string' ? answer.length : 0, LONGEST_ANSWER)
    case 'none-and-others':
      return words.noneAndOthers(noneIn(section, fieldId), label)
    case 'not-a-choice':
      return words.notAChoice(label)
    case 'arrived-twice':
      return words.arrivedTwice(label)
    case 'not-asked':
      return words.notAsked(label)
  }
}

/** What the option of a list is called that excludes the others. */
function noneIn(section: Section, fieldId: string): string {
  const question = findQuestion({ sections: [section] }, fieldId)
  return (question && exclusiveOption(question)?.label) ?? ''
}

/** What each field of a section is called, by its id: the question, or an option with its "please specify". */
export function labelsOf(section: Section, wording: Wording): ReadonlyMap<string, string> {
  return new Map(
    section.questions.flatMap((question) => [
      [question.id, wordingOf(question, wording)] as const,
      ...optionsOf(question)
        .filter((option) => option.specify !== undefined)
        .map((option) => [detailIdOf(option), `${option.label}: ${option.specify ?? ''}`] as const),
    ]),
  )
}
