/** The findings of a round: who took part, then a page a section. */
import { leftOutText } from '../../audit/corrections.js'
import type { Findings, QuestionFindings, Verbatim } from '../../audit/findings.js'
import type { Questionnaire, Section } from '../../audit/questionnaire.js'
import { questionsOf } from '../../audit/questionnaire.js'
import type { Round } from '../../audit/rounds.js'
import type { Language } from '../language/en.js'
import { addressesOf } from './addresses.js'
import { wordingOf } from './fields.js'
import { addressesOfActions } from './findings/actionAddresses.js'
import { addressesOfHeard } from './findings/heardAddresses.js'
import { addressesOfOffer } from './findings/offerAddresses.js'
import { addressesOfScoreCard } from './findings/scoreCardAddresses.js'
import { comparisonOfRound } from './comparison/addresses.js'
import { findingTable } from './findingTable.js'
import { readersOf } from './readers/addresses.js'
import { workspaceOf } from './workspace/addresses.js'
import { quoteOptions } from './quotes/quoteOptions.js'
import { wordingFor } from './roundWording.js'
import { statementsOf } from './statements/addresses.js'

export interface FindingsInput {
  readonly round: Round
  readonly questionnaire: Questionnaire
  readonly findings: Findings
}

/** Who took part, how to read the figures, and the way to each section. */
export function findingsPage(
  { round, questionnaire, findings, isLead }: FindingsInput & { readonly isLead: boolean },
  language: Language,
) {
  const words = language.findings
  const addresses = addressesOf(round)
  return {
    title: words.title,
    caption: round.title,
    intro: introOf(findings, language),
    deleted: frozenWords(findings, language),
    noResponses: findings.responses === 0 ? words.noResponses : '',
    download: { text: words.download, href: addresses.workbook },
    responses: isLead && { text: words.lookThrough, href: addresses.responses },
    releases: isLead && { text: words.release, href: workspaceOf(round).releases },
    groupLinksTitle: words.comesOfIt,
    groupLinks: [
      ...groupLinks(round, language),
      ...(isLead ? [{ ...language.heard.link, href: addressesOfHeard(round).page }] : []),
    ],
    howToRead: { heading: words.howToRead, items: words.howToReadItems },
    tables: findings.tables.map((table) => findingTable(table, addresses)),
    sectionsTitle: words.sections,
    sections: questionnaire.sections.map((section) => ({
      text: section.heading,
      href: addresses.findingsSection(section.id),
    })),
    questionnaire: language.published.questionnaire(findings.title),
    codebook: words.codebook(findings.codebook),
  }
}

/** What the group makes of the findings. */
function groupLinks(
  round: Round,
  { findings, comparison, conclusions, actions, scoreCard, offer, readers }: Language,
) {
  return [
    { href: addressesOf(round).themes, text: findings.group.themes.text, hint: findings.group.themes.hint },
    { href: readersOf(round).readers, text: readers.link, hint: readers.linkHint },
    { ...conclusions.statements.link, href: statementsOf(round).page },
    { href: addressesOfActions(round).list, text: actions.link, hint: actions.linkHint },
    { href: addressesOfScoreCard(round).page, text: scoreCard.link, hint: scoreCard.linkHint },
    { href: comparisonOfRound(round).page(), text: comparison.link, hint: comparison.linkHint },
    { href: addressesOfOffer(round).list, text: offer.link, hint: offer.linkHint },
  ]
}

/** Says that these are figures without words; false while the words are there. */
export function frozenWords({ wordsDeletedOn }: Findings, { retention }: Language) {
  return wordsDeletedOn !== undefined && { text: retention.frozen(wordsDeletedOn) }
}

/** How many responses count, how many agencies were expected, and which responses are left out. */
function introOf({ responses, expected, leftOut }: Findings, language: Language): string {
  const text = leftOutText(leftOut)
  const all = language.findings.responsesOf(responses, expected)
  return text === '' ? all : `${all} ${language.findings.leftOut(text)}`
}

/** Every table, quote and unclear answer of one section's questions. */
export function findingsSectionPage(
  input: FindingsInput & { readonly section: Section },
  language: Language,
) {
  const { round, questionnaire, findings, section } = input
  const words = language.findings
  const numbers = new Map(questionsOf(questionnaire).map((question, index) => [question.id, index + 1]))
  const questions = findings.questions.filter((question) => question.sectionId === section.id)
  return {
    title: words.sectionTitle(section.heading),
    caption: round.title,
    deleted: frozenWords(findings, language),
    contentsTitle: words.onThisPage,
    quotesTitle: words.quotes,
    contents: questions.map(({ question }) => ({
      text: wordingOf(question, wordingFor(round)),
      href: `#${question.id}`,
    })),
    questions: questions.map((question) =>
      questionBlock(question, numbers.get(question.question.id) ?? 0, input, language),
    ),
  }
}

function questionBlock(asked: QuestionFindings, number: number, input: FindingsInput, language: Language) {
  const words = language.findings
  const addresses = addressesOf(input.round)
  const printed = (verbatims: readonly Verbatim[], theme?: string) =>
    verbatims.map((verbatim) =>
      quoteOptions(verbatim, { question: asked.question.id, theme }, input, language),
    )
  const captionId = `${asked.question.id}-number`
  return {
    id: asked.question.id,
    captionId,
    caption: words.question(number),
    heading: wordingOf(asked.question, wordingFor(input.round)),
    tables: asked.tables.map((table) => findingTable(table, addresses, captionId)),
    verbatims: [
      { heading: words.unclear, quotes: printed(asked.unclear) },
      { heading: words.unread, quotes: printed(asked.unread) },
    ].filter(({ quotes }) => quotes.length > 0),

    themes: asked.themes
      .filter((theme) => theme.quotes.length + theme.heldBack > 0)
      .map((theme) => ({
        summary: words.quotesOf(theme.label),
        meaning: theme.meaning,
        quotes: printed(theme.quotes, theme.id),
        heldBack: theme.heldBack > 0 ? words.heldBack(theme.heldBack) : '',
      })),
  }
}
