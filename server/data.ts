/**
 * Reads the documents in data/: questionnaires, what stands beside them, codebooks, score cards. Each is checked as it
 * is read.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { parseQuestionnaire } from './audit/checkQuestionnaire.js'
import { parseCrosswalk } from './audit/checkCrosswalk.js'
import type { Crosswalk } from './audit/crosswalk.js'
import type { AuditResponse } from './audit/answers.js'
import { parseGuidance, type Guidance } from './audit/guidance.js'
import type { Questionnaire } from './audit/questionnaire.js'
import { parseDrafting, type Drafting } from './audit/statements/drafting.js'
import { parseOffer, type OfferDefinition } from './audit/offer/definition.js'
import { parseResponseLines } from './audit/responseLines.js'
import { parseScoreCard, type ScoreCardDefinition } from './audit/scoreCard/definition.js'
import { readCodebook, type Codebook } from './audit/themes/codebook.js'
import { projectRoot } from './projectRoot.js'
import type { CommonPasswords } from './web/account/passwordRules.js'

/** The documents by id: an edition's, a codebook's. */
export interface AuditData {
  readonly questionnaires: ReadonlyMap<string, Questionnaire>
  readonly guidance: ReadonlyMap<string, Guidance>
  readonly drafting: ReadonlyMap<string, Drafting>
  /** Which answers describe services, by edition. */
  readonly offers: ReadonlyMap<string, OfferDefinition>
  readonly codebooks: ReadonlyMap<string, Codebook>
  /** How editions hang together, by "<earlier>--<later>". */
  readonly crosswalks: ReadonlyMap<string, Crosswalk>
  /** What a score card is made of. */
  readonly scoreCards: ReadonlyMap<string, ScoreCardDefinition>
}

/** The edition and codebook used where nobody chooses another. */
export const DEFAULT_EDITION = 'working-together-2018'
export const DEFAULT_CODEBOOK = 'early-help'

/** Stands on everything that is made of the sample round. */
export const SAMPLE_BANNER = 'Invented responses: every agency, person and answer is made up.'

const GUIDANCE = '.guidance.json'
const CROSSWALK = '.crosswalk.json'
const STATEMENTS = '.statements.json'
const OFFER = '.offer.json'
const SCHEMA = '.schema.json'
/** The second ending of a document that stands beside an edition's. */
const BESIDE_EDITION = /\.[a-z]+(?=\.json$)/

/** Reads all documents. Throws an Error that names the file and every fault in it. */
export function loadData(folder = join(projectRoot(), 'data')): AuditData {
  const editions = documentsIn(join(folder, 'questionnaires'))
  const questionnaires = readAll(
    editions.filter((path) => !BESIDE_EDITION.test(path)),
    parseQuestionnaire,
    ({ edition }) => edition,
  )
  const guidance = readAll(
    editions.filter((path) => path.endsWith(GUIDANCE)),
    (value, id) => parseGuidance(value, questionnaires.get(id)),
    ({ edition }) => edition,
  )
  const drafting = readAll(
    editions.filter((path) => path.endsWith(STATEMENTS)),
    (value, id) => parseDrafting(value, questionnaires.get(id)),
    ({ edition }) => edition,
  )
  const offers = readAll(
    editions.filter((path) => path.endsWith(OFFER)),
    (value, id) => parseOffer(value, questionnaires.get(id)),
    ({ edition }) => edition,
  )
  const codebooks = readAll(documentsIn(join(folder, 'codebooks')), readCodebook, ({ id }) => id)
  const crosswalks = readAll(
    editions.filter((path) => path.endsWith(CROSSWALK)),
    (value) => parseCrosswalk(value, questionnaires),
    ({ from, to }) => `${from}--${to}`,
  )
  const codebook = codebooks.get(DEFAULT_CODEBOOK) ?? { themes: [] }
  const contextOf = (edition: string) => ({ questionnaire: questionnaires.get(edition), codebook })
  const scoreCards = readAll(
    documentsIn(join(folder, 'scorecards')),
    (value) => parseScoreCard(value, contextOf),
    ({ id }) => id,
  )
  return { questionnaires, guidance, drafting, offers, codebooks, crosswalks, scoreCards }
}

/** What passwords must not be made of. Throws an Error that names the file where it is not as it should be. */
export function loadCommonPasswords(folder = join(projectRoot(), 'data')): CommonPasswords {
  const shape = z.object({ words: z.array(z.string().min(1)).min(1), runs: z.array(z.string().min(1)) })
  return readDocument(join(folder, 'common-passwords.json'), (value) => shape.parse(value))
}

/** The edition with this id. Throws an Error that names the editions there are. */
export function findEdition({ questionnaires }: AuditData, id = DEFAULT_EDITION): Questionnaire {
  const questionnaire = questionnaires.get(id)
  if (questionnaire) return questionnaire
  throw new Error(`There is no questionnaire "${id}". There is: ${[...questionnaires.keys()].join(', ')}.`)
}

/** The codebook in a file that somebody names, or ours. Throws an Error that names the file and its faults. */
export function findCodebook({ codebooks }: AuditData, path?: string): Codebook {
  if (path !== undefined) return readDocument(path, readCodebook)
  const codebook = codebooks.get(DEFAULT_CODEBOOK)
  if (codebook) return codebook
  throw new Error(`There is no data/codebooks/${DEFAULT_CODEBOOK}.json.`)
}

/** The responses in a file of JSON lines. Throws an Error with a line for each fault, if there is one. */
export function loadResponses(path: string, questionnaire: Questionnaire): readonly AuditResponse[] {
  const { responses, faults } = parseResponseLines(readText(path), questionnaire)
  if (faults.length === 0) return responses
  throw new Error(faults.map(({ line, reason }) => `${path}, line ${line}: ${reason}`).join('\n'))
}

/** Whether a file is one of the samples that come with the program. */
export function isSample(path: string, folder = join(projectRoot(), 'data', 'samples')): boolean {
  return dirname(resolve(path)) === folder
}

function documentsIn(folder: string): readonly string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json') && !name.endsWith(SCHEMA))
  return names.toSorted().map((name) => join(folder, name))
}

/** Documents by id. A document stands in the file of its id, so that it can be found. */
function readAll<Document>(
  paths: readonly string[],
  parse: (value: unknown, fileId: string) => Document,
  idOf: (document: Document) => string,
): ReadonlyMap<string, Document> {
  return new Map(
    paths.map((path) => {
      const fileId = basename(path.replace(BESIDE_EDITION, ''), '.json')
      const document = readDocument(path, (value) => parse(value, fileId))
      const id = idOf(document)
      if (id !== fileId) throw new Error(`${path}\nThe document's id is "${id}": name the file ${id}.json.`)
      return [id, document]
    }),
  )
}

/** A JSON document in a file. Throws an Error that names the file and what is wrong. */
export function readDocument<Document>(path: string, parse: (value: unknown) => Document): Document {
  const text = readText(path)
  try {
    return parse(JSON.parse(text))
  } catch (error) {
    throw new Error(`${path}\n${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

/** The text in a file. Throws an Error that says in a sentence why there is none. */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    const reason = REASONS.get(code) ?? `could not be read (${code})`
    throw new Error(`${path} ${reason}.`, { cause: error })
  }
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'is not there'],
  ['EISDIR', 'is a folder, not a file'],
  ['EACCES', 'may not be read by you'],
])
