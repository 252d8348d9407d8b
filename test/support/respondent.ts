/** What a person who answers does again and again, found by the words on the page. */
import type { Page } from 'playwright-core'
import { arriveAt } from './journey.js'

export const ABOUT = 'About you and your agency'
export const IDENTIFY = 'Identify children and families who would benefit from early help'
export const HOW = /describe how your agency identifies/
export const DATA = /What data do you use/

/** From the audit's front page to a new response. Returns its private link, as a person copies it. */
export async function startAnswering(page: Page, address: string): Promise<string> {
  await page.goto(`${address}/rounds/spring`)
  await page.getByRole('button', { name: 'Start now' }).click()
  await arriveAt(page, 'Your response')
  const { pathname } = new URL(await page.getByLabel('Private link to this response').inputValue())
  return `${address}${pathname}`
}

/** From the list of sections into one of them. */
export async function openSection(page: Page, heading: string): Promise<void> {
  await page.getByRole('link', { name: heading }).click()
  await arriveAt(page, heading)
}

/** Saves the section and goes on. */
export async function saveAndContinue(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save and continue' }).click()
}

/** Waits until the page says so about saving. */
export async function untilTold(page: Page, words: RegExp): Promise<void> {
  await page.getByRole('status').filter({ hasText: words }).waitFor()
}

export const SAVED = /Saved at \d/
export const NOT_SAVED = /Not saved yet: no connection/
