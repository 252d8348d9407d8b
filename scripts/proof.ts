// npm run --silent proof: kills the server and the sender of mail, and lets two people write at once, often enough to believe the result.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { projectRoot } from '../server/projectRoot.js'
import { CommandError, runCommand } from './command.js'

const usage = `Proves that no acknowledged answer is lost and no mail sent twice, and exits with 1 where one is:
  npm run --silent proof -- [--kills 200] [--interleavings 200] [--sender-kills 50]

  --kills N          save sequences against a server of their own; each is killed (kill -9) at a random moment,
                     started again, and asked for every answer that it had called saved
  --interleavings N  runs of two people on one section: one after the other in a random order, and at the same time
  --sender-kills N   kills (kill -9) in the middle of the queue of messages: afterwards each mail has been received
                     once, or is listed as uncertain

"npm test" does the same 3, 20 and 5 times. Both ask for Node's development packages; 200 kills take some minutes.`

const options = {
  kills: { type: 'string', default: '200' },
  interleavings: { type: 'string', default: '200' },
  'sender-kills': { type: 'string', default: '50' },
} as const

await runCommand(usage, options, async ({ kills, interleavings, 'sender-kills': senderKills }) => {
  for (const count of [kills, interleavings, senderKills])
    if (!/^[1-9]\d{0,4}$/.test(count)) throw new CommandError(`"${count}" is no count from 1 to 99999.`)
  const root = projectRoot()
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const tests = ['test/proof', 'test/web/together.test.ts']
  const child = spawn(process.execPath, [vitest, 'run', '--reporter=verbose', ...tests], {
    cwd: root,
    env: {
      ...process.env,
      KILLS: kills,
      INTERLEAVINGS: interleavings,
      SENDER_KILLS: senderKills,
    },
    stdio: 'inherit',
  })
  const [status] = (await once(child, 'exit')) as [number | null]
  if (status !== 0) throw new CommandError('Something was lost, or the proof did not run: see above.')
})
