/**
 * Loaded before a program that is going to be killed: ends the process with `kill -9` right after it has changed
 * something, by a statement of SQL or by what it calls a file; the n-th time from when the parent process says so, or
 * from the start where KILL_AFTER says so. Where CHANGES_TO names a file, a dot is added to it each time.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import process from 'node:process'
import Database from 'better-sqlite3'

/** COMMIT counts as well: between it and the reply is where a form may be sent twice. */
const CHANGES = /^\s*(insert|update|delete|replace|commit|create|alter|drop|vacuum)/i

const { CHANGES_TO } = process.env
let left = Number(process.env.KILL_AFTER ?? Infinity)

function changed() {
  if (CHANGES_TO !== undefined) fs.appendFileSync(CHANGES_TO, '.')
  left -= 1
  if (left === 0) process.kill(process.pid, 'SIGKILL')
}

const memory = new Database(':memory:')
const statement = Object.getPrototypeOf(memory.prepare('SELECT 1'))
memory.close()
for (const name of ['run', 'all']) {
  const original = statement[name]
  statement[name] = function (...parameters) {
    const result = original.apply(this, parameters)
    if (CHANGES.test(this.source)) changed()
    return result
  }
}

for (const name of ['linkSync', 'renameSync', 'rmSync']) {
  const original = fs[name]
  fs[name] = (...parameters) => {
    const result = original(...parameters)
    changed()
    return result
  }
}
syncBuiltinESMExports()

process.on('message', (message) => {
  left = message.killAfter
  process.send('armed')
})
process.channel?.unref()
