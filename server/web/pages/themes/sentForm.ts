/** A form of the workbench as it was sent, and what stands in its way. */
import type { ThemeDecision } from '../../../audit/themes/decisionTypes.js'
import type { Fields } from '../../forms.js'

/** What forms call the last decision that their page showed. */
export const SEEN = 'seen'

export interface SentForm {
  /** The form's id on its page. */
  readonly form: string
  readonly fields: Fields
  /** What is wrong, by the id of the field or form. */
  readonly messages: ReadonlyMap<string, string>
  /** What others decided on the same meanwhile. */
  readonly by: readonly ThemeDecision[]
  /** What was typed, where the form is no longer there. */
  readonly typed?: readonly string[]
}
