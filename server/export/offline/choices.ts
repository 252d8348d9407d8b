/** What people write in a cell where the form offers a list. */
import { YES_NO, type Option } from '../../audit/questionnaire.js'

/** What the list offers beside an option that can be ticked; leaving it blank says no. */
export const TICKED = YES_NO[0]?.label ?? 'Yes'

const TICKS: ReadonlySet<string> = new Set(['yes', 'y', 'true', 'x', '1', '✓', '✔', '☑', '☒'])
const NO_TICKS: ReadonlySet<string> = new Set(['', 'no', 'n', 'false', '0', '☐'])
/** Programs that keep a yes or no as a truth value. */
const TRUTH: Readonly<Record<string, string>> = { true: 'yes', false: 'no' }

/** The id of the option whose label or id this is, in any case; "" for a blank, undefined where it is none of them. */
export function choiceIn(text: string, options: readonly Option[]): string | undefined {
  const said = plain(text)
  if (said === '') return ''
  const byLabel = options.find(({ label }) => plain(label) === said)
  return (byLabel ?? options.find(({ id }) => plain(id) === (TRUTH[said] ?? said)))?.id
}

/** The id of the option that is ticked; "" where it is not, undefined where the text says neither. */
export function tickIn(text: string, [option]: readonly Option[]): string | undefined {
  const said = plain(text)
  if (option && TICKS.has(said)) return option.id
  return NO_TICKS.has(said) ? '' : undefined
}

function plain(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase()
}
