/**
 * Words that early help answers capitalise and that are nobody's name, and the words that say who somebody is.
 * Names themselves are not listed: a list of names would find some communities' children and miss others'.
 */

/** Splits a list that is written as one line of text. */
function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/))
}

/** Capitalised, and not part of a person's name. Words that are names as well (April, Summer, West, Hall) stay out. */
const VOCABULARY = words(
  [
    'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thurs fri sat sun',
    'mondays tuesdays wednesdays thursdays fridays saturdays sundays january february march july',
    'august september october november december feb mar apr jun jul aug sep sept oct nov dec',
    'easter christmas xmas halloween ramadan eid diwali spring winter today yesterday tomorrow',
    'a an the this that these those we they he she it our their his her my your you i who what when where why how',
    'if and but or as at by for from in into of on to with not no yes all any each every some most many few both',
    'one two three four five six seven eight nine ten also then there here now please thanks ring call contact',
    'email phone tel telephone mobile text ask see speak fax website online everyone everybody someone somebody',
    'anyone anybody nobody has have had is was are were would can could should might do does did',
    'early help child children childrens family families parent parents parenting carer carers young',
    'people person persons youth teen teens baby babies toddler toddlers adult adults infant junior primary',
    'secondary school schools academy nursery nurseries preschool pre-school reception college university pupil',
    'pupils student students teacher teachers teaching head headteacher deputy senco governor governors staff',
    'class year years stage key foundation phase term inset assembly exclusion inclusion attendance premium',
    'local authority authorities council councils area areas team teams service services hub hubs centre centres',
    'center clinic surgery practice hospital trust board partnership partners partner agency agencies forum panel',
    'network charity charities society association fund funding grant lottery community communities',
    'voluntary sector police fire ambulance nhs health healthy public mental physical wellbeing well-being care',
    'social worker workers work working nurse nurses nursing midwife midwives midwifery doctor visitor visitors',
    'visiting support supporting targeted universal plus specialist intensive edge prevention intervention',
    'interventions programme programmes program project projects scheme group groups club clubs session sessions',
    'course courses training workshop workshops plan plans planning assessment assessments referral referrals',
    'review reviews meeting meetings conference signs safety star outcomes outcome strengthening troubled',
    'whole think together protection protecting safeguarding safe safer need needs level levels tier threshold',
    'thresholds lead practitioner practitioners coordinator manager managers officer officers mentor mentors',
    'advice advisor adviser advisory advocacy citizens benefit benefits credit tax housing homeless',
    'money debt jobcentre jobs job employment food bank banks domestic abuse violence drug drugs alcohol substance',
    'strategy strategic national english maths reading book books story talk talking speech language play playing',
    'stay sensory massage bounce boost yoga rhyme rhymes sing singing forest outdoor sport sports lego nurture',
    'breakfast lunch homework holiday holidays start sure better best thrive matters incredible triple solihull',
    'makaton tool toolkit profile scale scales survey surveys questionnaire audit data report reports record',
    'records system systems notice notices act regulation regulations code policy procedure guidance',
    'offer pathway pathways front door gateway multi multi-agency single point access around',
    'information sharing voice participation engagement experience development developmental behaviour',
    'emotional autism adhd send senior special educational disability disabilities disabled learning home homes',
    'house open days week weeks month months time times city town village north south northern',
    'southern eastern western central church mosque temple parish road library office offices',
    'leisure friendly friends friendship connect connections facebook twitter google zoom skype whatsapp instagram',
    'youtube netflix xbox kooth childline barnardo barnardos nspcc samaritans mind relate refuge aid women',
    'men dads mums lads girls boys guides scouts brownies rainbows cubs beavers figures line helpline link',
    'british scottish welsh irish polish romanian bulgarian lithuanian latvian slovak czech hungarian',
    'russian ukrainian syrian afghan iraqi iranian kurdish turkish arab arabic indian pakistani bangladeshi asian',
    'african caribbean chinese vietnamese nepalese gurkha somali nigerian european spanish italian portuguese',
    'french german roma romany gypsy traveller travellers muslim catholic jewish sikh hindu army raf navy',
    'forces military royal mum mam mom mummy mother dad daddy father nan nana gran granny grandma grandad',
    'grandpa brother sister auntie aunt uncle mr mrs miss ms mx dr rev',
  ].join(' '),
)

/** Whether the word, as it is capitalised here, belongs to services, the calendar or common speech. */
export function isVocabulary(word: string): boolean {
  return VOCABULARY.has(word.toLowerCase())
}

/** Before a surname. "miss" in small letters is a verb. */
export const TITLES = words('Mr Mrs Miss Ms Mx Dr Rev mr mrs ms dr')

/** Family members as people call them: a name may follow them with any initial. */
export const FAMILIAR_KIN = words(
  'mum mam mom mummy dad daddy nan nana nanna gran granny grandma grandad grandpa auntie',
)

/** Family members: capitalised, they open names of services ("Mother and Baby", "Sister Dora"). */
export const KIN = words(
  'mother father son daughter brother sister stepdad stepmum stepson stepdaughter stepfather stepmother step-dad ' +
    'step-mum half-brother half-sister grandmother grandfather grandson granddaughter uncle aunt niece nephew cousin ' +
    'twin sibling husband wife boyfriend girlfriend fiancé',
)

/** Say whose: a name may then stand after a comma or bracket too. */
export const POSSESSIVES = words('his her their my whose')

/** Kin only when somebody's: a partner is else an agency. */
export const OWN = words('partner ex carer')

/** A child, in the singular: a group "for children called X" has a name of its own. */
export const CHILDREN = words('child boy girl pupil student lad lass toddler baby teenager youngster infant')

/** Several children of one family. */
export const SIBLINGS = words('twins brothers sisters siblings')

/** Anybody else whom an answer may name. */
export const PERSONS = words(
  'man woman lady gentleman person parent carer guardian teen teen-mum client patient family household',
)

/** Words in small letters that may stand within a name. */
export const PARTICLES = words('de da di la le van von der den bin ibn al el')

/** Pairs of capitals that stand before "family" and are no initials. */
export const ACRONYMS = words(
  'LA CP DV DA PP SW EH HV MH LD YP UK EU TF SF TA GP PB ED CL CN FE HE IT PE RE ND SG AP',
)

/** What makes "X family" a service: "the X family centre". */
export const FAMILY_SERVICES = words(
  'support worker workers hub hubs centre centres center group groups learning link liaison intervention practitioner ' +
    'practitioners solicitor law court programme project service services team teams therapy focus action fund day',
)

/** After "child called": summoned or telephoned, not named. */
export const NOT_NAMED = words(
  'in to out for by us me the a an at up on them him her home back over it names round into upon about from off ' +
    'again and who before after this his my their our your childline police emergency help mum dad because when',
)
