/** Street addresses with a number. A street alone is a neighbourhood, which audits speak of rightly. */
import { ENDS, type Finder, finderOf, SPACE } from './spans.js'
import { isVocabulary } from './vocabulary.js'

/** What a street or house may be called last. */
const STREETS = 'Street|St|Road|Rd|Avenue|Ave|Lane|Crescent|Cres|Terrace|Grove|Gardens|Gdns|Mews'
/** The same, of words that also end the names of services: these need a word before that no service uses. */
const OTHERS =
  'Close|Drive|Court|Place|Way|Walk|Square|Row|Rise|Hill|Park|Green|View|Croft|Fold|Garth|Mount|Parade|Yard|House'
/** Kinds that mean little else when typed in small letters. */
const PLAIN = 'street|road|avenue|lane|crescent|terrace'
/** Words that stand before such a kind in "3 down the road" and "2 high street banks". */
const NO_STREET_NAMES = 'the|this|that|our|your|per|each|every|off|main|same|high|busy|whole|different|other'
/** A street that is part of an agency's name. */
const AGENCIES =
  'School|Primary|Infants?|Junior|Academy|Nursery|Centre|Surgery|Practice|Medical|Clinic|Library'

const FIGURE = String.raw`\d{1,3}[a-z]?,?${SPACE}`
/** "14 ", "7a, ", "Flat 2, 14 ", "Flat 3, ". No part of a date, a sum or a range of school years such as 2018/19. */
const NUMBER = String.raw`(?<![\p{L}\p{N}/£.,])(?:(?:[Ff]lat|[Aa]partment|[Aa]pt)${SPACE})?${FIGURE}(?:${FIGURE})?`
const CAPITALISED = String.raw`\p{Lu}[\p{L}'’-]{1,20}`

/** A number, one to three capitalised words and a kind of street: "14 Acacia Avenue", "7a St Mary's Road". */
const NAMED = `${NUMBER}(?:${CAPITALISED}${SPACE}){1,3}(?:${STREETS}|${OTHERS})${ENDS}(?!${SPACE}(?:${AGENCIES})${ENDS})`
/** As typed in haste: "14 acacia avenue". */
const HASTY = `${NUMBER}(?!(?:${NO_STREET_NAMES})${SPACE})[a-z'’-]{3,20}${SPACE}(?:${PLAIN})${ENDS}`

const CERTAIN = new RegExp(`(?:${STREETS}|${PLAIN})$`, 'u')
const FIRST_NAMED = /(?<=\d[a-z]?,?\s)\p{Lu}[\p{L}-]*/u

/** Finds a house number with its street or house, flat first where there is one. */
export const findAddresses: Finder = finderOf(
  new RegExp(`${NAMED}|${HASTY}`, 'gu'),
  (found) => CERTAIN.test(found) || !isVocabulary(FIRST_NAMED.exec(found)?.[0] ?? ''),
)
