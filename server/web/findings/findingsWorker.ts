/**
 * The thread of findingsThread.ts. It keeps what it has read: asked again, it reads new and changed answers only, and
 * where the codebook has changed, the themes that it defines otherwise.
 */
import { parentPort } from 'node:worker_threads'
import { answersToRead } from '../../audit/codings.js'
import { computeFindings } from '../../audit/computeFindings.js'
import { createCoders, type Coder } from '../../audit/themes/coding.js'
import { createRecalls } from '../../audit/themes/recall.js'
import type { FromThread, ToThread } from './findingsThread.js'
import { packFindings } from './packedFindings.js'

/** So many answers are read between two reports. */
const EVERY = 100

const coderFor = createCoders()
const nextRecall = createRecalls()
const report = (message: FromThread) => parentPort?.postMessage(message)

let ground: ToThread['ground']

parentPort?.on('message', (message: ToThread) => {
  const { arrived = [] } = message
  const before = message.ground ?? ground
  if (!before) throw new Error('Nothing to read was sent.')
  ground = arrived.length === 0 ? before : { ...before, responses: [...before.responses, ...arrived] }
  const { job } = message
  const input = { ...message.input, ...ground }
  const of = answersToRead(input.questionnaire, input.responses)
  const coder = coderFor(input.codebook)
  let read = 0
  const counting: Coder = {
    code(text, question) {
      read += 1
      if (read % EVERY === 0 || read === of) report({ job, progress: { read, of } })
      return coder.code(text, question)
    },
  }
  const findings = computeFindings({ ...input, coder: counting, recall: nextRecall() })
  report({ job, findings: packFindings(findings, input.responses) })
})
