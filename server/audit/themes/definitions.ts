/** What decides the excerpts of a theme, so that a changed codebook reads anew only where it reads otherwise. */
import type { Codebook, Theme } from './codebook.js'

/** The definition of each theme by its id, as text. Themes of one id and definition give every text the same excerpts. */
export type Definitions = ReadonlyMap<string, string>

/** A theme's rules, exclusions and questions, and the glossary. Its label, meaning and place change no excerpt. */
export type Definition = Pick<Codebook, 'glossary'> & Pick<Theme, 'notQuestions' | 'unless' | 'rules'>

export function definitionsOf({ glossary, themes }: Codebook): Definitions {
  return new Map(
    themes.map(({ id, notQuestions, unless, rules }) => [
      id,
      JSON.stringify({ glossary, notQuestions, unless, rules } satisfies Definition),
    ]),
  )
}

/** The definition that a text of definitionsOf holds; undefined for none. */
export function definedBy(text: string | undefined): Definition | undefined {
  return text === undefined ? undefined : (JSON.parse(text) as Definition)
}

/** The ids of the themes that another codebook defines alike. */
export function sharedThemes(definitions: Definitions, others: Definitions = new Map()): ReadonlySet<string> {
  return new Set([...definitions.keys()].filter((id) => others.get(id) === definitions.get(id)))
}
