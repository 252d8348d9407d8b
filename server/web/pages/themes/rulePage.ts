/** A rule's form, and which answers it would move. */
import { questionsOf, type Questionnaire } from '../../../audit/questionnaire.js'
import type { Rule, Theme } from '../../../audit/themes/codebook.js'
import type { Language } from '../../language/en.js'
import { addressesOf } from '../addresses.js'
import { formOptions, type FormField } from '../workspace/formPage.js'
import type { DecisionContext } from './decisionWords.js'
import { effectPart, type ShownEffect } from './effectPart.js'
import { hiddenSeen, whatStoodInTheWay, type FormContext } from './forms.js'

/** What the form's fields say. */
export interface RuleFields {
  readonly match: string
  readonly unless: string
  readonly scope: 'all' | 'only' | 'but'
  readonly questions: readonly string[]
  readonly state: 'on' | 'off'
  readonly reason: string
}

export interface RuleInput {
  readonly round: { readonly slug: string; readonly title: string }
  readonly questionnaire: Questionnaire
  readonly theme: Theme
  readonly rule: Rule | undefined
  /** As typed; undefined where the form shows the rule as it is. */
  readonly fields: RuleFields | undefined
  readonly effect: ShownEffect | undefined
  readonly decided: DecisionContext
  readonly form: FormContext
}

/** The page's words, form and answers. */
export function rulePage(input: RuleInput, language: Language) {
  const { round, theme, rule, effect, form } = input
  const { rule: words } = language.themes
  const options = formOptions(
    {
      action: addressesOf(round).rule(theme.id, rule?.id ?? 'new'),
      fields: fieldsFor(input, language),
      hidden: hiddenSeen(form.seen),
      button: words.save,
      ...(form.sent && { messages: form.sent.messages }),
    },
    language,
  )
  return {
    title: rule ? words.title(theme.label) : words.newTitle(theme.label),
    caption: theme.meaning,
    ...whatStoodInTheWay(form.sent && form.sent.messages.size > 0 ? form.sent : undefined, input.decided),
    effect: effect !== undefined && effectPart(effect, input, language),
    form: {
      ...options,
      preview: {
        text: words.preview,
        classes: 'govuk-button--secondary',
        ...{ name: 'preview', value: 'yes' },
      },
    },
    previewFirst: words.previewFirst,
    howToRead: { title: language.theme.howToRead, items: language.theme.howToReadItems },
  }
}

function fieldsFor({ rule, fields, questionnaire }: RuleInput, language: Language): readonly FormField[] {
  const { rule: words, forms, excerpts } = language.themes
  const shown = fields ?? asFields(rule)
  const questions = questionsOf(questionnaire).flatMap(({ id, kind }, index) =>
    kind === 'long-text' ? [{ value: id, text: excerpts.question(index + 1) }] : [],
  )
  const items = (texts: Readonly<Record<string, string>>) =>
    Object.entries(texts).map(([value, text]) => ({ value, text }))
  return [
    { kind: 'textarea', id: 'match', rows: 2, label: words.match, value: shown.match },
    { kind: 'text', id: 'unless', label: words.unless, hint: words.unlessHint, value: shown.unless },
    { kind: 'radios', id: 'scope', label: words.scope, items: items(words.scopes), value: shown.scope },
    {
      ...{ kind: 'checkboxes', id: 'questions', label: words.questions },
      ...{ items: questions, value: shown.questions.join(' ') },
    },
    {
      ...{ kind: 'radios', id: 'state', label: words.state, value: shown.state },
      items: items({ on: words.on, off: words.off }),
    },
    { kind: 'text', id: 'reason', label: forms.reason, value: shown.reason },
  ]
}

/** A rule as its form shows it. */
function asFields(rule: Rule | undefined): RuleFields {
  const { match = '', unless = [], questions, notQuestions, off } = rule ?? {}
  return {
    ...{ match, unless: unless.join(', '), reason: '' },
    scope: questions ? 'only' : notQuestions ? 'but' : 'all',
    questions: questions ?? notQuestions ?? [],
    state: off === true ? 'off' : 'on',
  }
}
