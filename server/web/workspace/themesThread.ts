/** Reads the themes of a large round's responses in a thread that works ahead of whoever writes them down. */
import { on } from 'node:events'
import type { Codebook } from '../../audit/themes/codebook.js'
import type { DecidedAnswers } from '../../audit/themes/decidedExcerpts.js'
import type { ResponsesToWrite } from '../../export/responseSheets.js'
import type { RoundVisit } from '../guards.js'
import { startThread } from '../threads.js'
import { themesMarked } from './themeMarks.js'

/** What the thread is given. */
export interface ThemesTask {
  /** Where the store is, as for openStore. */
  readonly store: string
  readonly visit: RoundVisit
  readonly codebook: Codebook
  readonly decided: DecidedAnswers
}

/** First the round's stamp as it is read, then the themes of the responses of each batch that count. */
export type FromThemesThread = { readonly stamp: string } | { readonly marks: Uint8Array }

export interface ThemesThread {
  /** The round's stamp at the moment that responses are read as of. */
  readonly stamp: string
  /** Rejects where the thread ends too early. */
  readonly themesOf: ResponsesToWrite['themesOf']
  readonly stop: () => Promise<void>
}

/** The thread may not take more than this, in megabytes. */
const MEMORY = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 6 }

/** Begins to read. Resolves as soon as nothing that comes afterwards is read. */
export async function readThemesAhead({
  store,
  visit,
  codebook,
  decided,
}: ThemesTask): Promise<ThemesThread> {
  const worker = startThread(new URL('./themesWorker.ts', import.meta.url), {
    workerData: { store, visit, codebook, decided } satisfies ThemesTask,
    resourceLimits: MEMORY,
  })
  const messages = on(worker, 'message', { close: ['exit'] })
  const next = async () => {
    const { value, done } = (await messages.next()) as IteratorResult<[FromThemesThread], undefined>
    if (done) throw new Error('The thread that reads themes has ended.')
    return value[0]
  }
  const ids = codebook.themes.map(({ id }) => id)
  const first = await next()
  return {
    stamp: 'stamp' in first ? first.stamp : '',
    async themesOf(some) {
      const read = await next()
      return themesMarked('marks' in read ? read.marks : new Uint8Array(), ids, some.length)
    },
    async stop() {
      await worker.terminate()
    },
  }
}
