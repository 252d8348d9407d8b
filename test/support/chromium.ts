/**
 * A real browser for journeys: the one that ships in a package, on Linux on x64; elsewhere an installed Chrome,
 * Chromium or Edge. Without any, `noBrowser` says so in a sentence, and the journeys print it instead of running.
 */
import { existsSync } from 'node:fs'
import packaged from '@sparticuz/chromium'
import { chromium, type Browser } from 'playwright-core'

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

const isPackaged = process.platform === 'linux' && process.arch === 'x64'
const installed = INSTALLED.find((path) => existsSync(path))

/** Why no browser can be started, or undefined where one can. */
export const noBrowser: string | undefined =
  isPackaged || installed !== undefined
    ? undefined
    : 'The journeys did not run: no Chrome, Chromium or Edge was found on this machine.'

/** Starts the browser. Close it when done. */
export async function startBrowser(): Promise<Browser> {
  const quiet = [
    '--disable-background-networking',
    '--disable-component-update',
    '--no-first-run',
    '--disable-sync',
  ]
  // The package is made for one page at a time in a small container: its pages would share one process and its rules.
  const packagedArgs = packaged.args.filter(
    (arg) => !['--single-process', '--disable-web-security'].includes(arg),
  )
  return isPackaged
    ? chromium.launch({ executablePath: await packaged.executablePath(), args: [...packagedArgs, ...quiet] })
    : chromium.launch({ executablePath: installed ?? '', args: quiet })
}
