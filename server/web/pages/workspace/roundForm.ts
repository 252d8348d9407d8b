/** The form of a round's settings, for a new round and for one that there is. */
import { fillWording, type Questionnaire } from '../../../audit/questionnaire.js'
import type { NewRound, Round, RoundFault } from '../../../audit/rounds.js'
import type { Language } from '../../language/en.js'
import type { FormField } from './formPage.js'

/** What somebody typed into the form, by field. */
export type RoundValues = Readonly<Record<RoundField, string>>

export const ROUND_FIELDS = [
  'title',
  'area',
  'edition',
  'opensOn',
  'closesOn',
  'access',
  'minimumCount',
  'contactEmail',
  'contactPhone',
  'dangerContact',
  'thresholdsUrl',
  'earlierRoundId',
] as const satisfies readonly (keyof NewRound)[]
export type RoundField = (typeof ROUND_FIELDS)[number]

/** A round as the form shows it. */
export function valuesOf(round: NewRound): RoundValues {
  return {
    ...round,
    minimumCount: String(round.minimumCount),
    thresholdsUrl: round.thresholdsUrl ?? '',
    earlierRoundId: round.earlierRoundId === null ? '' : String(round.earlierRoundId),
  }
}

export interface RoundChoices {
  readonly questionnaires: Iterable<Questionnaire>
  /** A used edition is no field. */
  readonly isEditionFixed: boolean
  /** The rounds that this one can be compared with. */
  readonly others: readonly Pick<Round, 'id' | 'title'>[]
}

/** The fields, in order. */
export function roundFields(
  values: RoundValues,
  { questionnaires, isEditionFixed, others }: RoundChoices,
  { workspace: { round: words, dateHint } }: Language,
): readonly FormField[] {
  const area = values.area === '' ? words.anyArea : values.area
  const editions = [...questionnaires].map((questionnaire) => ({
    value: questionnaire.edition,
    text: titleIn(area, questionnaire),
    hint: questionnaire.source,
  }))
  const field = (id: RoundField) => ({ id, value: values[id] })
  return [
    { ...field('title'), kind: 'text', label: words.title, hint: words.titleHint },
    { ...field('area'), kind: 'text', label: words.area, hint: words.areaHint, width: 20 },
    ...(isEditionFixed
      ? []
      : [{ ...field('edition'), kind: 'radios', label: words.edition, items: editions } as const]),
    { ...field('opensOn'), kind: 'date', label: words.opensOn, hint: dateHint, width: 10 },
    { ...field('closesOn'), kind: 'date', label: words.closesOn, hint: dateHint, width: 10 },
    {
      ...field('access'),
      kind: 'radios',
      label: words.access,
      items: [
        { value: 'open-link', text: words.accessOpen },
        { value: 'invitation', text: words.accessInvitation },
      ],
    },
    {
      ...field('minimumCount'),
      kind: 'number',
      label: words.minimumCount,
      hint: words.minimumHint,
      width: 3,
    },
    { ...field('contactEmail'), kind: 'email', label: words.contactEmail, hint: words.contactHint },
    { ...field('contactPhone'), kind: 'tel', label: words.contactPhone, width: 20 },
    { ...field('dangerContact'), kind: 'text', label: words.dangerContact, hint: words.dangerHint },
    { ...field('thresholdsUrl'), kind: 'url', label: words.thresholdsUrl, hint: words.thresholdsHint },
    ...(others.length > 0 ? [earlierField(values, others, words)] : []),
  ]
}

function earlierField(
  { earlierRoundId: value }: RoundValues,
  others: RoundChoices['others'],
  words: Language['workspace']['round'],
): FormField {
  const items = others.map(({ id, title }) => ({ value: String(id), text: title }))
  return {
    id: 'earlierRoundId',
    value,
    kind: 'select',
    label: words.earlier,
    hint: words.earlierHint,
    items: [{ value: '', text: words.earlierNone }, ...items],
  }
}

/** A questionnaire's title as it reads in an area. */
export function titleIn(area: string, { title }: Questionnaire): string {
  return fillWording(title, { area }) ?? title
}

/** What to say beside each field that is wrong, in the form's order. */
export function roundMessages(
  faults: readonly RoundFault[],
  { workspace: { round: words } }: Language,
): ReadonlyMap<string, string> {
  const messageFor = ({ field, kind }: RoundFault) =>
    kind === 'too-early' ? words.tooEarly : (words.faults[field] ?? '')
  return new Map(
    ROUND_FIELDS.flatMap((id) =>
      faults.filter(({ field }) => field === id).map((fault) => [id, messageFor(fault)] as const),
    ),
  )
}
