/** A page to read from top to bottom: help, and what the law asks a public body to publish. */
import type { ArticlePart } from '../language/article.js'
import { linkedPieces } from './linkedText.js'

/** The page's headings, and its sentences with their links. */
export function articlePage(title: string, parts: readonly ArticlePart[]) {
  return {
    title,
    parts: parts.map(({ heading = '', below = false, paragraphs = [], items = [], missing = [] }) => ({
      heading: below ? '' : heading,
      subheading: below ? heading : '',
      paragraphs: paragraphs.map(linkedPieces),
      items: items.map(linkedPieces),
      missing: missing.map((text) => ({ text })),
    })),
  }
}
