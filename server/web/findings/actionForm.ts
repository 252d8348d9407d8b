/** What the form of an action offers to whoever has it open, and what came of it. */
import type { Request } from 'express'
import type { AgreedAction } from '../../audit/actions.js'
import { listAgencies } from '../../db/agencies.js'
import { isLead, type RoundVisit } from '../guards.js'
import {
  ACTION_FIELDS,
  type ActionChoices,
  type ActionField,
  type ActionValues,
} from '../pages/findings/actionForm.js'
import type { Services } from '../services.js'
import { posted } from '../workspace/record.js'
import { statementsFor, type Words } from './actionWords.js'

/** What can be chosen: a member sees no register, only the agency that owns the action already. */
export async function choicesFor(
  services: Services,
  req: Request,
  visit: RoundVisit,
  words: Words,
  action?: AgreedAction,
): Promise<ActionChoices> {
  const own =
    action === undefined || action.agencyId === null ? [] : [{ id: action.agencyId, name: action.agencyName }]
  const sections = visit.questionnaire.sections.map(({ id, heading }) => ({ id, heading }))
  return {
    agencies: isLead(req) ? (await listAgencies(services.db)).map(({ id, name }) => ({ id, name })) : own,
    sections,
    statements: await statementsFor(services, visit, words),
    isLead: isLead(req),
  }
}

/** The form's values: of choices only what was offered. Whether an agency may be named is the lead's to say. */
export function postedAction(req: Request, choices: ActionChoices, before: ActionValues): ActionValues {
  const value = (field: ActionField) => posted(req, field)
  const offered = (field: ActionField, ids: readonly (string | number)[]) =>
    ids.some((id) => String(id) === value(field)) ? value(field) : ''
  const named = offered('named', ['yes', 'no']) || before.named
  return {
    ...(Object.fromEntries(ACTION_FIELDS.map((field) => [field, value(field)])) as ActionValues),
    agency: offered(
      'agency',
      choices.agencies.map(({ id }) => id),
    ),
    section: offered(
      'section',
      choices.sections.map(({ id }) => id),
    ),
    statement: offered(
      'statement',
      choices.statements
        .filter(({ id, isOffered }) => isOffered || String(id) === before.statement)
        .map(({ id }) => id),
    ),
    named: choices.isLead ? named : before.named,
  }
}
