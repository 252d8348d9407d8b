/** What the forms of the workbench have in common. */
import type { Language } from '../../language/en.js'
import { errorSummary } from '../problems.js'
import { formOptions, type FormField } from '../workspace/formPage.js'
import { SEEN, type SentForm } from './sentForm.js'
import { decisionWords, type DecisionContext } from './decisionWords.js'

export interface FormContext {
  /** The last decision that the page shows. */
  readonly seen: number
  readonly sent: SentForm | undefined
  readonly language: Language
}

export interface ThemeFormInput {
  readonly id: string
  readonly title: string
  readonly text?: string
  readonly action: string
  readonly fields: readonly FormField[]
  readonly button: string
  /** Open at once, and not behind its title. */
  readonly isOpen?: boolean
}

/** Options of views/components/correction-form.ejs. What was typed is kept; the last field asks why. */
export function themeForm(input: ThemeFormInput, { seen, sent, language }: FormContext) {
  const isSent = sent?.form === input.id
  const reason: FormField = {
    ...{ kind: 'text', id: `${input.id}-reason`, label: language.themes.forms.reason, value: '' },
  }
  const fields = [...input.fields, reason].map((field) => (isSent ? typedIn(field, sent) : field))
  return {
    id: input.id,
    title: input.title,
    text: input.text ?? '',
    isOpen: isSent || input.isOpen === true,
    ...formOptions(
      {
        ...{ action: input.action, fields, button: input.button, hidden: hiddenSeen(seen) },
        ...(isSent && { messages: sent.messages }),
      },
      language,
    ),
  }
}

/** The hidden field that says what the page showed. */
export function hiddenSeen(seen: number): readonly { readonly name: string; readonly value: string }[] {
  return [{ name: SEEN, value: String(seen) }]
}

function typedIn(field: FormField, { fields }: SentForm): FormField {
  const typed = fields[field.id]
  if (field.kind === 'checkboxes') return { ...field, value: [typed].flat().map(String).join(' ') }
  return typeof typed === 'string' ? { ...field, value: typed } : field
}

/** What stood in the way of a form: the box at the top, and what others decided meanwhile. */
export function whatStoodInTheWay(sent: SentForm | undefined, context: DecisionContext) {
  const { language } = context
  return {
    errorSummary: sent !== undefined && errorSummary(sent.messages, language),
    others: [
      ...(sent?.by ?? []).map((decision) =>
        language.decisions.contradictedBy(decision.madeBy, decision.madeAt, decisionWords(decision, context)),
      ),
      ...(sent?.typed ?? []).map(language.decisions.typed),
    ],
  }
}

/** Themes to choose from, by label. */
export function themeItems(
  themes: readonly { readonly id: string; readonly label: string }[],
  { themes: { forms } }: Language,
) {
  return [{ value: '', text: forms.choose }, ...themes.map(({ id, label }) => ({ value: id, text: label }))]
}
