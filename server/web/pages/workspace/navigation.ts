/** The main sections of a round's workspace, as every page of it shows them. */
import type { Language } from '../../language/en.js'
import { addressesOf } from '../addresses.js'
import { workspaceOf } from './addresses.js'

export type WorkspacePart = keyof Language['workspace']['navigation']

/** Links to the parts, the one that the reader is in marked. */
export function workspaceNavigation(
  round: { readonly slug: string },
  current: WorkspacePart,
  { workspace: { navigation } }: Language,
) {
  const { coverage, agencies, invitations, messages, closure, settings } = workspaceOf(round)
  const { findings, responses, themes } = addressesOf(round)
  const hrefs = { coverage, agencies, invitations, messages, responses, closure, settings, findings, themes }
  return (Object.keys(hrefs) as WorkspacePart[]).map((part) => ({
    href: hrefs[part],
    text: navigation[part],
    ...(part === current && { current: true }),
  }))
}
