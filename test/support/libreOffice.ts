/** LibreOffice, where it is installed: it reads workbooks as no code of ours does. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The file in another format, such as "ods"; undefined where LibreOffice is missing or does not know it. */
export function converted(file: Buffer, from: string, to: string): Buffer | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'libreoffice-'))
  try {
    const [input, output] = [join(folder, `in.${from}`), join(folder, 'out', `in.${to}`)]
    writeFileSync(input, file)
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    spawnSync('soffice', ['--headless', profile, '--convert-to', to, '--outdir', join(folder, 'out'), input])
    return existsSync(output) ? readFileSync(output) : undefined
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Why workbooks cannot be converted here; undefined where they can. */
export function whyNotConverted(): string | undefined {
  if (spawnSync('soffice', ['--version']).error) return 'LibreOffice is not installed here.'
  const table = converted(Buffer.from('a,b\n1,2\n'), 'csv', 'ods')
  return table ? undefined : 'LibreOffice is installed here without Calc.'
}
