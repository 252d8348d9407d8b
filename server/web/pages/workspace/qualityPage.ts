/** The data quality list: what to look at, and the way to where it is put right. */
import { ISSUE_KINDS, type QualityIssue } from '../../../audit/qualityIssues.js'
import type { Questionnaire } from '../../../audit/questionnaire.js'
import type { Round } from '../../../audit/rounds.js'
import type { Language } from '../../language/en.js'
import { addressesOf } from '../addresses.js'
import { issueHref, issueReason } from './issueWords.js'

/** The page's words and links, a part for each kind of issue that there is. */
export function qualityPage(
  {
    round,
    questionnaire,
    issues,
  }: {
    readonly round: Round
    readonly questionnaire: Questionnaire
    readonly issues: readonly QualityIssue[]
  },
  language: Language,
) {
  const words = language.reviewing.quality
  return {
    title: words.title,
    caption: round.title,
    intro: words.intro,
    none: issues.length === 0 ? words.none : words.howMany(issues.length),
    parts: ISSUE_KINDS.flatMap((kind) => {
      const ofKind = issues.filter((issue) => issue.kind === kind)
      if (ofKind.length === 0) return []
      return [
        {
          id: kind,
          heading: language.reviewing.issues[kind],
          items: ofKind.map((issue) => ({
            heading: issue.reference,
            reason: issueReason(issue, questionnaire, language),
            link: { text: words.putRight(issue.reference), href: issueHref(issue, round) },
          })),
        },
      ]
    }),
    back: { text: language.reviewing.responses.title, href: addressesOf(round).responses },
  }
}
