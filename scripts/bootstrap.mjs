// Makes a fresh or stale tree ready, then lets npm go on: installs when node_modules does not match the lockfile,
// builds when something was changed. Plain JavaScript without dependencies, since nothing may be installed yet.
// Says what it does on stderr, so that commands keep stdout to themselves.
import { execSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const [major, minor] = process.versions.node.split('.').map(Number)

if (!((major === 20 && minor >= 19) || (major === 22 && minor >= 14) || major >= 24))
  stop(
    `Node ${process.versions.node} is too old for this project. Install Node 24 (or 22.14, or 20.19), then try again.`,
  )

const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex')
const stamp = join(root, 'node_modules', '.installed-lockfile')
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  say('Installing packages. The first time this takes a minute or two …')
  run(
    'npm ci',
    'The packages could not be installed. Check the network connection and the messages above, then try again.',
  )
  writeFileSync(stamp, lock)
}

if (!databaseLoads()) {
  say('The database module was built for another Node. Building it again …')
  run(
    'npm rebuild better-sqlite3',
    'The database module could not be built. Install a C++ compiler, make and Python 3, then try again.',
  )
}

const built = join(root, 'dist', '.built')
const builtAt = existsSync(built) ? statSync(built).mtimeMs : 0
const sources = [
  'server',
  'scripts',
  'views/styles',
  'tsconfig.json',
  'tsconfig.build.json',
  'package-lock.json',
]
if (
  sources.some((source) => newest(join(root, source)) > builtAt) ||
  !existsSync(join(root, 'public/assets/app.css'))
) {
  say('Building …')
  run('npm run --silent build', 'The build failed: see the messages above.')
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(built, '')
}

function databaseLoads() {
  try {
    const Database = createRequire(import.meta.url)('better-sqlite3')
    new Database(':memory:').close()
    return true
  } catch {
    return false
  }
}

function newest(path) {
  const stats = statSync(path)
  if (!stats.isDirectory()) return stats.mtimeMs
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

function run(command, sentence) {
  try {
    execSync(command, { cwd: root, stdio: ['ignore', 2, 2] })
  } catch {
    stop(sentence)
  }
}

function say(sentence) {
  process.stderr.write(`${sentence}\n`)
}

function stop(sentence) {
  say(sentence)
  process.exit(1)
}
