/** The thread of findingsThread.ts. It keeps what it has read: asked again, it reads new and changed answers only. */
import { parentPort, workerData } from 'node:worker_threads'
import { answersToRead } from '../../audit/codings.js'
import { computeFindings } from '../../audit/computeFindings.js'
import type { Codebook } from '../../audit/themes/codebook.js'
import { createCoder, type Coder } from '../../audit/themes/coding.js'
import type { FromThread, ToThread } from './findingsThread.js'

/** So many answers are read between two reports. */
const EVERY = 100

const codebook = workerData as Codebook
const coder = createCoder(codebook)
const report = (message: FromThread) => parentPort?.postMessage(message)

parentPort?.on('message', ({ job, input }: ToThread) => {
  const of = answersToRead(input.questionnaire, input.responses)
  let read = 0
  const counting: Coder = {
    code(text, question) {
      read += 1
      if (read % EVERY === 0 || read === of) report({ job, progress: { read, of } })
      return coder.code(text, question)
    },
  }
  const findings = computeFindings({ ...input, codebook, coder: counting })
  report({ job, findings })
})
