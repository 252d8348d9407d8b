/** Works out findings in a thread of its own, so that everybody else is answered meanwhile. */
import type { Worker } from 'node:worker_threads'
import type { FindingsInput } from '../../audit/computeFindings.js'
import type { Findings } from '../../audit/findings.js'
import type { Progress } from '../pages/progressPage.js'
import { startThread } from '../threads.js'
import { unpackFindings, type PackedFindings } from './packedFindings.js'

type ThreadInput = Omit<FindingsInput, 'coder'>

/** What is large and seldom changes. */
type Ground = Pick<ThreadInput, 'responses' | 'questionnaire'>

export interface ToThread {
  readonly job: number
  /** Left out where the thread has it from before. */
  readonly ground?: Ground
  /** Responses on top of those that it has. */
  readonly arrived?: Ground['responses']
  readonly input: Omit<ThreadInput, keyof Ground>
}

export type FromThread = { readonly job: number } & (
  { readonly progress: Progress } | { readonly findings: PackedFindings }
)

export interface FindingsThread {
  /** Rejects where the thread ends before it is done. The next call starts another, which has to read all anew. */
  readonly compute: (input: ThreadInput, onProgress: (progress: Progress) => void) => Promise<Findings>
  /** Ends the thread, if there is one. */
  readonly stop: () => Promise<void>
}

interface Job {
  readonly responses: Ground['responses']
  readonly onProgress: (progress: Progress) => void
  readonly resolve: (findings: Findings) => void
  readonly reject: (error: Error) => void
}

/**
 * Room for what has just been made, in megabytes, half of Node's own measure. Less is cleared up so often that a large
 * round spends half of its time on it; more takes more memory and saves little.
 */
const MEMORY = { maxYoungGenerationSizeMb: 24 }

/** A thread that starts at the first call and does one thing after another. */
export function createFindingsThread(): FindingsThread {
  const jobs = new Map<number, Job>()
  let worker: Worker | undefined
  let sent: Ground | undefined
  let last = 0

  function start(): Worker {
    const started = startThread(new URL('./findingsWorker.ts', import.meta.url), { resourceLimits: MEMORY })
    // It keeps no process alive that has nothing else to do.
    started.unref()
    let reason: unknown
    started.on('message', (message: FromThread) => {
      const job = jobs.get(message.job)
      if ('progress' in message) job?.onProgress(message.progress)
      else if (job && jobs.delete(message.job)) job.resolve(unpackFindings(message.findings, job.responses))
    })
    started.on('error', (error) => (reason = error))
    started.on('exit', () => {
      worker = undefined
      sent = undefined
      const ended = new Error('The thread that works out findings has ended.', { cause: reason })
      for (const { reject } of jobs.values()) reject(ended)
      jobs.clear()
    })
    return started
  }

  return {
    compute: ({ responses, questionnaire, ...input }, onProgress) =>
      new Promise((resolve, reject) => {
        worker ??= start()
        last += 1
        jobs.set(last, { responses, onProgress, resolve, reject })
        const ground = { responses, questionnaire }
        const arrived = arrivedOn(sent, ground)
        worker.postMessage({ job: last, input, ...(arrived ? { arrived } : { ground }) } satisfies ToThread)
        sent = ground
      }),
    async stop() {
      await worker?.terminate()
    },
  }
}

/** What comes on top of what was sent; undefined where that is not all in it, the very same. */
function arrivedOn(sent: Ground | undefined, ground: Ground): Ground['responses'] | undefined {
  if (sent?.questionnaire !== ground.questionnaire) return undefined
  const known = new Set(sent.responses)
  const arrived = ground.responses.filter((response) => !known.has(response))
  return arrived.length === ground.responses.length - known.size ? arrived : undefined
}
