/** Agencies with a private link each, and what they do with it. */
import { randomUUID } from 'node:crypto'
import { isAnswered, type Answers } from '../../server/audit/answers.js'
import { findPersonalDataIn } from '../../server/audit/personalData.js'
import {
  AGENCY_QUESTION,
  answerIdsIn,
  optionsOf,
  questionsOf,
  type Question,
} from '../../server/audit/questionnaire.js'
import { findEdition, loadData } from '../../server/data.js'
import { insertDraft } from '../../server/db/drafts.js'
import type { Db } from '../../server/db/store.js'
import { hashOf, newKey } from '../../server/web/keys.js'
import type { Crowd, Reply } from './load.js'
import { fieldsOf } from './server.js'
import { manyResponses, SLUG } from './stores.js'

const questionnaire = findEdition(loadData())
export const RESPONSE = `/rounds/${SLUG}/response`
export const sections = questionnaire.sections

/** Somebody with a private link, and what they are going to answer. */
export interface Person {
  readonly key: string
  readonly reference: string
  readonly answers: Answers
}

/** The sample's responses that the form takes at the first try and sends without asking about a person's details. */
function plainAnswers(): readonly Answers[] {
  return manyResponses(92)
    .map(({ answers }) => answers)
    .filter(
      (answers) =>
        isAnswered(answers[AGENCY_QUESTION]) && questionsOf(questionnaire).every(isOffered(answers)),
    )
    .filter((answers) => findPersonalDataIn(answers, questionnaire).length === 0)
    .map((answers) => ({ ...answers, ...ticksInOrder(answers) }))
}

/** What is ticked, in the order in which a browser sends it: that of the page. */
function ticksInOrder(answers: Answers): Answers {
  return Object.fromEntries(
    questionsOf(questionnaire).flatMap((question) => {
      const ticked = answers[question.id]
      if (!Array.isArray(ticked)) return []
      const ids = optionsOf(question).map(({ id }) => id)
      return [[question.id, ids.filter((id) => ticked.includes(id))]]
    }),
  )
}

/** Whether what was chosen can be chosen: on paper people write beside the boxes. */
function isOffered(answers: Answers): (question: Question) => boolean {
  return (question) => {
    const offered = optionsOf(question).map(({ id }) => id)
    return (
      offered.length === 0 || [answers[question.id] ?? []].flat().every((value) => offered.includes(value))
    )
  }
}

/** Makes so many drafts with a link each. Every person's longer answers are unlike everybody else's. */
export async function invite(db: Db, roundId: number, count: number): Promise<readonly Person[]> {
  const pool = plainAnswers()
  const people: Person[] = []
  for (let index = 0; index < count; index += 1) {
    const key = newKey()
    const reference = `J${String(index).padStart(6, '0')}`
    await insertDraft(db, { id: randomUUID(), roundId, reference }, hashOf(key), new Date())
    people.push({ key, reference, answers: numbered(pool[index % pool.length] ?? {}, index) })
  }
  return people
}

/** The same answers, with a number at the end of every longer one. */
export function numbered(answers: Answers, number: number): Answers {
  return Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => [
      id,
      typeof answer === 'string' && answer.length > 40 ? `${answer} [${number}]` : answer,
    ]),
  )
}

/** Opens a private link. Returns the cookie by which the response is known from then on. */
export async function openLink({ get }: Crowd, { key }: Person): Promise<string> {
  const { cookie } = expected(await get(`/links/${key}`), 303)
  expected(await get(RESPONSE, cookie), 200)
  return cookie
}

/** A section's form as its page shows it, filled with answers. */
export function filled(page: string, section: (typeof sections)[number], answers: Answers): URLSearchParams {
  const path = `${RESPONSE}/sections/${section.id}`
  const fields = fieldsOf(page, path)
  for (const id of answerIdsIn(section)) {
    const given = answers[id]
    if (given === undefined) continue
    fields.delete(id)
    for (const value of [given].flat()) fields.append(id, value)
  }
  return fields
}

/** A reply with the status it should have. */
export function expected(reply: Reply, status: number): Reply {
  if (reply.status === status) return reply
  throw new Error(`A request was answered with ${reply.status}, not ${status}: ${reply.text.slice(0, 300)}`)
}

/** What a journey is made of, in words. */
export const JOURNEY =
  'A journey is 15 requests, as a browser makes them: the private link and the task list it leads to; for each of five sections its page and the form, every answer filled in, whose redirect leads to the next page; the check page; sending; the receipt.'

/** Everything from the link to the receipt. */
export async function makeJourney(crowd: Crowd, person: Person): Promise<void> {
  const cookie = await openLink(crowd, person)
  let at = `${RESPONSE}/sections/${sections[0]?.id ?? ''}`
  for (const section of sections) {
    const page = expected(await crowd.get(at, cookie), 200)
    const form = filled(page.text, section, person.answers)
    form.set('then', 'continue')
    at = expected(await crowd.post(at, form, cookie), 303).location
  }
  const check = expected(await crowd.get(at, cookie), 200)
  const submission = `${RESPONSE}/submission`
  const sent = await crowd.post(submission, fieldsOf(check.text, submission), cookie)
  expected(await crowd.get(expected(sent, 303).location, cookie), 200)
}
