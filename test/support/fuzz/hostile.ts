/** What hostile people type: texts, and names of fields. */
import fc from 'fast-check'
import type { Random } from './random.js'

/** Stands in every text with markup: nothing of it may ever come back as markup, or be logged. */
export const MARK = 'x-fuzz'

const TEXTS: readonly string[] = [
  '',
  ' ',
  `<${MARK} onload=alert(1)>`,
  `"><${MARK} a="`,
  `' ${MARK}='`,
  `" ${MARK}="`,
  `</script><${MARK}>`,
  `</textarea></title><${MARK}>`,
  `<!--<${MARK}>`,
  `{{${MARK}}}\${${MARK}}<%= ${MARK} %>`,
  `javascript:alert('${MARK}')`,
  `=cmd|' /C ${MARK}'!A0`,
  `'; DROP TABLE answers; -- ${MARK}`,
  `%' OR 1=1 -- ${MARK}`,
  `../../../../etc/passwd`,
  '..\\..\\windows\\win.ini',
  '\u0000',
  `a\u0000b${MARK}`,
  '\r\nSet-Cookie: x-fuzz=1',
  `\ud800${MARK}\udfff`,
  '\ufeff\u202e\u200b\u2028\uffff',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  '[object Object]',
  'NaN',
  '-1',
  '0',
  '1e309',
  '9007199254740993',
  '999999999999999999999999',
  '0x10',
  '1.5',
  '2027-02-30',
  '0000-00-00',
  '9999-12-31',
  '+010000-01-01',
  '-000001-01-01',
  'a@b',
  `${MARK}@example.org\r\nBcc: everybody@example.org`,
  '{"a":1}',
  '{"__proto__":{"admin":true}}',
  '[]',
  '[[[[[[',
  'null',
  '"',
  '(a+)+$',
  '((((((((((',
  '\\',
  '%',
  '%00',
  '%c0%ae%c0%ae/',
  '%ff',
  '//elsewhere.example',
  '/\\elsewhere.example',
  'https://elsewhere.example',
  'a'.repeat(300),
  '\u{1F469}\u200d\u{1F467}'.repeat(100),
  `${MARK} `.repeat(3_000),
]

const ODD = fc.sample(fc.string({ unit: 'binary', maxLength: 60 }), { seed: 1, numRuns: 300 })

/** A text that somebody may type. */
export function hostileText(random: Random): string {
  const text = random.percent(70) ? random.pick(TEXTS) : random.pick(ODD)
  return random.percent(10) ? text + random.pick(TEXTS) : text
}

/** Names of fields that no form of ours has. */
export const STRANGE_NAMES: readonly string[] = [
  '__proto__',
  '__proto__[admin]',
  'constructor',
  'constructor[prototype][admin]',
  'hasOwnProperty',
  'toString',
  '',
  'a[]',
  'a[b][c][d][e]',
  'a.b',
  `<${MARK}>`,
  'version',
  'seen',
  'shown',
  'then',
  'reference',
  'response',
  '\u0000',
]
