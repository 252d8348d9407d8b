import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { program } from '../support/program.js'

const folder = mkdtempSync(join(tmpdir(), 'code-'))
const [input, output] = [join(folder, 'in.csv'), join(folder, 'out.csv')]
const codebook = 'data/codebooks/early-help.json'

function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [...program('scripts/code'), ...args], { encoding: 'utf8' })
}

afterAll(() => {
  rmSync(folder, { recursive: true })
})

describe('npm run code', () => {
  it('adds the themes of each text and whether it is thin', () => {
    writeFileSync(input, 'id,comment\n1,"Domestic abuse, and no funding"\n2,n/a\n3,\n')
    const result = run('--codebook', codebook, '--input', input, '--text', 'comment', '--output', output)
    expect(result).toMatchObject({ status: 0, stderr: '', stdout: `Coded 3 texts into ${output}.\n` })
    expect(readFileSync(output, 'utf8')).toBe(
      'id,comment,themes,thin\n1,"Domestic abuse, and no funding",domestic-abuse;funding-reductions,false\n' +
        '2,n/a,,true\n3,,,false\n',
    )
  })

  it.each([
    [`${input}.none`, 'comment', 'in.csv.none: There is no such file or folder.'],
    [input, 'words', 'in.csv: There is no column "words". The columns are: id, comment.'],
  ])('says what is wrong in a sentence and ends with 1', (file, column, message) => {
    const result = run('--codebook', codebook, '--input', file, '--text', column, '--output', output)
    expect(result.status).toBe(1)
    expect(result.stderr).toContain(message)
  })
})
