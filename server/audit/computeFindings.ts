import type { AuditResponse } from './answers.js'
import { codingsOf, decisionsOn, isReadForThemes, readAnswerOf } from './codings.js'
import { emphasisTable } from './emphasisTable.js'
import { NONE_LEFT_OUT, type LeftOutCounts } from './corrections.js'
import type { Findings } from './findings.js'
import { populationOf } from './intervals.js'
import { questionFindings } from './questionFindings.js'
import {
  fillWording,
  wordedQuestion,
  type Question,
  type Questionnaire,
  type Wording,
} from './questionnaire.js'
import { roundTables } from './roundTables.js'
import { inOrderOfReference, sectorColumns } from './tallies.js'
import type { Codebook } from './themes/codebook.js'
import type { Coder } from './themes/coding.js'
import { checkedThemes } from './themes/checkedThemes.js'
import type { DecidedAnswers } from './themes/decidedExcerpts.js'
import type { DismissedSuggestion } from './themes/dismissals.js'
import { forgetful, type Recall } from './themes/recall.js'
import { everywhereOf, usesOf } from './themes/uses.js'
import { workingsOf } from './themes/workings.js'

/** Everything that findings rest on. */
export interface FindingsInput {
  /** A round's responses, all to the questionnaire's edition, each with a reference of its own. */
  readonly responses: readonly AuditResponse[]
  readonly questionnaire: Questionnaire
  readonly codebook: Codebook
  /** What people decided on answers, and which suggestions they dismissed; none where that is not said. */
  readonly decided?: DecidedAnswers | undefined
  readonly dismissed?: readonly DismissedSuggestion[] | undefined
  /** Reads by this codebook. */
  readonly coder: Coder
  /** N, expected agencies, or null where nobody has said. */
  readonly expected: number | null
  /** How many further responses do not count, none where that is not said. */
  readonly leftOut?: LeftOutCounts | undefined
  /** Fills the wording's places; without it they stay as the document has them. */
  readonly wording?: Wording | undefined
  /** What came of the same answers before; nothing where that is not said. It makes no difference but in time. */
  readonly recall?: Recall | undefined
}

/**
 * What a round's responses say. The same responses in any order give the same value; nothing outside the input
 * matters. Throws where a response answers another edition, since its answers would be counted under questions that
 * were not asked.
 */
export function computeFindings(input: FindingsInput): Findings {
  const { questionnaire, codebook, coder, expected, wording, decided = new Map(), dismissed = [] } = input
  const { recall = forgetful } = input
  const responses = recall('in order', [input.responses], () => inOrderOfReference(input.responses))
  refuseOtherEditions(responses, questionnaire)
  const sectors = sectorColumns(questionnaire)
  const population = populationOf(responses, expected)
  const asked = questionnaire.sections.flatMap(({ id, questions }) =>
    questions.map((question) => ({ question: wordedQuestion(question, wording), sectionId: id })),
  )
  const read = asked.map(({ question }) => question).filter(isReadForThemes)
  const readings = new Map(
    read.map((question) => [question.id, readingOf(question, responses, coder, decided, recall)]),
  )
  const decisions = read.reduce((sum, question) => sum + decisionsOn(question, responses, decided), 0)
  const checked = checkedThemes(
    codebook,
    [...readings.values()].flatMap((reading) => reading.answers),
  )
  const everywhere = everywhereOf([...readings.values()].map(({ uses }) => uses))
  return {
    edition: questionnaire.edition,
    title: filled(questionnaire.title, wording),
    codebook: { id: codebook.id, version: codebook.version, ...(decisions > 0 && { decisions }) },
    responses: responses.length,
    leftOut: input.leftOut ?? NONE_LEFT_OUT,
    expected,
    tables: recall('round', [responses, questionnaire, expected], () =>
      roundTables(responses, questionnaire, expected),
    ).concat(emphasisTable(everywhere.answers, sectors, codebook, recall)),
    questions: asked.map(({ question, sectionId }) => {
      const reading = readings.get(question.id)
      const task = { question, responses, sectors, population }
      if (reading)
        return questionFindings(task, sectionId, {
          ...reading,
          ...{ codebook, everywhere, checked, dismissed, recall },
        })
      return recall(`${question.id} counts`, [responses, questionnaire, question.text, population], () =>
        questionFindings(task, sectionId),
      )
    }),
    workings: workingsOf(codebook, everywhere.answers, checked),
  }
}

/** The answers to a question as the coder and people read them, and what they say that no theme explains. */
function readingOf(
  question: Question,
  responses: readonly AuditResponse[],
  coder: Coder,
  decided: DecidedAnswers,
  recall: Recall,
) {
  const codings = codingsOf(question, responses, coder, decided)
  const read = [...codings.values()]
  const answers = read.map((coding) => readAnswerOf(question, coding, coder, decided))
  const from = read.flatMap(({ reference, sector, agency, coded }) => [reference, sector, agency, coded])
  const uses = recall(`${question.id} uses`, [question.text, question.hint, ...from], () =>
    usesOf({ question, answers: read }),
  )
  return { codings, answers, uses }
}

function refuseOtherEditions(responses: readonly AuditResponse[], { edition }: Questionnaire): void {
  const other = responses.find((response) => response.edition !== edition)
  if (!other) return
  throw new Error(`Response ${other.reference} answers edition "${other.edition}", not "${edition}".`)
}

function filled(text: string, wording: Wording | undefined): string {
  return wording ? (fillWording(text, wording) ?? text) : text
}
