/** The quality table as lines of text, for a terminal. */
import {
  agreementOf,
  expectedCount,
  givenCount,
  type Agreement,
  type Counts,
  type Interval,
  type LabelledText,
  type Quality,
} from './evaluation.js'

const WORST = 8
const EXAMPLES = 2
const LONGEST_EXAMPLE = 160

/** The figures of one or several sets of texts, side by side. */
export function qualityLines(sets: Readonly<Record<string, Quality>>): string[] {
  const all = Object.values(sets)
  const row = (name: string, show: (quality: Quality) => string) => [name, ...all.map(show)]
  return columns([
    ['', ...Object.keys(sets)],
    row('texts', ({ texts }) => String(texts)),
    row('micro precision / recall', ({ micro }) => pair(micro)),
    row('micro F1', ({ micro, microF1Interval }) => share(micro.f1) + range(microF1Interval)),
    row('macro precision / recall', ({ macro }) => pair(macro)),
    row('macro F1', ({ macro, macroF1Interval }) => share(macro.f1) + range(macroF1Interval)),
    row('rank correlation of counts', (quality) => share(quality.rankCorrelation)),
    row('top ten themes shared', ({ topTen }) => topTen.join(' of ')),
    row('median error of counts', ({ medianCountError }) => percent(medianCountError)),
    row('texts with exactly those themes', ({ exactMatch }) => percent(exactMatch)),
    row('thin precision / recall', ({ thin }) => (thin ? pair(thin) : 'not measurable here')),
  ])
}

/** The themes with the lowest F1, each with texts that were missed or wrongly given. Quotes the texts. */
export function worstThemeLines(texts: readonly LabelledText[], quality: Quality): string[] {
  return [...quality.themes]
    .filter(([, { right, wrong, missed }]) => right + wrong + missed > 0)
    .toSorted(([, a], [, b]) => (agreementOf(a).f1 ?? 0) - (agreementOf(b).f1 ?? 0))
    .slice(0, WORST)
    .flatMap(([id, counts]) => [themeLine(id, counts), ...exampleLines(id, texts)])
}

function themeLine(id: string, counts: Counts): string {
  const figures = `F1 ${share(agreementOf(counts).f1)}, reader ${expectedCount(counts)}, coder ${givenCount(counts)}`
  return `${id}: ${figures}, both ${counts.right}`
}

function exampleLines(id: string, texts: readonly LabelledText[]): string[] {
  const examples = (name: string, isOne: (text: LabelledText) => boolean) =>
    texts
      .filter(isOne)
      .slice(0, EXAMPLES)
      .map(({ unit, text }) => `  ${name} ${unit}: ${shortened(text)}`)
  return [
    ...examples('missed', ({ expected, given }) => expected.includes(id) && !given.includes(id)),
    ...examples('wrong ', ({ expected, given }) => !expected.includes(id) && given.includes(id)),
  ]
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length <= LONGEST_EXAMPLE ? line : `${line.slice(0, LONGEST_EXAMPLE).trimEnd()} …`
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

function pair({ precision, recall }: Agreement): string {
  return `${share(precision)} / ${share(recall)}`
}

function range(interval: Interval): string {
  return interval ? ` (${interval.map(share).join('-')})` : ''
}

function share(value: number | null): string {
  return value === null ? '-' : value.toFixed(3).replace(/^(-?)0\./, '$1.')
}

function percent(value: number | null): string {
  return value === null ? '-' : `${Math.round(value * 100)}%`
}
