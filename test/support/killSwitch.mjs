/**
 * Loaded before a server that is going to be killed: ends the process with `kill -9` right after a statement of SQL that
 * changes something, the n-th from when the parent process says so.
 */
import process from 'node:process'
import Database from 'better-sqlite3'

/** COMMIT counts as well: between it and the reply is where a form may be sent twice. */
const CHANGES = /^\s*(insert|update|delete|replace|commit)/i

let left = Infinity

const memory = new Database(':memory:')
const statement = Object.getPrototypeOf(memory.prepare('SELECT 1'))
memory.close()
for (const name of ['run', 'all']) {
  const original = statement[name]
  statement[name] = function (...parameters) {
    const result = original.apply(this, parameters)
    if (CHANGES.test(this.source)) {
      left -= 1
      if (left === 0) process.kill(process.pid, 'SIGKILL')
    }
    return result
  }
}

process.on('message', (message) => {
  left = message.killAfter
  process.send('armed')
})
process.channel?.unref()
