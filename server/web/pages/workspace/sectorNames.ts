import { sectorsOf, type Questionnaire } from '../../../audit/questionnaire.js'
import type { Language } from '../../language/en.js'

/** What a sector is called, by its id. */
export function sectorNames(
  questionnaire: Questionnaire,
  { workspace: { noSector } }: Language,
): (id: string) => string {
  const names = new Map(sectorsOf(questionnaire).map(({ id, label }) => [id, label]))
  return (id) => names.get(id) ?? noSector
}
