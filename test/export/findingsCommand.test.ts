import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csvFiles } from '../../server/export/csv.js'
import { findingsJson } from '../../server/export/findingsJson.js'
import { projectRoot } from '../../server/projectRoot.js'
import { SAMPLE_BANNER } from '../../server/data.js'
import { SAMPLE_ROUND, findingsOf, sampleResponses } from '../support/findings.js'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'findings-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

function run(...options: readonly string[]): Promise<Outcome> {
  const command = ['--import', 'tsx', 'scripts/findings.ts', ...options]
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd: projectRoot() }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr })
    })
  })
}

const sample = ['--input', SAMPLE_ROUND, '--area', 'Dunmere']

describe('the findings command', () => {
  it('writes the value that the pages print, as JSON', async () => {
    const output = join(folder, 'new', 'findings.json')
    const outcome = await run(...sample, '--expected', '120', '--format', 'json', '--output', output)
    expect(outcome).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(readFileSync(output, 'utf8')).toBe(findingsJson(findingsOf(sampleResponses(), 120), SAMPLE_BANNER))
    expect(readdirSync(join(folder, 'new'))).toEqual(['findings.json'])
  })

  it('writes a workbook, and for csv a folder of files', async () => {
    const workbook = join(folder, 'findings.xlsx')
    const csv = join(folder, 'csv')
    const outcomes = await Promise.all([
      run(...sample, '--format', 'xlsx', '--output', workbook),
      run(...sample, '--format', 'csv', '--output', csv),
    ])
    expect(outcomes.map(({ stderr }) => stderr)).toEqual(['', ''])
    expect(readFileSync(workbook).subarray(0, 2).toString()).toBe('PK')
    const expected = csvFiles(findingsOf(sampleResponses())).map(({ name }) => name)
    expect(readdirSync(csv)).toEqual(expected.toSorted())
  })

  it('names every faulty line and writes nothing', async () => {
    const input = join(folder, 'faulty.jsonl')
    const output = join(folder, 'faulty.json')
    writeFileSync(input, '{"reference":"A"}\n{"reference":"A"}\n{"sector":"moon"}\n')
    const { code, stderr } = await run('--input', input, '--format', 'json', '--output', output)
    expect(code).toBe(1)
    expect(stderr.trim().split('\n')).toEqual([
      `${input}, line 2: The reference is the same as on line 1.`,
      `${input}, line 3: "reference" is missing.`,
      `${input}, line 3: "sector" is "moon", which is none of local-authority, schools-education, health, police, voluntary-community, private.`,
    ])
    expect(readdirSync(folder)).not.toContain('faulty.json')
  })

  it.each([
    [['--help'], 0, '--questionnaire ID', ''],
    [[], 1, '', 'Give --input, --output and --format json, xlsx or csv.\n'],
    [['--input', 'no.jsonl', '--format', 'json', '--output', 'x'], 1, '', 'no.jsonl is not there.\n'],
    [
      [...sample, '--format', 'json', '--output', 'x', '--expected', 'many'],
      1,
      '',
      '--expected must be a number of agencies, such as 120.\n',
    ],
    [
      [...sample, '--format', 'json', '--output', 'x', '--questionnaire', 'y'],
      1,
      '',
      'There is no questionnaire "y". There is: working-together-2018.\n',
    ],
  ])('answers %j', async (options, code, stdout, stderr) => {
    const outcome = await run(...options)
    expect(outcome.code).toBe(code)
    expect(outcome.stdout).toContain(stdout)
    expect(outcome.stderr).toBe(stderr)
  })
})
