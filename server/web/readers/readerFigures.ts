/** How far the readers of a sample agree, in the few figures that a sign-off and a release name. */
import { agreementOfReaders } from '../../audit/themes/agreement.js'
import { themeNow, type FoldedDecisions } from '../../audit/themes/decisions.js'
import {
  pairedCodes,
  sampleState,
  themesOfSample,
  type ReaderSample,
} from '../../audit/themes/readerSamples.js'
import { figuresOf, type ReaderFigures } from '../../audit/themes/signOff.js'
import { listReaderCodes } from '../../db/readerCodes.js'
import type { Db } from '../../db/store.js'

/** The latest sample that two people have finished. */
export function latestFinished(samples: readonly ReaderSample[]): ReaderSample | undefined {
  return samples.find((sample) => sampleState(sample) === 'finished')
}

/** How far the readers of a sample agree, on its themes that a round's codebook still has. */
export async function readerFigures(
  db: Db,
  sample: ReaderSample,
  { codebook, aliases }: Pick<FoldedDecisions, 'codebook' | 'aliases'>,
): Promise<ReaderFigures> {
  const now = (themeId: string) => themeNow(aliases, themeId)
  const pairs = pairedCodes(sample, await listReaderCodes(db, sample.id), now)
  const themes = themesOfSample(sample, codebook.themes, now)
  const ids = themes.map(({ id }) => id)
  return figuresOf(agreementOfReaders(pairs, ids))
}
