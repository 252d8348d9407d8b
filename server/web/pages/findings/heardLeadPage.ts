/** "You said" for a lead: who reads what, letting agencies read it or taking it back, and a preview. */
import type { SectorGroup } from '../../../audit/published.js'
import type { Round } from '../../../audit/rounds.js'
import type { Heard } from '../../../db/heard.js'
import type { Language } from '../../language/en.js'
import { heardOptions, type HeardInput } from '../heardPage.js'
import { notificationBanner } from '../notificationBanner.js'
import { errorSummary } from '../problems.js'
import { workspaceOf } from '../workspace/addresses.js'
import { formOptions } from '../workspace/formPage.js'
import { addressesOfHeard } from './heardAddresses.js'

export interface HeardLeadInput {
  readonly round: Round
  readonly standing: Heard | undefined
  /** What agencies would read, of the latest release that stands; undefined where none does. */
  readonly preview: HeardInput | undefined
  readonly banner?: string | undefined
  readonly messages?: ReadonlyMap<string, string>
}

/** The page's words, forms and preview. */
export function heardLeadPage(input: HeardLeadInput, language: Language) {
  const { round, standing, preview, banner, messages = new Map() } = input
  const { lead: words } = language.heard
  return {
    title: words.title,
    caption: round.title,
    errorSummary: messages.size > 0 && errorSummary(messages, language),
    banner: banner !== undefined && notificationBanner(language.workspace.done, banner),
    text: words.text,
    standing: standingTexts(input, language),
    releases: preview === undefined && {
      text: words.noRelease,
      link: { text: words.toReleases, href: workspaceOf(round).releases },
    },
    forms: [...releaseForms(input, language), ...withdrawalForms(standing, round, language)],
    preview: preview && {
      heading: words.preview(preview.release.details.number),
      filter: sectorFilter(preview, language),
      heard: heardOptions(preview, language),
    },
  }
}

function standingTexts({ standing, preview }: HeardLeadInput, { heard: { lead: words } }: Language) {
  if (!standing) return [words.none]
  const latest = preview?.release.details.number ?? standing.number
  return [
    standing.isReleaseWithdrawn
      ? words.releaseWithdrawn(standing.number)
      : words.released(standing.number, standing.releasedBy, standing.releasedAt),
    ...(latest > standing.number ? [words.newer(latest)] : []),
  ]
}

function releaseForms({ round, standing, preview, messages }: HeardLeadInput, language: Language) {
  const number = preview?.release.details.number
  if (number === undefined || number === standing?.number) return []
  const form = {
    action: addressesOfHeard(round).page,
    fields: [],
    hidden: [{ name: 'release', value: String(number) }],
    button: language.heard.lead.release(number),
    messages: messages ?? new Map<string, string>(),
  }
  return [{ id: 'release', form: formOptions(form, language) }]
}

function withdrawalForms(standing: Heard | undefined, round: Round, language: Language) {
  if (!standing) return []
  const form = {
    action: addressesOfHeard(round).withdrawal,
    fields: [],
    hidden: [{ name: 'heard', value: String(standing.id) }],
    button: language.heard.lead.withdraw,
  }
  return [{ id: 'withdrawal', form: formOptions(form, language) }]
}

function sectorFilter({ round, release, heard }: HeardInput, { heard: { lead: words } }: Language) {
  const groups: readonly SectorGroup[] = release.findings.sectorGroups
  return (
    groups.length > 0 && {
      action: addressesOfHeard(round).page,
      choice: {
        ...{ id: 'sector', name: 'sector', label: { text: words.sector } },
        items: groups.map(({ id, label }) => ({ value: id, text: label, selected: id === heard.group?.id })),
      },
      button: { text: words.show, classes: 'govuk-button--secondary' },
    }
  )
}
