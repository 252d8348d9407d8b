/** The words of the score card. */
import type { IndicatorFaultKind } from '../../../audit/scoreCard/handForm.js'
import { BENCHMARK_LABELS, type IndicatorUnit, type Polarity } from '../../../audit/scoreCard/indicators.js'
import { TRAVEL_LABELS, type NoComparison } from '../../../audit/scoreCard/travel.js'
import { number } from './formats.js'

const units: Readonly<Record<IndicatorUnit, string>> = {
  count: 'A number',
  percent: 'A percentage',
  rate: 'A rate per 10,000',
}

const polarities: Readonly<Record<Polarity, string>> = {
  up: 'Larger is better',
  down: 'Smaller is better',
  neutral: 'Neither is better',
}

const noComparison: Readonly<Record<NoComparison, string>> = {
  'no-earlier': 'No earlier round',
  'not-now': 'No figure in this round',
  'not-then': 'No figure in the round before',
  'small-base': 'Too few to compare',
  'series-break': 'Not measured alike',
}

const faults: Readonly<Record<IndicatorFaultKind, string>> = {
  empty: 'Enter this',
  'too-long': 'It must be 200 characters or less. All of it is kept here.',
  'no-number': 'Enter a number, such as 12.5',
  'no-whole-number': 'Enter a whole number, such as 340',
  'over-100': 'Enter a percentage from 0 to 100',
  half: 'Enter the figure with when it was counted and where it comes from, or none of the three',
}

export const scoreCard = {
  title: 'Score card',
  link: 'Score card',
  linkHint: 'Indicators with targets and direction of travel',
  intro: 'Where early help stands, indicator by indicator.',
  noDefinition: 'Nobody has chosen indicators for the questionnaire of this round.',
  computed: 'From this audit',
  byHand: 'Entered by hand',
  noneByHand: 'No indicator was entered by hand.',
  head: {
    label: 'Indicator',
    now: 'This round',
    before: 'Round before',
    travel: 'Direction of travel',
    target: 'Target',
  },
  ofBase: (count: number, base: number) => `${number(count)} of ${number(base)}`,
  percent: (value: number) => `${number(value)}%`,
  rate: (value: number) => `${number(value)} per 10,000`,
  noFigure: 'No figure',
  counted: (period: string, source: string) => `${period}, ${source}`,
  travel: TRAVEL_LABELS,
  noComparison,
  met: 'met',
  notMet: 'not met',
  noTarget: 'None',
  noBenchmark: 'None',
  targetIs: (target: string, state: string) => `${target}: ${state}`,
  polarityNotes: polarities,
  noEarlier: 'There is no earlier round to compare with, so no direction of travel is shown.',
  earlier: (title: string) => `The round before is “${title}”.`,
  compare: 'Compare the two rounds',
  workingOut: (title: string) =>
    `The figures of the round before, “${title}”, are being worked out. The direction of travel is shown as soon as they are there.`,
  lookAgain: 'Look again',
  notes: [
    'Percentages are of the base beside them. Below a base of 10 there is none: [u].',
    'Shares have changed clearly where their 95% ranges do not overlap. Response rates and figures entered by hand are compared as they are.',
    'The mark on a bar is the target.',
  ],
  setTargets: 'Set targets',
  addIndicator: 'Add an indicator by hand',
  change: 'Change',
  published: 'May be published',
  notPublished: 'Not published',
  download: 'Download as a CSV file',

  targetsTitle: 'Targets',
  targetsText: 'In per cent. Leave a field empty where there is to be no target.',
  saveTargets: 'Save the targets',
  targetFault: 'Enter a percentage from 0 to 100, or nothing',

  newTitle: 'Add an indicator',
  editTitle: 'Change an indicator',
  create: 'Add the indicator',
  save: 'Save changes',
  remove: 'Remove this indicator',
  removeText: 'It leaves the score card. Releases that have it keep it.',
  changedMeanwhile: (who: string) =>
    `${who} changed this indicator while you had it open. It was not removed: look at it again.`,
  fields: {
    label: 'Name of the indicator',
    labelHint:
      'Such as “Early help assessments started”. The same name in the next round goes on from this one',
    unit: 'What the figures are',
    units,
    polarity: 'Which way is better',
    polarities,
    value: 'Figure of this round',
    period: 'When it was counted',
    periodHint: 'Such as “April 2026 to March 2027”',
    source: 'Where it comes from',
    sourceHint: 'Such as “Early help case system”. Name no person',
    target: 'Target (optional)',
    isPublic: 'In releases',
    isPublicHint: 'A number below the round’s smallest is withheld all the same',
    publicNo: 'Not published',
    publicYes: 'May be published',
    benchmark: {
      value: (name: string) => `${name} figure (optional)`,
      period: (name: string) => `${name}: when it was counted`,
      source: (name: string) => `${name}: where it comes from`,
    },
  },
  benchmarks: BENCHMARK_LABELS,
  faults,
  done: {
    added: 'The indicator is added.',
    saved: 'The indicator is saved.',
    removed: 'The indicator is removed.',
    targets: 'The targets are saved.',
  },
  file: {
    label: 'Indicator',
    polarity: 'Which way is better',
    now: 'This round',
    count: 'Count',
    base: 'Base',
    before: 'Round before',
    beforeCount: 'Count in the round before',
    beforeBase: 'Base in the round before',
    travel: 'Direction of travel',
    target: 'Target',
    met: 'Target met',
    period: 'When it was counted',
    source: 'Where it comes from',
    note: 'Note',
    thisAudit: 'This audit',
  },
}
