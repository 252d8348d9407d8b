// npm run --silent doctor: says in sentences what is wrong with this installation.
import { examine, reportOf } from '../server/operations/doctor/examine.js'
import { runCommand } from './command.js'

const usage = `Says what is wrong with this installation, why it matters and what to do. It changes nothing and sends no mail; it
exits with 1 where something has to be mended. Run it as the service's own account, with the service's variables.
  npm run --silent doctor`

await runCommand(usage, {}, async () => {
  const findings = await examine(new Date())
  console.log(reportOf(findings))
  if (findings.some(({ level }) => level === 'mend')) process.exitCode = 1
})
