import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findingsJson } from '../../server/export/findingsJson.js'
import { projectRoot } from '../../server/projectRoot.js'
import { SAMPLE_BANNER } from '../../server/data.js'
import { SAMPLE_ROUND, findingsOf, sampleResponses } from '../support/findings.js'
import { program } from '../support/program.js'

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
  const command = [...program('scripts/findings'), ...options]
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd: projectRoot() }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr })
    })
  })
}

const sample = ['--input', SAMPLE_ROUND, '--area', 'Dunmere']

describe('the findings command', () => {
  it('writes the value that the pages print, as JSON', async () => {
    const output = join(folder, 'findings.json')
    const outcome = await run(...sample, '--expected', '120', '--format', 'json', '--output', output)
    expect(outcome).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(readFileSync(output, 'utf8')).toBe(findingsJson(findingsOf(sampleResponses(), 120), SAMPLE_BANNER))
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

  it('says in a sentence what it needs', async () => {
    const output = ['--format', 'json', '--output', join(folder, 'never.json')]
    const outcomes = await Promise.all([
      run('--help'),
      run('--format', 'json'),
      run('--input', 'no.jsonl', ...output),
      run(...sample, ...output, '--expected', 'many'),
      run(...sample, ...output, '--questionnaire', 'y'),
    ])
    expect(outcomes.map(({ code }) => code)).toEqual([0, 1, 1, 1, 1])
    expect(outcomes[0].stdout).toContain('--questionnaire ID')
    expect(outcomes.map(({ stderr }) => stderr)).toEqual([
      '',
      '--input is missing. See --help.\n',
      'no.jsonl is not there.\n',
      '--expected must be a number of agencies, such as 120.\n',
      'There is no questionnaire "y". There is: working-together-2018, working-together-2023-draft.\n',
    ])
    expect(readdirSync(folder)).not.toContain('never.json')
  })
})
