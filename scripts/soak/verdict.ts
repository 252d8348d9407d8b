/** Whether anything grew: lines fitted through the second half of a soak's samples. */

/** What the process and its store were at one moment. */
export interface Sample {
  /** Seconds since the start. */
  readonly at: number
  /** Bytes of memory that the process holds (RSS). */
  readonly memory: number
  /** Files and connections that it has open. */
  readonly handles: number
  /** Bytes of the store's file, and of its log of changes. */
  readonly store: number
  readonly log: number
  /** How many saves were acknowledged so far. */
  readonly saves: number
}

export interface Soak {
  readonly samples: readonly Sample[]
  readonly requests: number
  /** Acknowledged answers that were looked for afterwards, and those that were not there. */
  readonly checked: number
  readonly lost: number
  readonly errors: readonly string[]
}

const MEGABYTE = 1024 * 1024

/**
 * How much each may grow from the middle to the end. Memory is collected now and then, so a tenth; the store grows
 * by what is written, so by bytes a save; its log is bounded.
 */
export const BOUNDS = {
  memoryShare: 0.1,
  handles: 5,
  bytesPerSave: 4096,
  log: 8 * MEGABYTE,
} as const

/** The change that a straight line through points, fitted by least squares, makes from the first to the last. */
export function riseOf(points: readonly (readonly [number, number])[]): number {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || points.length < 3) return 0
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length
  const [meanX, meanY] = [mean(0), mean(1)]
  const above = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0)
  const below = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0)
  return below === 0 ? 0 : (above / below) * (last[0] - first[0])
}

/** What a soak shows, in lines, and whether all of it is within bounds. */
export function verdictOn({ samples, requests, checked, lost, errors }: Soak) {
  const half = samples.slice(Math.floor(samples.length / 2))
  const rise = (of: (sample: Sample) => number) => riseOf(half.map((sample) => [sample.at, of(sample)]))
  const memory = rise((sample) => sample.memory)
  const handles = rise((sample) => sample.handles)
  const saves = Math.max(
    1,
    rise((sample) => sample.saves),
  )
  const store = rise((sample) => sample.store) / saves
  const log = Math.max(0, ...samples.map((sample) => sample.log))
  const middle = half[0]?.memory ?? 1
  const checks = [
    [
      `memory from the middle on: ${inMegabytes(memory)} of ${inMegabytes(middle)}`,
      memory <= middle * BOUNDS.memoryShare,
    ],
    [`handles from the middle on: ${handles.toFixed(1)}`, handles <= BOUNDS.handles],
    [`store: ${store.toFixed(0)} bytes a save`, store <= BOUNDS.bytesPerSave],
    [`log of changes at most: ${inMegabytes(log)}`, log <= BOUNDS.log],
    [`answers: ${checked} looked for, ${lost} lost`, lost === 0],
    [`requests: ${requests}, ${errors.length} failed ${errors.slice(0, 3).join('; ')}`, errors.length === 0],
  ] as const
  return {
    isFlat: checks.every(([, within]) => within),
    lines: checks.map(([line, within]) => `${within ? 'within bounds' : 'OUT OF BOUNDS'}  ${line}`),
  }
}

const inMegabytes = (bytes: number) => `${(bytes / MEGABYTE).toFixed(1)} MB`
