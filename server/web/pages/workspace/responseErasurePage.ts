/** What goes with a response that is erased, and the form that does it. */
import type { Round } from '../../../audit/rounds.js'
import type { WholeResponse } from '../../../db/responseErasures.js'
import type { Language } from '../../language/en.js'
import { addressesOf } from '../addresses.js'
import { formPage } from './formPage.js'
import { backupsText } from './personChoicePage.js'

export interface ResponseErasureInput {
  readonly round: Round
  readonly reference: string
  readonly whole: WholeResponse
  readonly backupDays: number
  readonly now: Date
  readonly sent: { readonly reason: string; readonly problem: string } | undefined
}

/** The page's words and form, for views/workspace/form.ejs. */
export function responseErasurePage(input: ResponseErasureInput, language: Language) {
  const { round, reference, sent } = input
  const { whole: words, choice } = language.requests
  return formPage(
    {
      title: words.title(reference),
      text: [words.text(input.whole), words.linkStays, backupsText(input, language)],
      action: addressesOf(round).responseErasure(reference),
      fields: [
        {
          kind: 'text',
          id: 'reason',
          label: choice.reason,
          hint: choice.reasonHint,
          value: sent?.reason ?? words.reasonGiven,
        },
      ],
      button: words.button,
      ...(sent && { messages: new Map([['reason', sent.problem]]) }),
    },
    language,
  )
}
