import { expect, it } from 'vitest'
import { questionsOf } from '../../server/audit/questionnaire.js'
import { childrenOf, textIn, type XmlElement } from '../../server/export/offline/xml.js'
import { allOf, partsOf, questionnaire, xmlIn } from './offline.js'

export interface Paragraph {
  readonly style: string | undefined
  readonly text: string
}

const child = (element: XmlElement | undefined, name: string) => childrenOf(element, name)[0]

/** A paragraph's text as Word shows it: breaks as line feeds, tabs as tabs. */
export function shownText(element: XmlElement): string {
  if (element.name === 'br') return '\n'
  if (element.name === 'tab') return '\t'
  if (element.name === 't') return textIn(element)
  return childrenOf(element).map(shownText).join('')
}

/** The document's paragraphs in reading order. */
export async function paragraphsOf(bytes: Buffer): Promise<readonly Paragraph[]> {
  return allOf(await xmlIn(bytes, 'word/document.xml'), 'p').map((paragraph) => ({
    style: child(child(paragraph, 'pPr'), 'pStyle')?.attributes.get('val'),
    text: shownText(paragraph),
  }))
}

/** The texts of the paragraphs in one style. */
export const textsIn = (paragraphs: readonly Paragraph[], style: string) =>
  paragraphs.filter((paragraph) => paragraph.style === style).map(({ text }) => text)

/** What holds for every Word copy of the questionnaire: the tests of a document run these as theirs. */
export function itIsAccessible(title: string, write: () => Promise<Buffer>): void {
  it('has a title, an organisation and a language', async () => {
    const bytes = await write()
    const core = await xmlIn(bytes, 'docProps/core.xml')
    expect(textIn(child(core, 'title') ?? core)).toBe(title)
    expect(textIn(child(core, 'creator') ?? core)).toBe('Early Help Audit')
    const defaults = child(child(await xmlIn(bytes, 'word/styles.xml'), 'docDefaults'), 'rPrDefault')
    expect(child(child(defaults, 'rPr'), 'lang')?.attributes.get('val')).toBe('en-GB')
  })

  it('has one first heading, the sections below it and a heading for each question', async () => {
    const paragraphs = await paragraphsOf(await write())
    expect(textsIn(paragraphs, 'Heading1')).toHaveLength(1)
    const sections = questionnaire.sections.map(({ heading }) => heading)
    expect(textsIn(paragraphs, 'Heading2').slice(-5)).toEqual(sections)
    const asked = questionsOf(questionnaire).map(({ text }, index) => `${index + 1}. ${text}`)
    expect(textsIn(paragraphs, 'Heading3')).toEqual(asked.map((text) => text.replaceAll('{area}', 'Anytown')))
  })

  it('is set in letters of 12 points and more, without tables or pictures', async () => {
    const bytes = await write()
    const used = new Set((await paragraphsOf(bytes)).map(({ style }) => style))
    const styles = allOf(await xmlIn(bytes, 'word/styles.xml'), 'style').filter(({ attributes }) =>
      used.has(attributes.get('styleId')),
    )
    expect(styles.length).toBeGreaterThan(4)
    const defaults = allOf(await xmlIn(bytes, 'word/styles.xml'), 'docDefaults')
    const document = await xmlIn(bytes, 'word/document.xml')
    const sizes = [...defaults, ...styles, document].flatMap((element) => allOf(element, 'sz'))
    expect(sizes.length).toBeGreaterThan(3)
    for (const { attributes } of sizes) expect(Number(attributes.get('val'))).toBeGreaterThanOrEqual(24)
    expect(['tbl', 'drawing', 'pict', 'jc'].flatMap((name) => allOf(document, name))).toEqual([])
    expect([...(await partsOf(bytes)).keys()].filter((name) => name.includes('media'))).toEqual([])
  })
}
