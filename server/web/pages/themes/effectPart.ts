/** Which answers a rule would move, in words. */
import { questionsOf, type Questionnaire } from '../../../audit/questionnaire.js'
import type { Span } from '../../../audit/themes/segments.js'
import type { Language } from '../../language/en.js'
import { addressesOf } from '../addresses.js'
import { markedPieces } from '../markedText.js'

export interface ShownMoves {
  readonly answers: readonly {
    readonly reference: string
    readonly questionId: string
    readonly text: string
    readonly marks: readonly Span[]
  }[]
  readonly all: number
}

export interface ShownEffect {
  readonly before: number
  readonly after: number
  readonly come: ShownMoves
  readonly go: ShownMoves
}

interface EffectPlace {
  readonly round: { readonly slug: string }
  readonly questionnaire: Questionnaire
}

/** The options of views/components/rule-effect.ejs. */
export function effectPart({ before, after, come, go }: ShownEffect, input: EffectPlace, language: Language) {
  const { effect: words } = language.themes.rule
  const lists = [
    { title: words.come(come.all), moves: come },
    { title: words.go(go.all), moves: go },
  ].filter(({ moves }) => moves.all > 0)
  return {
    heading: words.heading,
    total: words.total(before, after),
    nothing: lists.length === 0 ? words.nothing : '',
    lists: lists.map(({ title, moves }) => ({
      title,
      items: moves.answers.map((answer) => itemOf(answer, input, language)),
      more: moves.all > moves.answers.length ? words.more(moves.all - moves.answers.length) : '',
    })),
  }
}

function itemOf(
  { reference, questionId, text, marks }: ShownMoves['answers'][number],
  { round, questionnaire }: EffectPlace,
  language: Language,
) {
  const number = questionsOf(questionnaire).findIndex(({ id }) => id === questionId) + 1
  return {
    pieces: markedPieces(text, marks),
    link: {
      href: addressesOf(round).sentResponse(reference),
      text: `${language.themes.excerpts.question(number)}, ${reference}`,
    },
  }
}
