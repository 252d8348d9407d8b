// npm run data: checks every document in data/ and lists every fault.
import { loadData } from '../server/data.js'

try {
  const { questionnaires, guidance, codebooks } = loadData()
  console.log(
    `No faults: ${questionnaires.size} questionnaires, ${guidance.size} guidance documents, ${codebooks.size} codebooks.`,
  )
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
