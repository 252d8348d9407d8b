import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'evaluate-'))
const file = (name: string) => join(folder, name)

function run(script: string, ...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['--import', 'tsx', `scripts/${script}.ts`, ...args], {
    encoding: 'utf8',
  })
}

afterAll(() => {
  rmSync(folder, { recursive: true })
})

describe('npm run evaluate', () => {
  it('measures a table of labelled texts', () => {
    writeFileSync(
      file('in.csv'),
      'comment,labels\n"No funding, and a refuge shut",funding-reductions;Domestic abuse\n',
    )
    const { status, stdout } = run(
      'evaluate',
      '--input',
      file('in.csv'),
      '--text',
      'comment',
      '--labels',
      'labels',
    )
    expect(status).toBe(0)
    expect(stdout).toMatch(/^micro precision \/ recall +1\.000 \/ 1\.000$/m)
  })

  it('measures labels of texts, and says what is wrong in a sentence', () => {
    writeFileSync(file('keys.jsonl'), '{"text":"The sleep clinic is full.","keys":["sleep clinics"]}\n')
    expect(run('evaluate', '--keyphrases', file('keys.jsonl')).stdout).toBe(
      '1 texts: F1@5 1.000, F1@10 1.000\n',
    )
    expect(run('evaluate', '--input', file('none.csv'), '--text', 'a', '--labels', 'b')).toMatchObject({
      status: 1,
      stderr: `${file('none.csv')} is not there.\n`,
    })
  })
})

describe('npm run codebook', () => {
  it('keeps everything there and back', () => {
    const shipped = 'data/codebooks/early-help.json'
    expect(run('codebook', '--input', shipped, '--output', file('book.csv')).status).toBe(0)
    expect(run('codebook', '--input', file('book.csv'), '--output', file('book.json')).status).toBe(0)
    expect(readFileSync(file('book.json'), 'utf8')).toBe(readFileSync(shipped, 'utf8'))
  })

  it('lists faults and ends with 1', () => {
    const codebook = { id: 'a', version: '1', title: 'A', glossary: [], themes: [] }
    writeFileSync(file('faulty.json'), JSON.stringify(codebook))
    expect(run('codebook', '--check', file('faulty.json'))).toMatchObject({
      status: 1,
      stdout: 'Fault: themes: must hold a theme.\n',
    })
  })
})
