/** Whether the program itself is whole: Node, the database module, the built files, the documents in data/. */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { loadData } from '../../data.js'
import { loadReportTemplate } from '../../export/report/template.js'
import { projectRoot } from '../../projectRoot.js'
import { mend, type Finding } from './finding.js'

/** @param version such as "20.19.0" */
export function checkProgram(version = process.versions.node): readonly Finding[] {
  return [...checkNode(version), ...checkModule(), ...checkBuilt(), ...checkDocuments()]
}

function checkNode(version: string): readonly Finding[] {
  const { engines } = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as {
    readonly engines: { readonly node: string }
  }
  if (engines.node.split(' || ').some((range) => isWithin(version, range))) return []
  return [
    mend(
      `Node ${version} is not one that the service works with (${engines.node}).`,
      'It may not start, or fail where nobody expects it.',
      'Install Node 24, then run: npm rebuild better-sqlite3',
    ),
  ]
}

/** @param range "^20.19.0" or ">=24.0.0": of the patch nothing depends */
function isWithin(version: string, range: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [least = 0, leastMinor = 0] = range.replace(/^\D+/, '').split('.').map(Number)
  return (major === least && minor >= leastMinor) || (range.startsWith('>=') && major > least)
}

function checkModule(): readonly Finding[] {
  try {
    const Database = createRequire(import.meta.url)('better-sqlite3') as new (path: string) => {
      close(): void
    }
    new Database(':memory:').close()
    return []
  } catch (error) {
    return [
      mend(
        `The database module does not load: ${(error as Error).message.split('\n')[0] ?? ''}`,
        'The service cannot start without it. It is often another Node than the one it was built for.',
        'Run: npm rebuild better-sqlite3',
      ),
    ]
  }
}

function checkBuilt(): readonly Finding[] {
  if (existsSync(join(projectRoot(), 'public/assets/app.css'))) return []
  return [
    mend(
      'The stylesheet was not built.',
      'Pages come without their looks.',
      'Run: npm ci && npm run build && npm prune --omit=dev',
    ),
  ]
}

function checkDocuments(): readonly Finding[] {
  try {
    loadData()
    loadReportTemplate()
    return []
  } catch (error) {
    return [
      mend(
        `A document in data/ has faults: ${(error as Error).message}`,
        'The service does not start with a questionnaire or codebook that is not whole.',
        'Put back the file as it came with this version, or mend what is named above.',
      ),
    ]
  }
}
