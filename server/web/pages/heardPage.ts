/** "You said": an agency's own answers beside the published figures, what was found and what will be done. */
import { NO_CONCLUSIONS, type PublishedService } from '../../audit/conclusions.js'
import { actionsTable } from '../../audit/groupTables.js'
import { heardConclusions, type HeardFindings, type HeardQuestion } from '../../audit/heard.js'
import type { Release } from '../../audit/releases.js'
import type { Round } from '../../audit/rounds.js'
import type { Language } from '../language/en.js'
import { addressesOf } from './addresses.js'
import type { AnswerRow } from './answerRows.js'
import { publishedTable } from './findingTable.js'
import { addressesOfRelease } from './published/addresses.js'
import { sectionConclusions } from './published/conclusionBlocks.js'
import { serviceBlock } from './published/releasePage.js'

export interface HeardInput {
  readonly round: Round
  readonly release: Release
  readonly heard: HeardFindings
  /** What agencies read of the directory. */
  readonly offer: readonly PublishedService[]
  /** By question; undefined in a preview. */
  readonly own?: ReadonlyMap<string, AnswerRow>
}

/** The page's words and component options, for the agency. */
export function heardPage(input: HeardInput, language: Language) {
  return {
    title: language.heard.title,
    caption: input.round.title,
    heard: heardOptions(input, language),
  }
}

/** Options of views/components/heard.ejs. */
export function heardOptions(input: HeardInput, language: Language) {
  const { round, release, heard, offer, own } = input
  const { heard: words } = language
  const { details, findings } = release
  const addresses = addressesOfRelease(round, details.number)
  const conclusions = heardConclusions(release.conclusions ?? NO_CONCLUSIONS, heard)
  const sections = heard.sections.map((section) => ({
    id: `section-${section.id}`,
    heading: section.heading,
    conclusions: sectionConclusions({ findings, conclusions, addresses }, section.id, language),
    questions: section.questions.map((question) => questionBlock(question, input, language)),
  }))
  const actions = actionsTable(conclusions.actions)
  const shownActions = actions.rows.length > 0 && {
    ...{ id: 'what-will-be-done', heading: words.actions },
    table: publishedTable(actions, addresses),
  }
  const shownOffer = offer.length > 0 && {
    ...{ id: 'services', heading: words.offer, text: words.offerText },
    services: offer.map((service) => serviceBlock(service, language)),
  }
  return {
    intro: [words.intro(details.number, details.releasedOn ?? '', heard.responses), sectorText(heard, words)],
    deleted: round.wordsDeletedOn !== null && { text: words.answersDeleted(round.wordsDeletedOn) },
    links: [
      ...(own ? [{ text: words.answers.text, href: addressesOf(round).copy }] : []),
      { text: words.release, href: addresses.page },
    ],
    contentsTitle: words.contents,
    contents: [...sections, shownActions, shownOffer].flatMap((part) =>
      part ? [{ href: `#${part.id}`, text: part.heading }] : [],
    ),
    sections,
    actions: shownActions,
    offer: shownOffer,
  }
}

function sectorText({ group }: HeardFindings, words: Language['heard']): string {
  return group ? words.bySector(group.label, group.responses) : words.noSectors
}

function questionBlock(question: HeardQuestion, input: HeardInput, language: Language) {
  const { heard: words } = language
  const { id, text, answered, tables, bySector } = question
  const { round, release, heard, own } = input
  const row = own?.get(id)
  const isUnsaid = heard.group === undefined || tables.length === 0
  const addresses = addressesOfRelease(round, release.details.number)
  return {
    id,
    heading: text,
    own: {
      label: words.own,
      text: row?.text ?? words.ownInPreview,
      missing: row?.missing ?? true,
    },
    answered: words.answered(answered, heard.responses),
    tables: tables.map((table) => publishedTable(table, addresses, id)),
    note:
      bySector === 'kept-back'
        ? words.keptBack
        : bySector === 'not-published' && !isUnsaid && words.notPublished,
  }
}
