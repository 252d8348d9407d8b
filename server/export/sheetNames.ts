/** What a spreadsheet program takes as a worksheet's name, and the Analysis Function's checklist on top of it. */
const LONGEST_NAME = 31

/** The workbook's first sheet. */
export const CONTENTS = 'Contents'

/**
 * Names for worksheets: letters, digits and "_", beginning with a capital, at most 31 characters, each different from
 * the others and from those of other sheets in any case. The same wishes always give the same names.
 */
export function sheetNames(
  wishes: readonly string[],
  others: readonly string[] = [CONTENTS],
): readonly string[] {
  const taken = new Set(others.map((name) => name.toLowerCase()))
  return wishes.map((wish) => {
    const word = wish.replace(/[^A-Za-z0-9]+/g, '_')
    const name = freeName(word.charAt(0).toUpperCase() + word.slice(1), taken)
    taken.add(name.toLowerCase())
    return name
  })
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : `_${number}`
    const candidate = name.slice(0, LONGEST_NAME - ending.length) + ending
    if (!taken.has(candidate.toLowerCase())) return candidate
  }
}
