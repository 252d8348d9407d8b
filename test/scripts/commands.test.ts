import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { startTestService } from '../support/service.js'
import { openStore } from '../../server/db/store.js'
import { findRound } from '../../server/db/rounds.js'
import { listResponses } from '../../server/db/responses.js'
import { program } from '../support/program.js'

const folder = mkdtempSync(join(tmpdir(), 'early-help-audit-commands-'))
const sample = 'data/samples/sample-round.jsonl'
const file = (name: string) => join(folder, name)

afterAll(() => {
  rmSync(folder, { recursive: true })
})

function run(command: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...program(`scripts/${command}`), ...args],
    {
      encoding: 'utf8',
      env: { ...process.env, DATA_DIR: folder },
    },
  )
  return { status, stdout, stderr }
}

const created = ['--slug', 'spring', '--title', 'Spring', '--area', 'Exampleton', '--opens', '2020-01-01']

it('creates a round once, and says in sentences what is wrong with another', () => {
  const wrong = run('round', ...created.with(1, 'Spring!'), '--closes', '2020-02-30')
  expect(wrong).toMatchObject({ status: 1, stdout: '' })
  expect(wrong.stderr).toMatch(/Slug must be[^]*Closing date must be a real date/)
  const made = run('round', ...created, '--closes', '2099-12-31')
  expect(made).toMatchObject({ status: 0, stderr: '' })
  expect(made.stdout).toContain('/rounds/spring')
  expect(run('round', ...created, '--closes', '2099-12-31').stderr).toContain('exists already')
  expect(run('round', '--list').stdout).toBe('spring\topen\t2020-01-01\t2099-12-31\t0\tSpring\n')
})

it('imports every line of a file or none, and says which lines are wrong', async () => {
  const [first = ''] = readFileSync(sample, 'utf8').split('\n')
  const lines = [first, '{ broken', '{"reference":"X1","answers":{"unknown_question":"x"}}']
  writeFileSync(file('wrong.jsonl'), lines.join('\n'))
  const wrong = run('import', '--round', 'spring', '--input', file('wrong.jsonl'))
  expect(wrong).toMatchObject({ status: 1, stdout: '' })
  expect(wrong.stderr).toMatch(/Nothing was loaded\.[^]*Line 2:[^]*Line 3:[^]*unknown_question/)
  expect(run('import', '--round', 'spring', '--input', sample).stdout).toBe(
    'Loaded 92 responses into "spring".\n',
  )
  expect(run('import', '--round', 'spring', '--input', sample).stderr).toContain(
    'Reference "S01" is in the round already.',
  )
  const db = await openStore(folder)
  const round = await findRound(db, 'spring')
  expect(await listResponses(db, round?.id ?? 0)).toHaveLength(92)
  await db.destroy()
})

it('imports another tool’s table by a mapping that it guesses, after a dry run, once', () => {
  const table = (...rows: string[]) => ['ID,Completion time,Sector,identify_how', ...rows].join('\n')
  writeFileSync(file('forms.csv'), table('1,2027-03-01 09:00,Health,At birth', '2,,Dentistry,', '3,,,'))
  const load = (...more: string[]) =>
    run('import', '--round', 'spring', '--input', file('forms.csv'), ...more)
  expect(load().stderr).toContain('--mapping is missing')
  expect(load('--guess', file('mapping.json')).status).toBe(0)
  const mapping = JSON.parse(readFileSync(file('mapping.json'), 'utf8')) as { incomplete: string }
  writeFileSync(file('mapping.json'), JSON.stringify({ ...mapping, incomplete: 'take' }))
  const dry = load('--mapping', file('mapping.json'), '--dry-run')
  expect(dry.stdout).toMatch(/nothing answered: 1\.[^]*"Dentistry"[^]*Would load 2 responses/)
  expect(load('--mapping', file('mapping.json')).stdout).toContain('Loaded 2 responses into "spring".')
  expect(load('--mapping', file('mapping.json')).stdout).toMatch(/imported before: rows 2, 3[^]*Loaded 0/)
  writeFileSync(file('forms.csv'), table('8,,Health,x', '8,,Health,x'))
  const twice = load('--mapping', file('mapping.json'))
  expect(twice.status).toBe(1)
  expect(twice.stderr).toContain('Nothing was loaded.\nRow 3: its number is that of row 2.')
  writeFileSync(file('forms.csv'), 'Colour\nblue\n')
  expect(load('--mapping', file('mapping.json')).stderr).toContain('a table with other headings')
})

