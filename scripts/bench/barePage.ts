/** A page of the service as a template of the bare one: the same bytes, with every text a person or the audit gives put in. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Texts of the page that a template has to put in: of labels, typed answers and hidden fields. */
const TEXT = /(<textarea[^>]*>\n?|<label[^>]*>|type="hidden"[^>]* value=")([^<"]+)/g

/** Writes page.ejs and texts.json. Returns how many texts there are. */
export function writeBarePage(folder: string, page: string): number {
  const texts: string[] = []
  const template = page.replaceAll(TEXT, (_all, before: string, text: string) => {
    texts.push(unescaped(text))
    return `${before}<%= texts[${texts.length - 1}] %>`
  })
  writeFileSync(join(folder, 'page.ejs'), template)
  writeFileSync(join(folder, 'texts.json'), JSON.stringify(texts))
  return texts.length
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#34;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
