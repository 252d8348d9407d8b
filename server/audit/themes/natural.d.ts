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
