/** Whether a step takes time in proportion to what it is given, however fast the machine is. */
import { expect } from 'vitest'

const [SHORT, LONG] = [2_500, 20_000]

/**
 * Expects linear time over a text of so many characters. Eight times the text takes eight times as long when time is
 * linear, and 64 times when it is quadratic.
 */
export function expectLinearTime(textOf: (length: number) => string, step: (text: string) => void): void {
  const costOf = (text: string) =>
    cost(() => {
      step(text)
    })
  // What runs for the first time is compiled meanwhile, and that is not what is asked.
  step(textOf(LONG))
  expect(costOf(textOf(LONG))).toBeLessThan(24 * Math.max(costOf(textOf(SHORT)), 0.5))
}

/** A text of a piece again and again. */
export function repeated(piece: string): (length: number) => string {
  return (length) => piece.repeat(Math.ceil(length / piece.length))
}

/** Milliseconds of processor time, the best of several: other work on the machine does not count. */
function cost(step: () => void): number {
  const runs = Array.from({ length: 5 }, () => {
    const begun = process.cpuUsage()
    step()
    // Which part of a short time is the system's is the kernel's guess, so both are counted.
    const { user, system } = process.cpuUsage(begun)
    return (user + system) / 1000
  })
  return Math.min(...runs)
}
