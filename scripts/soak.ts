// npm run --silent soak -- --minutes 30: uses the service as people do for as long as asked, and looks whether anything grows.
import { writeFileSync } from 'node:fs'
import { runSoak } from './soak/run.js'
import { verdictOn } from './soak/verdict.js'
import { CommandError, runCommand } from './command.js'

const usage = `Uses the service as it runs, in a process and on a store of its own, as people do: filling in, looking at findings,
a workbook now and then, invitations. Exits with 1 where memory, file handles, the store or its log grow in the second
half, where an answer is lost, or where a page answers with an error:
  npm run --silent soak -- [--minutes 30] [--people 6] [--out soak.json]

  --minutes N  how long, such as 0.2 for twelve seconds; a verdict on memory needs some minutes
  --people N   how many fill in at the same time
  --out FILE   writes every sample to a file, as JSON`

const options = {
  minutes: { type: 'string', default: '30' },
  people: { type: 'string', default: '6' },
  out: { type: 'string' },
} as const

await runCommand(usage, options, async ({ minutes, people, out }) => {
  const [length, count] = [Number(minutes), Number(people)]
  if (!(length > 0 && length <= 1440))
    throw new CommandError(`"${minutes}" is no number of minutes up to 1440.`)
  if (!Number.isInteger(count) || count < 1 || count > 50)
    throw new CommandError(`"${people}" is no number of people from 1 to 50.`)
  const soak = await runSoak({ milliseconds: length * 60_000, people: count })
  const verdict = verdictOn(soak)
  if (out !== undefined) writeFileSync(out, JSON.stringify({ ...soak, verdict }, null, 1))
  for (const line of verdict.lines) console.log(line)
  if (!verdict.isFlat) throw new CommandError('Something grew, was lost or failed: see above.')
})
