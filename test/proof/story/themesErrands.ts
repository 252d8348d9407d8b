/** What the group sends about themes: decisions, two readers, reviews, and signing off. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../../server/projectRoot.js'
import { filledIn, formFields } from '../../support/form.js'
import { fields, onPage, type Errand, type World } from './errand.js'

const ROUND = '/rounds/sample'
const THEMES = `${ROUND}/themes`
const READERS = `${ROUND}/readers`
const SAMPLE = `${READERS}/1`

const by =
  (who: Errand['by']) =>
  (route: string, fill: Errand['fill'], rest: Partial<Errand> = {}): Errand => ({
    route: `POST /rounds/:round${route}`,
    by: who,
    fill,
    ...rest,
  })
const lead = by('lead')
const member = by('member')

const suggestion: Errand['fill'] = async (world) => {
  const phrase = /\/themes\/suggestions\/([^"]+)"/.exec(await world.get(THEMES))?.[1] ?? ''
  return onPage(`${THEMES}/suggestions/${phrase}`, { what: 'dismiss' })(world)
}
const excerpts: Errand['fill'] = async ({ get }) => {
  const html = await get(`${THEMES}/training`)
  const place = /name="(excerpt\|[^"]+)"/.exec(html)?.[1] ?? ''
  const address = `${THEMES}/training/excerpts`
  const seen = /name="seen" value="(\d+)"/.exec(html)?.[1] ?? ''
  return { address, body: filledIn([], { [place]: ' keep', seen }) }
}
const splitRules: Errand['fill'] = async (world) => {
  const html = await world.get(`${THEMES}/training`)
  const rule = /name="split-rules" type="checkbox" value="([^"]+)"/.exec(html)?.[1] ?? ''
  const filling = { 'split-label': 'Induction', 'split-meaning': 'First days', 'split-rules': rule }
  return onPage(`${THEMES}/training`, filling, `${THEMES}/training/split`)(world)
}
const words: Errand['fill'] = async (world) => {
  const line =
    readFileSync(join(projectRoot(), 'data/samples/sample-round.jsonl'), 'utf8').split('\n')[1] ?? ''
  const text = (JSON.parse(line) as { answers: { identify_how: string } }).answers.identify_how
  const filling = {
    'excerpt-reference': 'S02',
    'excerpt-question': 'identify_how',
    'excerpt-words': text.slice(0, 12).trim(),
  }
  return onPage(`${THEMES}/training`, filling, `${THEMES}/training/excerpt`)(world)
}
const undo: Errand['fill'] = async (world) => {
  const decision = /name="decision" value="(\d+)"/.exec(await world.get(`${ROUND}/codebook`))?.[1] ?? ''
  return { address: `${ROUND}/codebook/undoings`, body: filledIn([], { decision, seen: decision }) }
}
const renew: Errand['fill'] = async ({ get }) => {
  const html = await get(`${ROUND}/codebook`)
  const decision = /codebook\/renewals"[\s\S]*?name="decision" value="(\d+)"/.exec(html)?.[1] ?? ''
  const seen = /name="seen" value="(\d+)"/.exec(html)?.[1] ?? ''
  return { address: `${ROUND}/codebook/renewals`, body: filledIn([], { decision, seen }) }
}
const markAll: Errand['fill'] = async ({ get }: World) => {
  const address = `${THEMES}/training/review`
  const html = await get(address)
  const names = [...html.matchAll(/name="(mark-[^"]+)" type="radio" value="no"/g)].map(
    ([, name]) => name ?? '',
  )
  return {
    address,
    body: filledIn(formFields(html, address), Object.fromEntries(names.map((name) => [name, 'no']))),
  }
}
const settleOne: Errand['fill'] = async ({ get }) => {
  const html = await get(`${SAMPLE}/disagreements`)
  const name = /name="(settle-[^"]+)"/.exec(html)?.[1] ?? ''
  const seen = /name="seen" value="(\d+)"/.exec(html)?.[1] ?? ''
  return { address: `${SAMPLE}/settlements`, body: filledIn([], { [name]: 'yes', seen }) }
}
const signOff: Errand['fill'] = onPage(READERS, {}, `${ROUND}/codebook/sign-offs`)

const NEW = { label: 'Lone parents', meaning: 'Parents on their own' }
const decisions: readonly Errand[] = [
  member('/themes', onPage(THEMES, NEW)),
  lead(
    '/themes/:theme/wording',
    onPage(`${THEMES}/lone-parents`, { 'wording-label': 'Parents alone' }, `${THEMES}/lone-parents/wording`),
  ),
  lead('/themes/:theme/rules/:rule', onPage(`${THEMES}/lone-parents/rules/new`, { match: 'parents' })),
  lead('/themes/suggestions/:phrase', suggestion),
  lead('/themes/:theme/excerpts', excerpts),
  lead('/themes/:theme/excerpt', words),
  lead('/themes/:theme/split', splitRules),
  lead(
    '/themes/:theme/merger',
    onPage(`${THEMES}/induction`, { 'merger-into': 'training' }, `${THEMES}/induction/merger`),
  ),
  lead('/themes/:theme/dismissal', onPage(`${THEMES}/lone-parents`, {}, `${THEMES}/lone-parents/dismissal`)),
  lead('/codebook/undoings', undo),
  lead('/themes/:theme/review', markAll),
]

const READ = 10
const reading = (who: typeof lead, theme: (answer: number) => string): readonly Errand[] => [
  who('/readers/:sample/places', fields(`${SAMPLE}/places`)),
  ...Array.from({ length: READ }, (_, at) =>
    who('/readers/:sample/answers/:answer', fields(`${SAMPLE}/answers/${at + 1}`, { theme: theme(at) })),
  ),
  who('/readers/:sample/completion', fields(`${SAMPLE}/completion`)),
]

const readers: readonly Errand[] = [
  lead('/readers', fields(READERS, { size: String(READ) })),
  member('/readers/:sample/places', fields(`${SAMPLE}/places`)),
  member('/readers/:sample/resignation', fields(`${SAMPLE}/resignation`)),
  ...reading(lead, () => 'training'),
  ...reading(by('second-lead'), (at) => (at % 2 ? 'training' : 'NOTHING')),
  lead('/readers/:sample/settlements', settleOne, {
    more: 'What is settled twice in the same way stands twice in the record, and counts once.',
  }),
  lead('/codebook/sign-offs', signOff),
  lead('/codebook/sign-offs/:signOff/undoing', fields(`${ROUND}/codebook/sign-offs/1/undoing`)),
  lead('/readers', fields(READERS, { size: String(READ) })),
  lead('/readers/:sample/ending', fields(`${READERS}/2/ending`)),
]

/** Decides again on S02's answer, once that was corrected. */
export const renewalErrand = lead('/codebook/renewals', renew)
/** From a new theme to a sample that two people read. */
export const themesErrands: readonly Errand[] = [...decisions, ...readers]
