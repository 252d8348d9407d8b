/** The themes read in responses as a byte each: sets for a hundred thousand responses would take too much memory. */
import type { ThemesRead } from '../../export/responseSheets.js'

/** For each response a byte that says whether there was anything to read, and one for each theme. */
export function marksOf(read: readonly ThemesRead[], themeIds: readonly string[]): Uint8Array {
  return Uint8Array.from(
    read.flatMap((themes) => [
      Number(themes !== undefined),
      ...themeIds.map((id) => Number(themes?.has(id))),
    ]),
  )
}

/** The themes of so many responses. Throws where the marks are of more or fewer. */
export function themesMarked(
  marks: Uint8Array,
  themeIds: readonly string[],
  count: number,
): readonly ThemesRead[] {
  const width = themeIds.length + 1
  if (marks.length !== width * count)
    throw new Error(`Themes were read in ${marks.length / width} responses of ${count}.`)
  return Array.from({ length: count }, (_, index) => {
    const own = marks.subarray(index * width, (index + 1) * width)
    return own[0] === 1 ? new Set(themeIds.filter((_id, theme) => own[theme + 1] === 1)) : undefined
  })
}
