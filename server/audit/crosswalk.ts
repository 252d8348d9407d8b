/**
 * A crosswalk: how the questions and options of a later edition stand to those of an earlier one, as data. Rounds of
 * two editions are compared along it and in no other way. Documents are in data/questionnaires/; checkCrosswalk.ts
 * lists what is wrong with one.
 */
import { questionsOf, optionsOf, type Questionnaire } from './questionnaire.js'

/**
 * How the later stands to the earlier: it asks the same; it takes in more; it takes in less; one of them has nothing
 * in the other edition.
 */
export type Relation = 'exact' | 'broader' | 'narrower' | 'none'

/** One thing of the earlier edition and one of the later, by id; null on the side that has none. */
export interface Pair {
  readonly from: string | null
  readonly to: string | null
  readonly relation: Relation
  /** Why, for whoever reads a comparison; not needed where it is the same. */
  readonly note?: string
}

export interface QuestionPair extends Pair {
  /** Where both questions have options to tick or choose from. */
  readonly options?: readonly Pair[]
}

export interface Crosswalk {
  /** The earlier edition, and the later. */
  readonly from: string
  readonly to: string
  /** What the relations rest on. */
  readonly source: string
  readonly questions: readonly QuestionPair[]
}

const INVERSE: Readonly<Record<Relation, Relation>> = {
  exact: 'exact',
  broader: 'narrower',
  narrower: 'broader',
  none: 'none',
}

/**
 * The crosswalk from one edition to another: the identity where they are one, and one made for the other direction
 * turned round. Undefined where nobody has made any: then nothing can be compared.
 */
export function crosswalkBetween(
  crosswalks: readonly Crosswalk[],
  from: Questionnaire,
  to: Questionnaire,
): Crosswalk | undefined {
  if (from.edition === to.edition) return identity(from)
  const made = crosswalks.find((one) => one.from === from.edition && one.to === to.edition)
  if (made) return made
  const inverse = crosswalks.find((one) => one.from === to.edition && one.to === from.edition)
  return inverse && turnedRound(inverse)
}

function identity(questionnaire: Questionnaire): Crosswalk {
  const same = ({ id }: { readonly id: string }): Pair => ({ from: id, to: id, relation: 'exact' })
  return {
    from: questionnaire.edition,
    to: questionnaire.edition,
    source: questionnaire.source,
    questions: questionsOf(questionnaire).map((question) => ({
      ...same(question),
      options: optionsOf(question).map(same),
    })),
  }
}

function turnedRound({ from, to, source, questions }: Crosswalk): Crosswalk {
  return {
    from: to,
    to: from,
    source,
    questions: questions.map(({ options, ...pair }) => ({
      ...inverted(pair),
      ...(options && { options: options.map(inverted) }),
    })),
  }
}

function inverted<Some extends Pair>(pair: Some): Some {
  return { ...pair, from: pair.to, to: pair.from, relation: INVERSE[pair.relation] }
}
