/**
 * How words are written: British and American forms, common slips and irregular forms, so that each counts as the
 * same word. Word lists only; words.ts applies them.
 */

/** Reads "to: from from; to: from" into a map from each variant to the form that stands for it. */
function variants(list: string): ReadonlyMap<string, string> {
  const entries = list.split(';').flatMap((line) => {
    const [to = '', from = ''] = line.split(':').map((part) => part.trim())
    const words = from.split(/\s+/).filter((word) => word !== '')
    return words.map((word) => [word, to] as const)
  })
  return new Map(entries)
}

/** American spellings that no rule below turns, common slips and shortenings, each to the British form. */
const SPELLING = variants(`
  centre: center; centres: centers; centred: centered; programme: program; programmes: programs;
  counselling: counseling councelling conselling; counsellor: counselor councellor councelor;
  counsellors: counselors councellors; paediatric: pediatric; paediatrician: pediatrician;
  practice: practise; practices: practises; judgement: judgment; licence: license; defence: defense; enrol: enroll;
  fulfil: fulfill; grey: gray; mum: mom mam; mums: moms mams; whilst: while; among: amongst; toward: towards;
  referral: referal refferal refferral referel; referrals: referals refferals; receive: recieve; received: recieved;
  safeguarding: safegaurding safegurding saftguarding; safeguard: safegaurd;
  assessment: assesment asessment assessement assessmnt assement; assessments: assesments asessments;
  families: familys familes; family: famly; communication: comunication; community: comunity;
  agencies: agencys agences; nurseries: nurserys; environment: enviroment; definitely: definately definatly;
  professional: proffesional profesional; professionals: proffesionals profesionals; their: thier; which: wich;
  because: becuase beacuse cos coz bc; consent: concent; threshold: treshold threshhold; available: availible;
  thresholds: tresholds threshholds; accommodation: accomodation; attendance: attendence; behaviour: behavoir;
  identified: identifed; training: trainning traning; liaise: liase; liaison: liason; separate: seperate;
  practitioner: practioner practicioner; practitioners: practioners practicioners; psychology: pyschology;
  anxiety: anxity anxeity; anxious: anxous; experience: experiance; knowledge: knowlege knowledg; vulnerable: vunerable;
  responsibility: responsability; responsibilities: responsabilities responsibilites; understand: undestand;
  understanding: undestanding; appropriate: appropiate; independent: independant; relevant: relevent;
  confidence: confidance; resource: resorce; believe: beleive; achieve: acheive; government: goverment;
  meeting: meetting; disability: disabilty; specialist: specalist; information: infomation info; with: wiv w;
  your: ur; you: u; people: ppl; though: tho; through: thru; about: abt; without: wout; please: pls plz; year: yr;
  years: yrs; week: wk; weeks: wks; hours: hrs; hour: hr; months: mths; month: mth; minutes: mins; approximately: approx;
  management: mgmt mngmt`)

/** Irregular forms and forms that Porter's stemmer would part from their word, to the form that stands for them. */
const IRREGULAR = variants(`
  child: children childrens childs; woman: women womens; man: men mens; person: persons; life: lives; half: halves;
  early: earlier earliest; good: better best; bad: worse worst; refer: referral referrals;
  know: knew known; teach: taught; tell: told; see: saw seen; ring: rang rung; run: ran; give: gave given;
  take: took taken; go: went gone goes; bring: brought; buy: bought; find: found; get: got gotten; lose: lost;
  make: made; pay: paid; say: said; send: sent; spend: spent; think: thought; understand: understood;
  write: wrote written; hold: held; build: built; feel: felt; fall: fell fallen; grow: grew grown; hear: heard;
  lead: led; choose: chose chosen; keep: kept; sit: sat; speak: spoke spoken; begin: began begun; come: came;
  do: did done does; have: has had having; be: is are was were been being am; break: broke broken; catch: caught;
  meet: met; seek: sought; drive: drove driven; draw: drew drawn; shrink: shrank shrunk; learn: learnt; win: won;
  die: died dying dies; trauma: traumatic traumatised; crisis: crises; diagnosis: diagnoses diagnosed diagnose;
  show: shown; analysis: analyses; nursery: nurseries; experience: experiences experienced experiencing;
  authority: authorities; officer: officers; activity: activities; community: communities; university: universities;
  responsibility: responsibilities; policy: policies; relationship: relationships; hospital: hospitals;
  clinic: clinics; station: stations; right: rights; meeting: meetings; building: buildings; outing: outings;
  morning: mornings; evening: evenings; specialist: specialists; severe: severely severity; helpful: helpfully;
  universal: universally; general: generally; party: parties; notice: noticed noticing notices;
  address: addresses; secondary: secondaries; paste: pasted`)

/** Words that Porter's stemmer would merge with an unrelated word: each is its own stem. */
const PROTECTED = new Set(
  `university universal general generic community helpful unhelpful nursery right works experience inexperienced
  authority officer activity news responsibility responsible business importance secondary meeting morning evening
  building clinic policy station relationship adding address several severe missing outing planning hospital
  hospitality animal personal personnel organ organic late lately latest early special specialist past paste notice
  noticeable interest interesting stage staged desert dessert wander wonder custom customs custody party partial
  something anything nothing everything accessible patient patients patience`.split(/\s+/),
)

/** Words in "-ize" and the like that are spelt so in Britain too. */
const BRITISH_IZE = /^(down|over|under|cap|re)siz|^(seiz|priz)/
const IZE = /iz(e|es|ed|ing|er|ers|ation|ations)$/
const OR = /^(behavi|col|fav|lab|neighb|hon|harb|endeav|rum|hum)or(?=$|s|ed|ing|hood|al|ite|able)/

/** A word in British spelling, common slips mended. Takes and gives lower case. */
export function respell(word: string): string {
  const known = SPELLING.get(word)
  if (known !== undefined) return known
  const british = word.replace(OR, '$1our')
  return british.length > 6 && !BRITISH_IZE.test(british) ? british.replace(IZE, 'is$1') : british
}

/** The form that stands for a word and its irregular relatives: "children" gives "child". */
export function regularForm(word: string): string {
  return IRREGULAR.get(word) ?? word
}

/** Whether a word is its own stem, because Porter's stemmer would merge it with an unrelated word. */
export function isProtected(word: string): boolean {
  return PROTECTED.has(word)
}
