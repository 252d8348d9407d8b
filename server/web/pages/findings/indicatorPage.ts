/** The page on which a lead enters, changes or removes an indicator by hand. */
import type { Round } from '../../../audit/rounds.js'
import type { IndicatorValues } from '../../../audit/scoreCard/handForm.js'
import type { HandIndicator } from '../../../audit/scoreCard/indicators.js'
import type { Language } from '../../language/en.js'
import { errorSummary } from '../problems.js'
import { formOptions } from '../workspace/formPage.js'
import { indicatorFields } from './indicatorForm.js'
import { addressesOfScoreCard } from './scoreCardAddresses.js'

export interface IndicatorPageInput {
  readonly round: Round
  /** Undefined for a new one. */
  readonly indicator?: HandIndicator
  readonly values: IndicatorValues
  /** What is wrong, by field. */
  readonly messages: ReadonlyMap<string, string>
  readonly hidden: readonly { readonly name: string; readonly value: string }[]
}

/** The page's words and forms. */
export function indicatorPage(input: IndicatorPageInput, language: Language) {
  const { round, indicator, values, messages, hidden } = input
  const words = language.scoreCard
  const addresses = addressesOfScoreCard(round)
  return {
    title: indicator ? words.editTitle : words.newTitle,
    caption: round.title,
    errorSummary: messages.size > 0 && errorSummary(messages, language),
    form: formOptions(
      {
        action: indicator ? addresses.indicator(indicator.id) : addresses.indicators,
        fields: indicatorFields(values, language),
        hidden,
        button: indicator ? words.save : words.create,
        messages,
      },
      language,
    ),
    removal: indicator !== undefined && {
      title: words.remove,
      text: words.removeText,
      action: addresses.removal(indicator.id),
      version: indicator.version,
      button: { text: words.remove, classes: 'govuk-button--warning', preventDoubleClick: true },
    },
  }
}
