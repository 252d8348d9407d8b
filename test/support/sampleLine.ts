/** One more response to the sample round. */
import { importResponses } from '../../server/importResponses.js'
import { NOON, type TestService } from './service.js'

/** Imports a response with these answers. */
export async function sampleLine(
  { db, services }: Pick<TestService, 'db' | 'services'>,
  { reference, ...answers }: { readonly reference: string; readonly [questionId: string]: string },
): Promise<void> {
  const line = JSON.stringify({ reference, edition: 'working-together-2018', answers })
  const { faults } = await importResponses(db, services.questionnaires, 'sample', line, NOON)
  if (faults.length > 0) throw new Error('The response was not imported.')
}
