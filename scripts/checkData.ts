// npm run data: checks every document in data/ and lists every fault.
import { loadData } from '../server/data.js'
import { loadReportTemplate } from '../server/export/report/template.js'

try {
  const { questionnaires, guidance, drafting, offers, codebooks, crosswalks, scoreCards } = loadData()
  loadReportTemplate()
  console.log(
    `No faults: ${questionnaires.size} questionnaires, ${guidance.size} guidance documents, ${drafting.size} drafting documents, ${offers.size} directories of services, ${crosswalks.size} crosswalks, ${codebooks.size} codebooks, ${scoreCards.size} score cards, a report template.`,
  )
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
