/** From a posted form to a statement: what is wrong, and what somebody has to look at twice, is said beside its field. */
import type { Request } from 'express'
import {
  evidenceAt,
  mayRestOn,
  placeOf,
  readPlace,
  type CellEvidence,
} from '../../../audit/statements/evidence.js'
import { strayNumbers } from '../../../audit/statements/figuresInText.js'
import { keepHidden, shownEvidence } from '../../../audit/statements/hiddenEvidence.js'
import {
  STATEMENT_KINDS,
  type Statement,
  type StatementContent,
} from '../../../audit/statements/statements.js'
import { valuesOf } from '../../forms.js'
import type { Language } from '../../language/en.js'
import type { TypedForm } from '../../pages/statements/statementPage.js'
import { posted } from '../../workspace/record.js'
import type { StatementsVisit } from './visitStatements.js'

const LONGEST = 2_000

export interface ReadStatement {
  readonly form: TypedForm
  /** What is wrong, by field. */
  readonly messages: ReadonlyMap<string, string>
  /** Undefined where something is wrong. */
  readonly content: StatementContent | undefined
}

/** Reads the form; `quoteIds` are the round's, `before` is the statement that it changes, as its reader sees it. */
export function readStatement(
  req: Request,
  { sections, tables, mask }: StatementsVisit,
  quoteIds: readonly number[],
  language: Language,
  before?: Statement,
): ReadStatement {
  const { problems } = language.conclusions.statements
  const sectionId = posted(req, 'section')
  const kind = STATEMENT_KINDS.find((one) => one === posted(req, 'kind'))
  const text = posted(req, 'text')
  const chosen = evidenceIn(req, tables)
  const evidence = keepHidden(chosen, before?.evidence ?? [])
  const quotes = quoteIds.filter((id) => valuesOf(fieldsOf(req).quotes).includes(String(id)))
  const stray = strayNumbers(text, chosen).filter((number) => !fromHidden(before).includes(number))
  const identifying = mask.spansIn(text).map(({ start, end }) => text.slice(start, end))
  const accepted = valuesOf(fieldsOf(req).accepted)
  const isDoubted = (one: string) => !accepted.includes(one)
  const [strays, names] = [stray.filter(isDoubted), identifying.filter(isDoubted)]
  const messages = new Map([
    ...(sections.some(({ id }) => id === sectionId) ? [] : [['section', problems.section] as const]),
    ...(kind ? [] : [['kind', problems.kind] as const]),
    ...textProblem([
      [text === '', problems.empty],
      [text.length > LONGEST, problems.long(LONGEST)],
      [strays.length > 0, problems.stray(strays)],
      [names.length > 0, problems.identifying(names)],
    ]),
  ])
  const doubts = [...stray, ...identifying]
  const hidden = before?.evidence.filter(({ isHidden }) => isHidden) ?? []
  const form = { sectionId, kind, text, evidence: [...chosen, ...hidden], quotes, doubts, accepted }
  const content = kind && messages.size === 0 ? { sectionId, kind, text, evidence, quotes } : undefined
  return { form, messages, content }
}

/**
 * Numbers that the statement had already and that no cell says which its reader may look at. Other numbers are asked
 * about even where a hidden cell has them: or one could find out by trying.
 */
function fromHidden(before: Statement | undefined): readonly string[] {
  if (!before?.evidence.some(({ isHidden }) => isHidden)) return []
  return strayNumbers(before.text, shownEvidence(before.evidence))
}

function textProblem(
  checks: readonly (readonly [boolean, string])[],
): readonly (readonly [string, string])[] {
  const [first] = checks.filter(([isWrong]) => isWrong)
  return first ? [['text', first[1]]] : []
}

/** The cells that were ticked, as they are now, in the tables' order; those that are not there are left out. */
function evidenceIn(req: Request, tables: StatementsVisit['tables']): readonly CellEvidence[] {
  const places = new Set(valuesOf(fieldsOf(req).evidence))
  return [...places].flatMap((place) => {
    const address = readPlace(place)
    const found = address && mayRestOn(address) ? evidenceAt(tables, address) : undefined
    return found && found.figures.length > 0 && placeOf(found) === place ? [found] : []
  })
}

function fieldsOf(req: Request): Readonly<Record<string, unknown>> {
  return (req.body ?? {}) as Readonly<Record<string, unknown>>
}
