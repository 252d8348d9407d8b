/** The directory as each reader has it: what reaches them, and what is hidden in its words. */
import { nameKey } from '../agencyNames.js'
import type { PublishedService } from '../conclusions.js'
import { createMask, type KnownNames, type Mask } from '../maskedText.js'
import type { Option } from '../questionnaire.js'
import { agencyOf, reaches, type OfferLevel, type ReadEntry } from './entries.js'

/** An entry as somebody reads it. */
export interface SharedEntry {
  readonly number: number
  readonly title: string
  readonly agency: string
  /** A sector's id, "" where none is known. */
  readonly sector: string
  readonly level: OfferLevel
  readonly issues: readonly string[]
  readonly addresses: string
  readonly evidence: string
  readonly words: string
}

/** Who reads through the mask, and only what reaches them. */
const READERS_BESIDE_LEADS = ['group', 'agencies', 'public'] as const

/** What a lead can look at: what reaches a reader, what was left out, what is to be looked at again. */
export const OFFER_VIEWS = ['leads', 'changed', 'left-out', ...READERS_BESIDE_LEADS] as const
export type OfferView = (typeof OFFER_VIEWS)[number]

/**
 * The entries of a view, by number. Leads read everything as it stands. For others an entry counts only while
 * its answer is what a lead looked at; the agencies of these entries are named, and every other name, contact detail
 * and possible personal data is hidden in all words.
 *
 * @param names of the agencies and persons that are known in the round
 */
export function sharedEntries(
  entries: readonly ReadEntry[],
  view: OfferView,
  names: KnownNames,
): readonly SharedEntry[] {
  const own = entries.filter((one) => isIn(one, view)).toSorted((a, b) => a.entry.number - b.entry.number)
  if (!isBesideLeads(view)) return own.map((one) => sharedEntry(one, { text: (text) => text }))
  const named = new Set(own.map(({ entry }) => nameKey(agencyOf(entry))))
  const agencies = names.agencies.filter((name) => !named.has(nameKey(name)))
  const mask = createMask({ agencies, persons: names.persons })
  return own.map((one) => sharedEntry(one, mask))
}

function isIn({ entry, hasChanged }: ReadEntry, view: OfferView): boolean {
  if (view === 'left-out') return entry.sharing === 'left-out'
  if (view === 'changed') return hasChanged && reaches(entry.sharing, 'leads')
  return reaches(entry.sharing, view) && !(hasChanged && isBesideLeads(view))
}

function isBesideLeads(view: OfferView): boolean {
  return READERS_BESIDE_LEADS.some((reader) => reader === view)
}

function sharedEntry({ entry, words }: ReadEntry, mask: Pick<Mask, 'text'>): SharedEntry {
  const { number, title, sector, level, issues, addresses, evidence } = entry
  return {
    ...{ number, sector, level, issues, agency: agencyOf(entry) },
    title: mask.text(title),
    addresses: mask.text(addresses),
    evidence: mask.text(evidence),
    words: mask.text(words),
  }
}

/** The entries as a release prints them, or agencies read them: those that reach this reader. */
export function publishOffer(
  entries: readonly ReadEntry[],
  reader: 'agencies' | 'public',
  names: KnownNames,
  { sectors, issues }: { readonly sectors: readonly Option[]; readonly issues: readonly Option[] },
): readonly PublishedService[] {
  return sharedEntries(entries, reader, names).map((entry) => {
    const { number, title, agency, level, evidence, words } = entry
    const sector = sectors.find(({ id }) => id === entry.sector)?.label ?? entry.sector
    return { number, title, agency, sector, level, addresses: addressesOf(entry, issues), evidence, words }
  })
}

/** What an entry addresses: what is ticked, then words. */
export function addressesOf(
  { issues, addresses }: Pick<SharedEntry, 'issues' | 'addresses'>,
  options: readonly Option[],
): string[] {
  const ticked = options.filter(({ id }) => issues.includes(id)).map(({ label }) => label.replace(/\.$/, ''))
  return [...ticked, ...(addresses === '' ? [] : [addresses])]
}

export interface OfferFilters {
  readonly search: string
  /** "" for all. */
  readonly level: OfferLevel | ''
  readonly sector: string
  readonly issue: string
}

/** The entries that hold every word that is looked for, or a word that begins so, whatever its case and accents. */
export function findEntries<E extends SharedEntry>(
  entries: readonly E[],
  { search, level, sector, issue }: OfferFilters,
): readonly E[] {
  const wanted = wordsIn(search)
  return entries.filter((entry) => {
    if (level !== '' && entry.level !== level) return false
    if (sector !== '' && entry.sector !== sector) return false
    if (issue !== '' && !entry.issues.includes(issue)) return false
    const { title, agency, addresses, evidence, words } = entry
    const there = wanted.length > 0 ? wordsIn([title, agency, addresses, evidence, words].join('\n')) : []
    return wanted.every((word) => there.some((one) => one.startsWith(word)))
  })
}

function wordsIn(text: string): readonly string[] {
  const plain = text.normalize('NFD').replaceAll(/[\p{M}'’]/gu, '')
  return plain.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
