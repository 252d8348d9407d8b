import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../server/config.js'
import { checkProgram } from '../../server/operations/doctor/program.js'
import { projectRoot } from '../../server/projectRoot.js'
import { startChildServer, freePort, newStore } from '../support/childServer.js'

const read = (file: string) => readFileSync(join(projectRoot(), file), 'utf8')
const isThere = (file: string) => existsSync(join(projectRoot(), file))
/** The source of a built file. */
const sourceOf = (built: string) => built.replace(/^dist\//, '').replace(/\.js$/, '.ts')
const has = (program: string) => spawnSync(program, ['--help'], { stdio: 'ignore' }).error === undefined

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'early-help-audit-deploy-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

describe('the systemd unit', () => {
  const unit = read('scripts/deploy/early-help-audit.service')

  it('starts what is built, with variables that the service reads', () => {
    const built = /^ExecStart=\S+ .*?(dist\/\S+)$/m.exec(unit)?.[1] ?? ''
    expect(isThere(sourceOf(built)), built).toBe(true)
    const set = /^Environment=(.+)$/m.exec(unit)?.[1] ?? ''
    const own = [...set.matchAll(/([A-Z_]+)=/g)].map(([, name]) => name).filter((name) => name !== 'NODE_ENV')
    const known = [...read('README.md').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name)
    expect(own).toEqual(['DATA_DIR', 'BACKUP_FOLDER'])
    for (const name of own) expect(known).toContain(name)
  })

  it('holds for systemd', (context) => {
    if (!has('systemd-analyze')) context.skip('systemd-analyze is not installed.')
    const path = join(folder, 'early-help-audit.service')
    writeFileSync(
      path,
      unit.replace('/usr/bin/node', process.execPath).replace('/srv/early-help-audit', folder),
    )
    const checked = spawnSync('systemd-analyze', ['verify', path], { encoding: 'utf8' })
    const about = checked.stderr.split('\n').filter((line) => line.includes('early-help-audit'))
    expect(about.filter((line) => !/EnvironmentFile|man page/.test(line))).toEqual([])
  })
})

describe('the reverse proxies', () => {
  it('hold for nginx', (context) => {
    if (!has('nginx') || !has('openssl')) context.skip('nginx or openssl is not installed.')
    const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
    const subject = [
      '-subj',
      '/CN=audit.example.gov.uk',
      '-days',
      '1',
      '-nodes',
      '-keyout',
      key,
      '-out',
      cert,
    ]
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', ...subject], { stdio: 'ignore' })
    const site = read('scripts/deploy/nginx.conf')
      .replace(/ssl_certificate .*;/, `ssl_certificate ${cert};`)
      .replace(/ssl_certificate_key .*;/, `ssl_certificate_key ${key};`)
    const path = join(folder, 'nginx.conf')
    writeFileSync(path, `pid ${folder}/pid; error_log stderr; events {} http { ${site} }`)
    const checked = spawnSync('nginx', ['-t', '-c', path], { encoding: 'utf8' })
    expect(checked.stderr).toContain('test is successful')
  })

  it('hold for Caddy', (context) => {
    if (!has('caddy')) context.skip('Caddy is not installed.')
    const path = join(projectRoot(), 'scripts/deploy/Caddyfile')
    const env = { PATH: process.env.PATH, HOME: folder }
    const checked = spawnSync('caddy', ['adapt', '--adapter', 'caddyfile', '--config', path], {
      env,
      encoding: 'utf8',
    })
    expect([checked.status, checked.stdout]).toEqual([0, expect.stringContaining('127.0.0.1:3000')])
  })

  it('log no addresses, which hold private links, and keep the metrics to themselves', () => {
    expect(read('scripts/deploy/nginx.conf')).toContain('access_log off;')
    expect(read('scripts/deploy/Caddyfile')).not.toMatch(/^\s*log\b/m)
    expect(read('scripts/deploy/nginx.conf')).toMatch(/location = \/metrics \{\s*return 404;/)
    expect(read('scripts/deploy/Caddyfile')).toContain('respond /metrics 404')
  })
})

it('replicates the store’s own file, and keeps nothing longer than backups', () => {
  const text = read('scripts/deploy/litestream.yml')
  expect(text).toMatch(/path: \S+\/audit\.sqlite$/m)
  const hours = Number(/retention: (\d+)h/.exec(text)?.[1])
  expect(hours).toBeLessThanOrEqual(readConfig({}).backupDays * 24)
})

describe('the container file', () => {
  const text = read('Dockerfile')
  const lines = text.split('\n')

  it('copies what there is, and what runs finds all that it reads', () => {
    const copied = lines.flatMap((line) => /^COPY (?!--from)(.+) \S+$/.exec(line)?.[1]?.split(' ') ?? [])
    expect(copied.length).toBeGreaterThan(10)
    for (const path of copied) expect(isThere(path), path).toBe(true)
    const final = lines.slice(lines.lastIndexOf('FROM node:22-slim'))
    for (const needed of ['node_modules', 'dist', 'public', 'views', 'data', 'package.json'])
      expect(
        final.some((line) => line.startsWith('COPY') && line.includes(needed)),
        needed,
      ).toBe(true)
  })

  it('runs npm’s own commands and what is built, on a Node that the service works with', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    for (const [, name = ''] of text.matchAll(/npm run (\S+)/g)) expect(scripts).toHaveProperty(name)
    const command = JSON.parse(/^CMD (\[.*\])$/m.exec(text)?.[1] ?? '[]') as readonly string[]
    expect(isThere(sourceOf(command.at(-1) ?? ''))).toBe(true)
    const majors = [...text.matchAll(/^FROM node:(\d+)-slim/gm)].map(([, major]) => major)
    expect(new Set(majors)).toEqual(new Set(['22']))
    expect(checkProgram('22.14.0').some(({ what }) => what.startsWith('Node'))).toBe(false)
  })

  it('runs as nobody in particular, and keeps its store outside', () => {
    expect(text).toMatch(/^USER node$/m)
    expect(text).toMatch(/^VOLUME \/data$/m)
    expect(/DATA_DIR=(\S+)/.exec(text)?.[1]).toMatch(/^\/data\//)
  })

  it('asks after the health of the service as it listens', async () => {
    const [program = '', ...args] = JSON.parse(
      /^HEALTHCHECK .* CMD (\[.*\])$/m.exec(text)?.[1] ?? '[]',
    ) as readonly string[]
    const ask = (port: number) =>
      spawnSync(program, args, { env: { PATH: process.env.PATH, PORT: String(port) } }).status
    const store = await newStore()
    const server = await startChildServer(store.folder, store.port)
    expect(ask(store.port)).toBe(0)
    await server.kill()
    expect(ask(await freePort())).toBe(1)
    store.remove()
  })
})