it('makes links for known agencies, whose response comes filled in', async () => {
  writeFileSync(file('wrong.csv'), 'agency,sector,contact\nMill Surgery,Dentistry,\n')
  const wrong = run('links', '--round', 'spring', '--input', file('wrong.csv'), '--output', file('none.csv'))
  expect(wrong.stderr).toContain('Line 2: "Dentistry" is no sector')
  expect(existsSync(file('none.csv'))).toBe(false)
  writeFileSync(
    file('agencies.csv'),
    'agency,sector,contact\n"Mill, Surgery",Health,01632 960123\nNo Sector,,\n',
  )
  expect(
    run('links', '--round', 'spring', '--input', file('agencies.csv'), '--output', file('links.csv')).status,
  ).toBe(0)
  const rows = readFileSync(file('links.csv'), 'utf8').trim().split('\n')
  expect(rows[0]).toBe('agency,contact,email,reference,link')
  const link = new URL(/http:\S+$/.exec(rows[1] ?? '')?.[0] ?? '').pathname
  const service = await startTestService({ DATA_DIR: folder }, null, folder)
  const browser = service.browser()
  await browser.get(link).expect(303)
  const about = await browser.get('/rounds/spring/response/sections/about').expect(200)
  expect(about.text).toContain('value="Mill, Surgery"')
  expect(about.text).toContain('value="01632 960123"')
  expect(about.text).toMatch(/value="health" checked/)
  await service.close()
})

it('closes a round and grants one response more time', async () => {
  expect(run('round', '--close', 'spring').stdout).toContain('Closed')
  const [, first = ''] = readFileSync(file('links.csv'), 'utf8').split('\n')
  const [reference = ''] = /\w{4}-\w{4}/.exec(first) ?? []
  const link = new URL(/http:\S+$/.exec(first)?.[0] ?? '').pathname
  const open = async () => {
    const service = await startTestService({ DATA_DIR: folder }, null, folder)
    const browser = service.browser()
    await browser.get(link).expect(303)
    const { status } = await browser.get('/rounds/spring/response/sections/about')
    await service.close()
    return status
  }
  expect(await open()).toBe(410)
  expect(run('grace', '--round', 'spring', '--reference', 'NONE-NONE', '--until', '2099-01-01').status).toBe(
    1,
  )
  expect(run('grace', '--round', 'spring', '--reference', reference, '--until', '2099-01-01').status).toBe(0)
  expect(await open()).toBe(200)
})

it('makes a lead’s account, lists it, and takes a second factor away', () => {
  const email = 'lee.dean@example.gov.uk'
  const make = (...args: string[]) => run('organiser', '--create-lead', '--email', email, ...args)
  expect(make()).toMatchObject({ status: 1, stdout: '', stderr: '--name is missing. See --help.\n' })
  const link = /^http:\/\/localhost:3000\/account\/links\/[\w-]{22}\n$/
  const made = make('--name', 'Lee Dean')
  expect(made).toMatchObject({ status: 0, stderr: '' })
  expect(made.stdout).toMatch(link)
  expect(make().stdout, 'a new link for an account that is there').toMatch(link)
  expect(run('organiser', '--list').stdout).toBe(`${email}\tlead\tinvited\tLee Dean\n`)
  const reset = (whose: string) => run('organiser', '--reset-second-factor', '--email', whose)
  expect(reset('nobody@example.org').stderr).toContain('There is no account')
  expect(reset(email)).toMatchObject({ status: 0, stderr: '' })
})
