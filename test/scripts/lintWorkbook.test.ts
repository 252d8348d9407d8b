import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { program } from '../support/program.js'
import { releaseOf } from '../support/releases.js'
import { changed, sheetPart, setText } from '../support/workbookParts.js'
import { releaseFile } from '../support/workbooks.js'

const folder = mkdtempSync(join(tmpdir(), 'lint-workbook-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

function lint(...options: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...program('scripts/lintWorkbook'), ...options],
    { encoding: 'utf8' },
  )
  return { status, stdout, stderr }
}

it('says that nothing was found, what was, or why nothing can be', async () => {
  const [good, faulty, none] = ['good.xlsx', 'faulty.xlsx', 'none.xlsx'].map((name) =>
    join(folder, name),
  ) as [...[string, string, string]]
  const workbook = await releaseFile(releaseOf([]))
  writeFileSync(good, workbook)
  writeFileSync(
    faulty,
    await changed(workbook, (parts) => {
      setText(parts, sheetPart(4), 'B11', '12 [c]')
    }),
  )
  writeFileSync(none, 'a,b\n1,2\n')
  expect(lint(good)).toEqual({ status: 0, stdout: 'Nothing was found.\n', stderr: '' })
  expect(lint(faulty)).toEqual({
    status: 1,
    stdout: 'Sectors!B11: Put shorthand in a cell of its own, not beside a number. (mark-with-number)\n',
    stderr: '',
  })
  expect(lint(none)).toEqual({
    status: 2,
    stdout: '',
    stderr: `${none} is no Excel workbook (.xlsx), damaged, or protected with a password.\n`,
  })
  expect(lint(join(folder, 'nowhere.xlsx')).status).toBe(2)
  expect(lint()).toEqual({ status: 2, stdout: '', stderr: 'Name one workbook. See --help.\n' })
  expect(lint('--help').stdout).toContain('--internal')
  expect(lint('--rules').stdout).toContain('merged-cells: Part merged cells.\n')
})
