/** Measures how long the service takes to start, and the memory it has once it rests. */
import { setTimeout } from 'node:timers/promises'
import { writeBarePage } from './barePage.js'
import { figure, interleaved, median, type Measured, type Wanted } from './measured.js'
import { memoryOf, startBare, startServer, type BenchServer } from './server.js'
import { prepareStore, withFolder } from './stores.js'

const REPEATS = 7
/** So long after the start it is at rest, in milliseconds. */
const REST = 2_000

/** On a store with an open round, against bare Express with its store open. */
export async function measureStarting({ quick }: Wanted): Promise<Measured> {
  return withFolder(async (folder) => {
    await prepareStore(folder)
    writeBarePage(folder, '<p>Bare</p>')
    const memories = { own: [] as number[], bare: [] as number[] }
    const startOf = async (which: 'own' | 'bare', starting: Promise<BenchServer>) => {
      const server = await starting
      await setTimeout(quick ? 0 : REST)
      memories[which].push(memoryOf(server, 'VmRSS'))
      await server.stop()
      return server.started
    }
    const times = await interleaved(quick ? 1 : REPEATS, {
      own: () => startOf('own', startServer(folder)),
      bare: () => startOf('bare', startBare(folder)),
    })
    const [own, bare] = [median(times.own), median(times.bare)]
    const [rest, bareRest] = [median(memories.own), median(memories.bare)]
    return {
      lines: [`From starting the process until it listens; medians of ${times.own.length}, in turn.`],
      figures: [
        figure('start', own, 'ms'),
        figure('start of the bare service', bare, 'ms'),
        figure('start / bare', own / bare),
        figure('memory at rest', rest, 'MB', { atMost: 150 }),
        figure('memory of the bare service at rest', bareRest, 'MB'),
        figure('memory at rest / bare', rest / bareRest),
      ],
    }
  })
}
