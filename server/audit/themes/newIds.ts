/** Ids for themes and rules that people make: readable, and never given twice in a round. */
import type { Codebook } from './codebook.js'
import type { ThemeDecision } from './decisionTypes.js'

const LONGEST = 40

/** Every id that a theme or rule of a round has or had, whatever was undone since. */
export function takenIds(base: Codebook, decisions: readonly ThemeDecision[]): ReadonlySet<string> {
  const shipped = base.themes.flatMap(({ id, rules }) => [id, ...rules.map((rule) => rule.id)])
  const made = decisions.flatMap(({ act }) => [
    ...('theme' in act && act.theme ? [act.theme.id] : []),
    ...(act.kind === 'rule-added' || act.kind === 'suggestion-accepted' ? [act.rule.id] : []),
  ])
  return new Set(['thin', 'no-theme', 'person', 'new', 'suggestions', ...shipped, ...made])
}

/** An id from a label: its letters and digits, with a number where it is taken. */
export function newId(label: string, taken: ReadonlySet<string>): string {
  const plain = label.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const words = plain.match(/[a-z0-9]+/g) ?? []
  const stem = words.join('-').slice(0, LONGEST).replace(/-$/, '') || 'theme'
  let id = stem
  for (let n = 2; taken.has(id); n += 1) id = `${stem}-${n}`
  return id
}
