/**
 * Text as a file of XML can hold it, with nothing missing: control characters that XML forbids are shown as their
 * pictures (U+2400 and on), half surrogate pairs and non-characters as U+FFFD. Tabs and line feeds stay.
 */
export function visibleText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\uFFFE\uFFFF]/g, '\uFFFD')
    .replace(/(?![\t\n\u0080-\u009F])\p{Cc}/gu, pictureOf)
}

function pictureOf(control: string): string {
  return control === DELETE ? '\u2421' : String.fromCharCode(0x2400 + control.charCodeAt(0))
}

const DELETE = '\u007F'
