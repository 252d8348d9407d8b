/** A suggestion with the words it rests on, and the form that says what becomes of it. */
import type { Questionnaire } from '../../../audit/questionnaire.js'
import type { SuggestionAcross } from '../../../audit/themesAcross.js'
import type { Theme } from '../../../audit/themes/codebook.js'
import type { Language } from '../../language/en.js'
import { addressesOf } from '../addresses.js'
import { formOptions, type FormField } from '../workspace/formPage.js'
import type { DecisionContext } from './decisionWords.js'
import { quoteOptions } from '../quotes/quoteOptions.js'
import { effectPart, type ShownEffect } from './effectPart.js'
import { hiddenSeen, themeItems, whatStoodInTheWay, type FormContext } from './forms.js'

export const SUGGESTION_FORM = 'suggestion'

export interface SuggestionInput {
  readonly round: { readonly slug: string }
  readonly questionnaire: Questionnaire
  /** Undefined where it is no longer there. */
  readonly found: SuggestionAcross | undefined
  readonly phrase: string
  readonly themes: readonly Theme[]
  /** What the rule would change, where that was asked. */
  readonly effect: ShownEffect | undefined
  readonly decided: DecisionContext
  readonly form: FormContext
}

/** The page's words, quotes and form. */
export function suggestionPage(input: SuggestionInput, language: Language) {
  const { round, found, phrase, form } = input
  const { suggestion: words, suggestions } = language.themes
  const others = found?.suggestion.phrases.slice(1) ?? []
  return {
    title: words.title(phrase),
    ...whatStoodInTheWay(form.sent && form.sent.messages.size > 0 ? form.sent : undefined, input.decided),
    effect: input.effect !== undefined && effectPart(input.effect, input, language),
    uses: found ? suggestions.uses(found.references.length, found.suggestion.agencies) : words.gone,
    also: others.length > 0 ? words.also(others.join(', ')) : '',
    quotes: found
      ? found.suggestion.quotes.map((each) =>
          quoteOptions(each, { question: found.questionId, theme: undefined }, input, language),
        )
      : [],
    form: {
      ...formOptions(
        {
          action: addressesOf(round).suggestion(phrase),
          fields: fieldsFor(input, language),
          hidden: hiddenSeen(form.seen),
          button: words.button,
          ...(form.sent && { messages: form.sent.messages }),
        },
        language,
      ),
      preview: {
        text: language.themes.rule.preview,
        classes: 'govuk-button--secondary',
        ...{ name: 'preview', value: 'yes' },
      },
    },
    previewFirst: words.previewFirst,
    id: SUGGESTION_FORM,
    howToRead: { title: language.theme.howToRead, items: language.theme.howToReadItems },
  }
}

function fieldsFor({ found, themes, form }: SuggestionInput, language: Language): readonly FormField[] {
  const { suggestion: words, add, forms } = language.themes
  const typed = (name: string, otherwise = '') => {
    const value = form.sent?.fields[name]
    return typeof value === 'string' ? value : otherwise
  }
  const choices = (['theme', 'rule', 'dismiss'] as const).map((value) => ({
    ...{ value, text: words.choices[value], hint: words.choicesHint[value] },
  }))
  return [
    { kind: 'radios', id: 'what', label: words.what, items: choices, value: typed('what') },
    { kind: 'text', id: 'label', label: add.label, value: typed('label') },
    {
      ...{ kind: 'textarea', id: 'meaning', rows: 2, label: add.meaning },
      ...{ hint: add.meaningHint, value: typed('meaning') },
    },
    {
      ...{ kind: 'select', id: 'theme', label: words.theme },
      ...{ items: themeItems(themes, language), value: typed('theme') },
    },
    {
      ...{ kind: 'textarea', id: 'match', rows: 2, label: words.match },
      ...{ hint: words.matchHint, value: typed('match', found?.suggestion.rule) },
    },
    { kind: 'text', id: 'reason', label: forms.reason, value: typed('reason') },
  ]
}
