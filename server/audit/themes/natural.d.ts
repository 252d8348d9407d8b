/** The parts of `natural` that we use, each by its own file; the package types only its folders. */

declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const stemmer: { stem: (word: string) => string }
  export default stemmer
}

declare module 'natural/lib/natural/tokenizers/regexp_tokenizer.js' {
  /** Gives null where nothing in the text matches. */
  interface RegexpTokenizer {
    tokenize: (text: string) => string[] | null
  }
  const tokenizers: { RegexpTokenizer: new (options: { pattern: RegExp; gaps: boolean }) => RegexpTokenizer }
  export default tokenizers
}

declare module 'natural/lib/natural/brill_pos_tagger/index.js' {
  interface BrillPOSTagger {
    tag: (words: readonly string[]) => { taggedWords: { token: string; tag: string }[] }
  }
  const tagger: {
    Lexicon: new (language: 'EN', tag: string, tagOfNames: string) => object
    RuleSet: new (language: 'EN') => object
    BrillPOSTagger: new (lexicon: object, rules: object) => BrillPOSTagger
  }
  export default tagger
}

declare module 'natural/lib/natural/distance/dice_coefficient.js' {
  /** From 0 to 1: the share of letter pairs that two texts have in common. */
  const diceCoefficient: (one: string, other: string) => number
  export default diceCoefficient
}
