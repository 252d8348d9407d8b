/** The form of an entry of what is on offer, for a new one and for one that there is. */
import type { FieldTexts } from '../../../audit/merging.js'
import {
  OFFER_LEVELS,
  placeWords,
  SHARINGS,
  type NewOfferEntry,
  type OfferFault,
} from '../../../audit/offer/entries.js'
import type { Option } from '../../../audit/questionnaire.js'
import type { Language } from '../../language/en.js'
import type { FormField } from '../workspace/formPage.js'

export const OFFER_FIELDS = [
  'title',
  'agency',
  'agencyName',
  'sector',
  'level',
  'issues',
  'addresses',
  'evidence',
  'words',
  'sharing',
] as const
export type OfferField = (typeof OFFER_FIELDS)[number]
export type OfferValues = FieldTexts<OfferField>

/** What a lead can choose from. */
export interface OfferChoices {
  /** The register. */
  readonly agencies: readonly { readonly id: number; readonly name: string }[]
  readonly sectors: readonly Option[]
  readonly issues: readonly Option[]
}

/** An empty form. */
export const NO_OFFER: OfferValues = {
  ...{ title: '', agency: '', agencyName: '', sector: '', level: 'universal', issues: '' },
  ...{ addresses: '', evidence: '', words: '', sharing: 'leads' },
}

/** An entry as the form shows it, with its words as they read by now. */
export function offerValues(entry: NewOfferEntry, words: string): OfferValues {
  return {
    title: entry.title,
    agency: entry.agencyId === null ? '' : String(entry.agencyId),
    agencyName: entry.agency,
    sector: entry.sector,
    level: entry.level,
    issues: entry.issues.join(' '),
    addresses: entry.addresses,
    evidence: entry.evidence,
    words,
    sharing: entry.sharing,
  }
}

/** The entry that a form's values say, its words looked for in the answer that it comes from, if any. */
export function offerIn(values: OfferValues, answer: string | undefined): NewOfferEntry {
  return {
    title: values.title,
    agencyId: values.agency === '' ? null : Number(values.agency),
    agency: values.agencyName,
    sector: values.sector,
    level: OFFER_LEVELS.find((level) => level === values.level) ?? 'other',
    issues: values.issues === '' ? [] : values.issues.split(' '),
    addresses: values.addresses,
    evidence: values.evidence,
    words: placeWords(values.words, answer),
    sharing: SHARINGS.find((sharing) => sharing === values.sharing) ?? 'leads',
  }
}

/** The fields, in order. */
export function offerFields(
  values: OfferValues,
  choices: OfferChoices,
  language: Language,
): readonly FormField[] {
  const { offer } = language
  const words = offer.fields
  const field = (id: OfferField) => ({ id, value: values[id] })
  const items = (options: readonly Option[]) => options.map(({ id, label }) => ({ value: id, text: label }))
  const agencies = choices.agencies.map(({ id, name }) => ({ value: String(id), text: name }))
  return [
    { ...field('title'), kind: 'text', label: words.title },
    ...(agencies.length > 0
      ? [
          {
            ...field('agency'),
            kind: 'select',
            label: words.agency,
            items: [{ value: '', text: words.noAgency }, ...agencies],
          } as const,
        ]
      : []),
    {
      ...field('agencyName'),
      kind: 'text',
      label: agencies.length > 0 ? words.agencyName : words.agencyOnly,
    },
    {
      ...field('sector'),
      kind: 'select',
      label: words.sector,
      items: [{ value: '', text: offer.noSector }, ...items(choices.sectors)],
    },
    {
      ...field('level'),
      kind: 'radios',
      label: words.level,
      items: OFFER_LEVELS.map((level) => ({ value: level, text: offer.levels[level] })),
    },
    ...(choices.issues.length > 0
      ? [
          {
            ...field('issues'),
            kind: 'checkboxes',
            label: words.issues,
            items: items(choices.issues),
          } as const,
        ]
      : []),
    { ...field('addresses'), kind: 'textarea', label: words.addresses, rows: 2 },
    { ...field('evidence'), kind: 'textarea', label: words.evidence, hint: words.evidenceHint, rows: 3 },
    { ...field('words'), kind: 'textarea', label: words.words, hint: words.wordsHint, rows: 6 },
    {
      ...field('sharing'),
      kind: 'radios',
      label: words.sharing,
      items: SHARINGS.map((one) => ({
        value: one,
        text: offer.sharings[one],
        hint: offer.sharingHints[one],
      })),
    },
  ]
}

/** What to say beside each field that is wrong. */
export function offerMessages(
  faults: readonly OfferFault[],
  values: OfferValues,
  { offer: { faults: words } }: Language,
): ReadonlyMap<string, string> {
  const messageFor = ({ field, kind }: OfferFault): string => {
    if (kind === 'too-long') return words.long[field](values[field].length)
    if (kind === 'two-agencies') return words.twoAgencies
    return field === 'title' ? words.noTitle : words.noAgency
  }
  return new Map(faults.map((fault) => [fault.field, messageFor(fault)]))
}
