/** Words of the pages on which people say what findings come to, and of what a release prints of it. */
import { plural } from './formats.js'
import { quotes } from './quotes.js'
import { statements } from './statements.js'

export const conclusions = {
  statements,
  quotes,
  /** While a release is prepared. */
  leftOut: {
    title: 'Left out of the release',
    text: (count: number) =>
      `${plural(count, 'statement or quote is', 'statements and quotes are')} left out, for these reasons:`,
    statement: {
      changed: 'Its figures have changed since it was last confirmed',
      withheld: 'Published tables do not print all its figures',
    },
    quote: {
      changed: 'The answer that it is from has changed, or does not count any more',
      withheld: 'With fewer than ten answers, what they said is not published',
    },
    item: (text: string, why: string) => `“${text}”: ${why}`,
    confirm: 'Release without them',
    confirmMissing: 'Confirm what the release leaves out, or put it right first',
  },
  /** On published pages. */
  published: {
    kinds: {
      finding: 'What the findings say',
      strength: 'Strengths',
      development: 'Areas for development',
      interpretation: 'What is made of it',
    },
    quotes: 'In respondents’ words',
    quoteSource: 'A respondent',
    evidence: 'Figures and themes behind this',
    evidenceOf: (label: string, figures: string) => `${label}: ${figures}`,
  },
}
