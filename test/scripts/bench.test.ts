import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { program } from '../support/program.js'

const bench = (...args: string[]) =>
  spawnSync(process.execPath, [...program('scripts/bench'), ...args], { encoding: 'utf8' })

describe('bench', () => {
  let folder: string
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'bench-'))))
  afterEach(() => {
    rmSync(folder, { recursive: true })
  })

  it('measures beside bare programs, and loses nothing meanwhile', { timeout: 900_000 }, () => {
    // Those that start PostgreSQL, or read for themes for long, are left to the command itself.
    const some = 'render,save,journeys,import,lists,workbook'
    const { status, stdout, stderr } = bench('--quick', '--only', some, '--responses', '40', '--out', folder)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('40 responses imported. They are counted from now on.')
    expect(stdout).toMatch(/\d+ saves of 4 people meanwhile: median \d+ ms, p95 \d+ ms/)
    expect(stdout).toMatch(/data quality: first \d+ ms/)
    expect(stdout).toMatch(/the file \/ that writer: [\d.]+ \(aim/)
    expect(stdout).toMatch(/answers lost of 8 responses: 0.00 \(aim ≤ 0: reached\)/)
    const { results } = JSON.parse(readFileSync(join(folder, 'benchmarks.json'), 'utf8')) as {
      results: { figures: { name: string; value: number }[] }[]
    }
    const figures = results.flatMap((result) => result.figures)
    for (const { name, value } of figures)
      expect({ name, isNumber: value >= 0 || value < 0 }).toEqual({ name, isNumber: true })
    expect(figures.map(({ name }) => name)).toContain('section pages / bare')
    const table = readFileSync(join(folder, 'BENCHMARKS.md'), 'utf8')
    for (const { name } of figures) expect(table).toContain(`| ${name} |`)
  })

  it('knows its measures', () => {
    expect(bench('--help').stdout).toMatch(/import +import of a table[^]*lists/)
    const wrong = bench('--only', 'lists,nothing')
    expect([wrong.status, wrong.stderr]).toEqual([1, 'There is no measure "nothing". See --help.\n'])
  })
})
