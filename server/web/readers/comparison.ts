/** How far the two readers of a sample agree, once both have finished. */
import type { Request, Response } from 'express'
import {
  agreementOf,
  disagreementsIn,
  pairedCodes,
  sampleState,
  themesOfSample,
  type Disagreement,
  type PairedCodes,
} from '../../audit/themes/readerSamples.js'
import { themeNow } from '../../audit/themes/decisions.js'
import { markKey, marksInForce, type Marks } from '../../audit/themes/marks.js'
import { themesOf } from '../../audit/themes/coding.js'
import { listReaderCodes } from '../../db/readerCodes.js'
import { notFound } from '../errors.js'
import type { Handler } from '../handler.js'
import { comparisonPage } from '../pages/readers/comparisonPage.js'
import { readersOf } from '../pages/readers/addresses.js'
import { sendPage } from '../sendPage.js'
import type { Services } from '../services.js'
import { textsOf, type ReadTexts } from './sampleTexts.js'
import { visitSample, type SampleVisit } from './visitSample.js'

export interface ComparedVisit extends SampleVisit, ReadTexts {
  readonly pairs: readonly PairedCodes[]
  /** The sample's themes that still are, in the codebook's order. */
  readonly themes: readonly { readonly id: string; readonly label: string }[]
  readonly disagreements: readonly Disagreement[]
  /** What people said of answers that they read whole. */
  readonly marks: Marks
}

/** GET /rounds/:round/readers/:sample */
export const showComparison: Handler = (services) => async (req, res) => {
  const visit = await visitCompared(services, req, res)
  if (!visit) return
  const { round, pairs, texts, themes } = visit
  const { codebook } = visit.reading
  const coder = (await services.reader()).coderFor(codebook)
  const agreement = agreementOf(
    pairs,
    themes.map(({ id }) => id),
    (pair) => {
      const text = texts(pair)
      return text?.fingerprint === pair.madeOn ? themesOf(coder.code(text.text, text.question)) : undefined
    },
  )
  const page = comparisonPage({ ...visit, codebook, agreement, open: openIn(visit) }, services.language)
  const back = readersOf(round).readers
  await sendPage(services, res, 'readers/comparison', page, { round, back, wide: true })
}

/** A sample that both have finished. @throws notFound */
export async function visitCompared(
  services: Services,
  req: Request,
  res: Response,
): Promise<ComparedVisit | undefined> {
  const visit = await visitSample(services, req)
  const { sample } = visit
  if (sampleState(sample) !== 'finished') throw notFound()
  const found = await textsOf(services, req, res, visit)
  if (!found) return undefined
  const { codebook, aliases, decisions } = found.reading
  const now = (themeId: string) => themeNow(aliases, themeId)
  const pairs = pairedCodes(sample, await listReaderCodes(services.db, sample.id), now)
  const themes = themesOfSample(sample, codebook.themes, now)
  const disagreements = disagreementsIn(
    pairs,
    themes.map(({ id }) => id),
  )
  return { ...visit, ...found, pairs, themes, disagreements, marks: marksInForce(decisions, aliases) }
}

/** How many decisions on which the readers differ can be settled and are not. */
export function openIn({ disagreements, marks, texts }: ComparedVisit): number {
  return disagreements.reduce((sum, one) => {
    const fingerprint = texts(one)?.fingerprint
    if (fingerprint !== one.madeOn) return sum
    const open = one.themes.filter(
      ({ themeId }) => marks.get(markKey({ ...one, themeId }))?.madeOn !== fingerprint,
    )
    return sum + open.length
  }, 0)
}
