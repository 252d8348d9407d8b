/**
 * How answers to closed questions open. Phrases are words in lower case without apostrophes; a comma stands for any
 * break within the sentence (comma, dash, bracket, stroke). Each list is parted by upright strokes;
 * of two phrases that begin alike the longer comes first.
 */

/** Said before the answer itself. */
export const ASIDES = phrases(`
  well , | well | honest answer , | honest answer | in short , | in all honesty ,
`)

/** Subjects that speak for the whole agency; what they say counts as said of it. */
export const SPEAKS_FOR_ALL = phrases(`
  all staff | all families | all practitioners | all of us | all | everyone | everybody | families | staff |
  practitioners | our staff | we | they | i | it
`)

/** Nobody knows, or the question is put aside. */
export const NEITHER = phrases(`
  not sure | unsure | not certain | not known | unknown | not applicable | n , a | na | n a | dont know |
  do not know | dunno | not a clue | no idea | no comment | no answer | no response | no information | no info |
  no data | dont think you | dont think we | dont think it | dont think the | dont think there |
  dont think that | do not think
`)

/** Yes in part, at times or after a fashion. */
export const IN_PART = phrases(`
  mostly | mainly | partly | partially | in part | largely | generally | usually | often | sometimes |
  occasionally | rarely | seldom | increasingly | loosely | informally | up to a point | some | a few | a bit |
  kind of | kinda | sort of | more or less | yes and no | no and yes | in a way | in a sense | in effect |
  in theory | in principle | in some | in most | most | many | to an extent | to some extent | to some degree |
  to a degree | to a certain extent | to a point | depends | depending | it depends | varies | it varies |
  only | as and when | where possible | where appropriate | where needed | where necessary | where we can |
  if possible | if appropriate | if needed | if necessary | when possible | when needed | when necessary |
  as far as | as much as | as best | try | tries | aim | aims | would like | working towards | do our best |
  do my best | do try | not always | not all | not every | not everyone | not for all | not consistently |
  not formally | not officially | not fully | not entirely | not completely | not wholly | not necessarily |
  not usually | not often | not routinely | not in every | no formal
`)

/** Open a sentence whose answer, if it has one, comes at its end: "where there is a plan then yes". */
export const CONDITIONS = phrases(`
  if | where | when
`)

/** No in other words. */
export const MEANS_NO = phrases(`
  not as such | not really | not at all | not currently | not presently | not at present | not yet |
  not at the moment | not at this time | unfortunately not | sadly not | afraid not | im afraid not | dont |
  do not | doesnt | does not | didnt | no caseload | no caseloads | no named | no key worker
`)

/** The word itself, or as good as. */
export const NO = phrases(`
  no | n | nope | nah | none | never
`)

/** What may follow a "no" that is the answer and not the beginning of "no consent…". */
export const NO_STANDS_ALONE_BEFORE = phrases(`
  , | we | i | they | it | this | our | not | as | because | since | due to | but | except | although | though |
  only | unless | sorry | unfortunately | need | there
`)

/** The word itself, slips of the finger included, or as good as. */
export const MEANS_YES = phrases(`
  yes | y | ye | yess | yesss | yers | yse | eys | yep | yup | yeah | yea | aye | of course | indeed |
  absolutely | always | certainly | correct | definitely | definately | definitley | defiantly | very much so |
  very much | without doubt | without a doubt | have to | has to | do | does
`)

/** Right after a yes or a no: takes part of it back. */
export const TAKES_BACK = phrases(`
  and no | but | sort of | kind of | in part | in a way | in a sense | in effect | in theory | in principle |
  in some | in most | partly | partially | mostly | mainly | largely | loosely | informally | some | sometimes |
  to an extent | to some extent | to a degree | to some degree | to a certain extent | as far as | as much as |
  as best | where | when | if | only | except | unless | although | though | depending | depends | it depends |
  for | up to a point | more or less | not always | not all | not every | not for all | not formally |
  not consistently | not fully
`)

/** Follows a yes without taking anything back, though it begins like words that do. */
export const KEEPS = phrases(`
  for all | for every | for everyone | for each
`)

/** Matches words that begin with one of the phrases, the first of the list that does. */
function phrases(list: string): RegExp {
  const alternatives = list.split('|').map((phrase) => phrase.trim())
  return new RegExp(`^(?:${alternatives.join('|')})(?= |$)`)
}
