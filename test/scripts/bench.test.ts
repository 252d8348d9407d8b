import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { program } from '../support/program.js'

const bench = (...args: string[]) =>
  spawnSync(process.execPath, [...program('scripts/bench'), ...args], { encoding: 'utf8' })

describe('bench', () => {
  it('imports a table by the pages while people save, and looks through it', { timeout: 120_000 }, () => {
    const { status, stdout, stderr } = bench('--responses', '40')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('40 responses imported. They are counted from now on.')
    expect(stdout).toMatch(/\d+ saves of 4 people meanwhile: median \d+ ms, p95 \d+ ms/)
    expect(stdout).toMatch(/data quality: first \d+ ms/)
    expect(stdout).toMatch(/From the first click to the whole file: [\d.]+ s, .*; ratio [\d.]+/)
    expect(stdout).toMatch(/Most memory of the service: \d+ MB/)
  })

  it('knows its measures', () => {
    expect(bench('--help').stdout).toMatch(/import +import of a table[^]*lists/)
    const wrong = bench('--only', 'nothing')
    expect([wrong.status, wrong.stderr]).toEqual([1, 'There is no measure "nothing". See --help.\n'])
  })
})
