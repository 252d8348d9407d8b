import type { Wording } from '../../audit/questionnaire.js'
import type { Round } from '../../audit/rounds.js'

/** What the instrument's wording leaves open, as a round fills it. */
export function wordingFor(round: Round): Wording {
  return { area: round.area, thresholdsUrl: round.thresholdsUrl ?? undefined }
}
