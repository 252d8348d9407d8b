/** A rule from the fields of its form. */
import { questionsOf, type Questionnaire } from '../../audit/questionnaire.js'
import type { Rule } from '../../audit/themes/codebook.js'
import type { RuleBody } from '../../audit/themes/decisionTypes.js'
import type { Fields } from '../forms.js'
import type { RuleFields } from '../pages/themes/rulePage.js'

export const RULE_FORM = 'rule'

/** The fields as they were typed. */
export function ruleFields(fields: Fields): RuleFields {
  const text = (name: string) => {
    const value = fields[name]
    return typeof value === 'string' ? value.replaceAll(/\s+/g, ' ').trim() : ''
  }
  const scope = text('scope')
  return {
    ...{ match: text('match'), unless: text('unless'), reason: text('reason') },
    scope: scope === 'only' || scope === 'but' ? scope : 'all',
    questions: [fields.questions].flat().filter((id) => typeof id === 'string'),
    state: text('state') === 'off' ? 'off' : 'on',
  }
}

/** The rule that the fields say. Exclusions whose own commas the form can't show apart are kept where unchanged. */
export function readRule(fields: Fields, before: Rule | undefined, questionnaire: Questionnaire): RuleBody {
  const { match, unless, scope, questions, state } = ruleFields(fields)
  const known = questionsOf(questionnaire).map(({ id }) => id)
  const ticked = known.filter((id) => questions.includes(id))
  const isSame = unless === unlessText(before)
  const exclusions = isSame ? before?.unless : splitAtCommas(unless)
  return {
    match,
    ...(scope === 'only' && ticked.length > 0 && { questions: ticked }),
    ...(scope === 'but' && ticked.length > 0 && { notQuestions: ticked }),
    ...(exclusions && exclusions.length > 0 && { unless: [...exclusions] }),
    ...(state === 'off' && { off: true }),
  }
}

/** A rule's exclusions as its form shows them. */
export function unlessText(rule: Pick<Rule, 'unless'> | undefined): string {
  return (rule?.unless ?? []).join(', ')
}

function splitAtCommas(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
