/** One agency of a round, and its form. */
import { progressOf, STANDINGS, type NewAgency, type RoundAgency } from '../../../audit/agencies.js'
import { sectorsOf, type Questionnaire } from '../../../audit/questionnaire.js'
import type { Round } from '../../../audit/rounds.js'
import type { Language } from '../../language/en.js'
import { addressesOf } from '../addresses.js'
import { workspaceOf } from './addresses.js'
import { NOBODY } from './matchesPage.js'
import { formOptions, formPage, type FormField } from './formPage.js'

/** What somebody typed into an agency's form. */
export type AgencyValues = Readonly<
  Record<'name' | 'sector' | 'contact' | 'email' | 'tags' | 'standing', string>
>

/** An agency as the form shows it. A sector that nobody knows is chosen as such. */
export function agencyValues(
  { name, sector, contact, email, tags }: NewAgency,
  standing: string,
): AgencyValues {
  return {
    name,
    sector: sector === '' ? UNKNOWN_SECTOR : sector,
    contact,
    email,
    tags: tags.join(', '),
    standing,
  }
}

/** The choice of an agency's form for a sector that nobody knows. */
export const UNKNOWN_SECTOR = 'not-known'

interface AgencyFormInput {
  readonly round: Round
  readonly questionnaire: Questionnaire
  readonly values: AgencyValues
  readonly messages: ReadonlyMap<string, string>
}

/** The page with the form for a new agency. */
export function newAgencyPage({ round, ...input }: AgencyFormInput, language: Language) {
  const { agencies: words } = language.workspace
  const fields = agencyFields(input, language)
  const action = workspaceOf(round).agencies
  return formPage(
    { title: words.newTitle, action, fields, messages: input.messages, button: words.addButton },
    language,
  )
}

/** One agency: how far it is, its form, its responses, and what can be done for it alone. */
export function agencyPage(
  input: AgencyFormInput & {
    readonly one: RoundAgency
    readonly sent: readonly { readonly reference: string; readonly sentAt: string }[]
    readonly banner: string | undefined
    readonly mail: boolean
    /** The round's last message, so that pressing a button twice sends nothing twice. */
    readonly seen: number
  },
  language: Language,
) {
  const { agencies: words, progress, never } = language.workspace
  const { round, one, sent, messages } = input
  const addresses = workspaceOf(round)
  const chased = one.chasedAt === null ? never : language.dateAndTime(one.chasedAt)
  const fields = agencyFields(input, language)
  const form = {
    title: one.agency.name,
    banner: input.banner,
    action: addresses.agency(one.agency.id),
    fields,
  }
  return {
    ...formPage({ ...form, messages, button: words.saveButton }, language),
    factsTitle: words.facts,
    facts: words.progressText(progress[progressOf(one)], chased),
    sentTitle: sent.length === 0 ? '' : words.sent,
    sent: sent.map(({ reference, sentAt }) => ({
      text: words.sentAt(reference, sentAt),
      href: addressesOf(round).sentResponse(reference),
      form: formOptions(
        {
          action: addresses.matches,
          hidden: [
            { name: 'reference', value: reference },
            { name: 'agency', value: NOBODY },
          ],
          fields: [],
          button: words.unmatch,
        },
        language,
      ),
    })),
    grace: { title: words.graceTitle, form: agencyGrace(round, one.agency.id, language) },
    link: linkForms(input, language),
  }
}

function agencyGrace(round: Round, agencyId: number, language: Language) {
  const { closure: words, dateHint } = language.workspace
  return formOptions(
    {
      action: workspaceOf(round).grace,
      hidden: [{ name: 'agency', value: String(agencyId) }],
      fields: [{ id: 'until', kind: 'date', label: words.graceUntil, hint: dateHint, value: '', width: 10 }],
      button: words.graceButton,
    },
    language,
  )
}

/** The buttons that give one agency its link: by mail, and in a file. */
function linkForms(
  { round, one, mail, seen }: { round: Round; one: RoundAgency; mail: boolean; seen: number },
  language: Language,
) {
  const { agencies: words } = language.workspace
  const { messages, links } = workspaceOf(round)
  const hidden = [
    { name: 'kind', value: one.invitedAt === null ? 'invitation' : 'last-call' },
    { name: 'agency', value: String(one.agency.id) },
    { name: 'seen', value: String(seen) },
  ]
  const form = (action: string, text: string) =>
    formOptions({ action, hidden, fields: [], button: text }, language)
  const canMail = mail && one.agency.email !== ''
  return {
    title: words.linkTitle,
    text: mail && !canMail ? words.linkNoMail : '',
    forms: [...(canMail ? [form(messages, words.linkMail)] : []), form(links, words.linkFile)],
  }
}

function agencyFields(
  { questionnaire, values }: Pick<AgencyFormInput, 'questionnaire' | 'values'>,
  { workspace: { agencies: words, standing } }: Language,
): readonly FormField[] {
  const sectors = sectorsOf(questionnaire).map(({ id, label }) => ({ value: id, text: label }))
  const field = (id: keyof AgencyValues) => ({ id, value: values[id] })
  return [
    { ...field('name'), kind: 'text', label: words.name },
    {
      ...field('sector'),
      kind: 'radios',
      label: words.sector,
      items: [...sectors, { value: UNKNOWN_SECTOR, text: words.sectorUnknown }],
    },
    { ...field('contact'), kind: 'text', label: words.contact, hint: words.contactHint },
    { ...field('email'), kind: 'email', label: words.email, hint: words.emailHint },
    { ...field('tags'), kind: 'text', label: words.tags, hint: words.tagsHint },
    {
      ...field('standing'),
      kind: 'radios',
      label: words.standingField,
      items: STANDINGS.map((one) => ({ value: one, text: standing[one], hint: words.standingHints[one] })),
    },
  ]
}
