/** How two versions of a codebook differ, in sentences. */
import type { CodebookDifference } from '../../../audit/themes/differences.js'
import type { Language } from '../../language/en.js'

/** A difference as one sentence or several. */
export function differenceWords(difference: CodebookDifference, language: Language): readonly string[] {
  const words = language.decisions.differences
  const { label } = difference
  switch (difference.kind) {
    case 'theme-added':
      return [words['theme-added'](label, difference.rules)]
    case 'theme-gone':
      return [words['theme-gone'](label)]
    case 'theme-renamed':
      return [words['theme-renamed'](difference.before, label)]
    case 'theme-meaning':
      return [words['theme-meaning'](label, difference.meaning)]
    case 'rule-added':
    case 'rule-gone':
      return [words[difference.kind](label, difference.match)]
    case 'rule-moved':
      return [words['rule-moved'](difference.match, difference.before, label)]
    case 'rule-changed':
      return changeWords(difference, language)
  }
}

function changeWords(
  difference: Extract<CodebookDifference, { kind: 'rule-changed' }>,
  language: Language,
): readonly string[] {
  const words = language.decisions.differences
  const { label, match, also, noLonger, scope, switched } = difference
  return [
    ...(also.length > 0 ? [words.also(label, also)] : []),
    ...(noLonger.length > 0 ? [words.noLonger(label, noLonger)] : []),
    ...(scope ? [words.scope(label, match)] : []),
    ...(switched ? [words[switched](label, match)] : []),
  ]
}
