/** Conclusions from the figures of a release. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Conclusions } from '../../server/audit/conclusions.js'
import { publishedTables } from '../../server/audit/published.js'
import type { Release } from '../../server/audit/releases.js'
import { parseDrafting } from '../../server/audit/statements/drafting.js'
import { draftStatements } from '../../server/audit/statements/drafts.js'
import { evidenceAt } from '../../server/audit/statements/evidence.js'
import { STATEMENT_KINDS } from '../../server/audit/statements/statements.js'
import type { Findings } from '../../server/audit/findings.js'
import { projectRoot } from '../../server/projectRoot.js'
import { questionnaire } from './findings.js'

const file = join(projectRoot(), 'data/questionnaires/working-together-2018.statements.json')

/** How statements on the 2018 edition are drafted. */
export const drafting = parseDrafting(JSON.parse(readFileSync(file, 'utf8')), questionnaire)

const indicator: Conclusions['scoreCard'][number] = {
  ...{ id: 'named-worker', label: 'Families have a named worker', unit: 'percent', polarity: 'up' },
  ...{ now: { kind: 'percentage', count: 21, base: 27 }, before: { kind: 'percentage', count: 9, base: 30 } },
  ...{ direction: 'better', way: 'up', target: 75, isMet: true, benchmarks: {} },
  ...{ period: '', source: '', note: 'Of the answers that are read.' },
}
const SCORE_CARD: Conclusions['scoreCard'] = [
  indicator,
  {
    ...{ ...indicator, id: 'hand-1', label: 'Re-referrals', now: { kind: 'measure', value: 21.5 } },
    ...{ before: null, direction: 'no-comparison', way: null, isMet: false, note: '' },
    ...{ period: '2026 to 2027', source: 'Case system' },
    benchmarks: { national: { value: 22.4, period: '2026', source: 'DfE' } },
  },
]

/** The release with every draft kept as a statement of some kind, and a few quotes, with and without a source. */
export function concluded(release: Release, findings: Pick<Findings, 'questions' | 'responses'>): Release {
  const tables = publishedTables(release.findings)
  const statements = draftStatements(findings, drafting).map(({ text, sectionId, evidence }, at) => ({
    id: at + 1,
    section: sectionId,
    kind: STATEMENT_KINDS[at % STATEMENT_KINDS.length] ?? 'finding',
    text,
    evidence: evidence.map((one) => ({ ...one, figures: [...evidenceAt(tables, one).figures] })),
    quotes: at === 0 ? [1] : [],
  }))
  const quote = { section: 'identify', question: 'identify_how' }
  const quotes: Conclusions['quotes'] = [
    { ...quote, id: 1, text: '=We notice it at [a place]', attribution: 'A school' },
    { ...quote, id: 2, text: 'Families tell us\nthemselves', attribution: '' },
  ]
  const actions: Conclusions['actions'] = [
    { number: 1, text: '=Train schools', owner: 'Board', dueOn: '2027-09-30', status: 'under-way' },
    { number: 3, text: 'One form', owner: 'An agency', dueOn: '2027-03-31', status: 'done' },
  ]
  const service = { number: 1, title: '=Stay and play', agency: 'Open Door', sector: 'Health' } as const
  const rest = { addresses: ['Sleep', 'Money'], evidence: '', words: 'We run it\nwith [an agency]' }
  const offer: Conclusions['offer'] = [{ ...service, ...rest, level: 'targeted' }]
  return { ...release, conclusions: { statements, quotes, actions, scoreCard: [...SCORE_CARD], offer } }
}
