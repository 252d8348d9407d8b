/** The findings of a round in sentences, by section: those kept, the drafts that the figures carry, those withdrawn. */
import type { Section } from '../../../audit/questionnaire.js'
import { changesIn, stands, type Statement } from '../../../audit/statements/statements.js'
import type { Language } from '../../language/en.js'
import { notificationBanner } from '../notificationBanner.js'
import { statementsOf } from './addresses.js'
import { figurePieces, statementBlock, type StatementContext } from './statementBlock.js'

export interface StatementsInput extends StatementContext {
  readonly sections: readonly Section[]
  readonly statements: readonly Statement[]
  readonly banner: string | undefined
}

/** The page's words, links and forms. */
export function statementsPage(input: StatementsInput, language: Language) {
  const { round, sections, statements, tables, banner } = input
  const words = language.conclusions.statements
  const outdated = statements.filter((one) => stands(one) && changesIn(one, tables).length > 0).length
  const withdrawn = statements.filter((one) => !stands(one))
  return {
    title: words.title,
    caption: round.title,
    banner: banner !== undefined && notificationBanner(language.workspace.done, banner),
    intro: words.intro,
    outdated: outdated > 0 && words.outdated(outdated),
    sections: sections.map((section) => sectionBlock(section, input, language)),
    withdrawn: withdrawn.length > 0 && {
      title: words.withdrawnTitle,
      items: withdrawn.map(({ id, text }) => ({
        text,
        link: { text: words.edit, href: statementsOf(round).statement(id) },
      })),
    },
  }
}

function sectionBlock({ id, heading, shortHeading }: Section, input: StatementsInput, language: Language) {
  const { round, statements, drafts } = input
  const words = language.conclusions.statements
  const addresses = statementsOf(round)
  const kept = statements.filter((one) => one.sectionId === id && stands(one))
  const taken = new Set(statements.map(({ draftId }) => draftId))
  const offered = drafts.filter((draft) => draft.sectionId === id && !taken.has(draft.id))
  return {
    id: `section-${id}`,
    heading: shortHeading ?? heading,
    none: kept.length === 0 && words.none,
    statements: kept.map((statement, at) => ({
      ...statementBlock(statement, input, language),
      edit: { text: words.edit, href: addresses.statement(statement.id), about: statement.text },
      place: addresses.place(statement.id),
      moves: [
        ...(at > 0 ? [{ value: 'up', text: words.up }] : []),
        ...(at < kept.length - 1 ? [{ value: 'down', text: words.down }] : []),
      ],
    })),
    write: { text: words.write(shortHeading ?? heading), href: addresses.write({ section: id }) },
    drafts: offered.length > 0 && {
      summary: words.drafts(offered.length),
      text: words.draftsText,
      action: addresses.page,
      keep: words.keep,
      items: offered.map((draft) => ({
        id: draft.id,
        text: draft.text,
        pieces: figurePieces(draft.text, draft.evidence, round),
      })),
    },
  }
}
