/**
 * What reading one answer for themes yields. Depends on its text, its question and the codebook only.
 *
 * The room at a glance:
 *   coding.ts         createCoder(codebook).code(text, question) gives the themes of an answer and where they stand
 *   codebook.ts       the codebook's shape; checkCodebook lists its faults; patterns.ts is the language of its rules
 *   codebookTable.ts  a codebook as a table and back; codebookWarnings.ts says which rules catch other words
 *   definitions.ts    which themes two codebooks define alike, so that a changed one reads anew only the others
 *   rereading.ts, wordNumbers.ts  which answers a changed codebook may read otherwise
 *   recall.ts, sameWords.ts   what is worked out once for findings one after another
 *   decisionTypes.ts  what people decide on a round's themes; decisions.ts folds it to the round's codebook;
 *                     codebookActs.ts carries out one decision; decidedExcerpts.ts applies those on answers
 *   answerClasses.ts  classifyAnswer tells thin answers from those that say something
 *   polarity.ts       polaritiesOf tells themes spoken of as there from those spoken of as lacking
 *   quotes.ts         chooseQuotes picks the words that stand for a theme; passages.ts cuts them
 *   suggestions.ts    rankPhrases lists what a whole audit says and no theme explains
 *   questionSuggestions.ts  suggestPhrases does so for a question, in groups, with quotes and rules
 *   mining.ts, uses.ts, nearDuplicates.ts, grouping.ts      its steps; dismissals.ts remembers what was dismissed
 *   emphasis.ts, mentions.ts  what a sector mentions more often than the rest; emphasisQuality.ts does so by chance
 *   suggestionQuality.ts    measures the ranking: hidden themes found again, and whether it holds
 *   codeTable.ts      codeTable codes any table of texts
 *   words.ts, segments.ts, spelling.ts, phrases.ts    text to words, sentences, clauses and noun phrases
 *   ruleHits.ts       which of the places where rules match count as excerpts
 *   compiledRules.ts, matching.ts, phraseForms.ts     a codebook's rules made ready for reading
 *   reading.ts, slots.ts, spans.ts                    where patterns stand in a text
 *   evaluation.ts     evaluate measures a coder against a reader's labels; qualityTable.ts prints it
 *   labels.ts         labelText picks the phrases that label a text; keyphraseEvaluation.ts measures it
 *   agreement.ts      how far two readers agree; readerSamples.ts draws what they read; signOff.ts says what it led to
 *   reviews.ts        what reviews of matches say of a rule and of a count; workings.ts how a theme was worked out
 */

/**
 * What sort of answer it is. All but "blank" and "substantive" are thin: they give no assurance.
 * "generic" is an evaluation with nothing behind it, such as "very well".
 */
export type AnswerClass =
  'blank' | 'not-applicable' | 'dont-know' | 'nothing' | 'refers-elsewhere' | 'generic' | 'substantive'

/** A span of an answer that a rule gives to a theme: text.slice(start, end), UTF-16 offsets. */
export interface Excerpt {
  readonly themeId: string
  readonly ruleId: string
  readonly start: number
  readonly end: number
}

export interface CodedAnswer {
  readonly answerClass: AnswerClass
  /** In order of start. A theme may have several; it is counted once an answer. */
  readonly excerpts: readonly Excerpt[]
}

/** Whether an answer of this class gives no assurance. */
export function isThin(answerClass: AnswerClass): boolean {
  return answerClass !== 'blank' && answerClass !== 'substantive'
}
