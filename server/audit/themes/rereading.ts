/** Which answers a changed codebook may read otherwise than the one before it, told by their words alone. */
import type { Codebook, Rule, Theme } from './codebook.js'
import { compileRules, indexRules, type RuleIndex } from './compiledRules.js'
import { definedBy, type Definition, type Definitions } from './definitions.js'
import { PhraseBook } from './matching.js'
import type { WordNumbers, WordsPlace } from './wordNumbers.js'

/** Whether an answer with the words at a place, to a question, may hold other excerpts than before. */
export type MayMove = (questionId: string | undefined, words: WordsPlace) => boolean

/**
 * Tells it for what is defined otherwise. Of a theme whose exclusions and questions stay and whose rules keep their
 * order, these are the rules that came, went or changed: where none of their words stands, nothing comes or goes.
 */
export function movedBy(codebook: Codebook, before: Definitions, numbers: WordNumbers): MayMove {
  const touched = touchedRules(codebook, before)
  if (!touched) return () => true
  const book = new PhraseBook(codebook.glossary)
  const rules = compileRules({ ...codebook, themes: touched }, book)
  const finders = new Map<string, (words: WordsPlace) => boolean>()
  const byQuestion = new Map<string | undefined, (words: WordsPlace) => boolean>()
  const finderFor = (questionId: string | undefined) => {
    const index = indexRules(rules, questionId)
    if (index.open.length > 0) return () => true
    const needed = neededPhrases(index)
    const key = [...needed].join(' ')
    const finder =
      finders.get(key) ??
      numbers.finder((word) => book.formOf(word).begins.some(({ phrase }) => needed.has(phrase)))
    finders.set(key, finder)
    return finder
  }
  return (questionId, words) => {
    const finder = byQuestion.get(questionId) ?? finderFor(questionId)
    byQuestion.set(questionId, finder)
    return finder(words)
  }
}

/** The phrases that give a theme: those of exclusions alone give none. */
export function neededPhrases({ byPhrase }: RuleIndex): ReadonlySet<number> {
  return new Set([...byPhrase].flatMap(([phrase, wanted]) => (wanted.some(({ rule }) => rule) ? phrase : [])))
}

/** Themes with only those of their rules that may move answers; undefined where any answer may read otherwise. */
function touchedRules({ glossary, themes }: Codebook, before: Definitions): Theme[] | undefined {
  const after = new Map(themes.map((theme) => [theme.id, theme]))
  const all: Theme[] = []
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [definedBy(before.get(id)), after.get(id)]
    if (was && JSON.stringify(was.glossary) !== JSON.stringify(glossary)) return undefined
    const own = changedRules(was, is)
    const as = (definition: Definition | Theme | undefined, rules: readonly Rule[]) =>
      definition && rules.length > 0
        ? [{ id, label: id, meaning: id, notQuestions: definition.notQuestions, rules: [...rules] }]
        : []
    all.push(...as(was, own.was), ...as(is, own.is))
  }
  return all
}

function changedRules(was: Definition | undefined, is: Theme | undefined) {
  const [before, after] = [was?.rules ?? [], is?.rules ?? []]
  const [old, now] = [new Set(before.map(written)), new Set(after.map(written))]
  const kept = (rules: readonly Rule[]) => rules.map(written).filter((rule) => old.has(rule) && now.has(rule))
  const isAlike = scopeOf(was) === scopeOf(is) && JSON.stringify(kept(before)) === JSON.stringify(kept(after))
  return isAlike
    ? {
        was: before.filter((rule) => !now.has(written(rule))),
        is: after.filter((rule) => !old.has(written(rule))),
      }
    : { was: before, is: after }
}

function written(rule: Rule): string {
  return JSON.stringify(rule)
}

function scopeOf(theme: Pick<Theme, 'unless' | 'notQuestions'> = {}): string {
  return JSON.stringify([theme.notQuestions ?? [], theme.unless ?? []])
}
