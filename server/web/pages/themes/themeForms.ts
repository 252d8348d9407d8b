/** The forms by which a theme is named, merged, split, dismissed and given words of an answer. */
import type { Findings } from '../../../audit/findings.js'
import type { Theme } from '../../../audit/themes/codebook.js'
import type { Language } from '../../language/en.js'
import type { Addresses, ThemeForm } from '../addresses.js'
import type { FormField } from '../workspace/formPage.js'
import { themeForm, themeItems, type FormContext } from './forms.js'

interface FormsInput {
  readonly theme: Theme
  readonly themes: readonly Theme[]
  readonly findings: Findings
  readonly form: FormContext
}

/** Options of views/components/correction-form.ejs, a form each. */
export function themeForms(
  { theme, themes, findings, form }: FormsInput,
  addresses: Addresses,
  language: Language,
) {
  const { forms: words, add, excerpts } = language.themes
  const others = themes.filter(({ id }) => id !== theme.id)
  const one = (id: Exclude<ThemeForm, 'excerpts'>, fields: readonly FormField[]) =>
    themeForm({ id, ...words[id], action: addresses.themeForm(theme.id, id), fields }, form)
  const head = (id: string, label = '', meaning = ''): readonly FormField[] => [
    { kind: 'text', id: `${id}-label`, label: add.label, value: label },
    {
      kind: 'textarea',
      id: `${id}-meaning`,
      rows: 3,
      label: add.meaning,
      hint: add.meaningHint,
      value: meaning,
    },
  ]
  const questions = findings.questions.flatMap(({ question }, index) =>
    question.kind === 'long-text' ? [{ value: question.id, text: excerpts.question(index + 1) }] : [],
  )
  return [
    one('wording', head('wording', theme.label, theme.meaning)),
    one('merger', [
      {
        kind: 'select',
        id: 'merger-into',
        label: words.merger.into,
        items: themeItems(others, language),
        value: '',
      },
    ]),
    one('split', [
      {
        ...{ kind: 'checkboxes', id: 'split-rules', label: words.split.rules, value: '' },
        items: theme.rules.map(({ id, match }) => ({ value: id, text: match })),
      },
      ...head('split'),
    ]),
    one('excerpt', [
      { kind: 'text', id: 'excerpt-reference', label: words.excerpt.reference, value: '', width: 10 },
      {
        ...{ kind: 'select', id: 'excerpt-question', label: words.excerpt.question, value: '' },
        items: [{ value: '', text: words.choose }, ...questions],
      },
      { kind: 'textarea', id: 'excerpt-words', rows: 2, label: words.excerpt.words, value: '' },
    ]),
    one('dismissal', []),
  ]
}
