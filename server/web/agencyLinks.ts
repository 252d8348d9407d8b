/** Private links of agencies: drafts to open with them, and a file of them for whoever sends messages elsewhere. */
import { randomUUID } from 'node:crypto'
import type { Agency } from '../audit/agencies.js'
import type { MessageKind } from '../audit/messages.js'
import { draftsFor, type AgencyDraft } from '../db/agencyDrafts.js'
import { addDraftKey } from '../db/drafts.js'
import { recordFileMessages } from '../db/messages.js'
import type { Db } from '../db/store.js'
import { hashOf, newKey, newReference } from './keys.js'

/** A row of the file. */
export interface AgencyLink {
  readonly agency: string
  readonly contact: string
  readonly email: string
  readonly reference: string
  readonly link: string
}

/** The draft of each agency, made where it has none. */
export function agencyDrafts(
  db: Db,
  roundId: number,
  agencies: readonly Agency[],
  now: Date,
): Promise<readonly AgencyDraft[]> {
  return draftsFor(db, roundId, agencies, () => ({ id: randomUUID(), reference: newReference() }), now)
}

/**
 * Makes a new private link for each agency and records that it is in a file. The links are in what is returned and
 * nowhere else: links given out earlier go on working.
 */
export async function linksFor(
  { db, publicUrl }: { readonly db: Db; readonly publicUrl: string },
  roundId: number,
  agencies: readonly Agency[],
  kind: MessageKind,
  now: Date,
): Promise<readonly AgencyLink[]> {
  const drafts = new Map(
    (await agencyDrafts(db, roundId, agencies, now)).map((draft) => [draft.agencyId, draft]),
  )
  const links: AgencyLink[] = []
  const messages: Parameters<typeof recordFileMessages>[1][number][] = []
  for (const { id: agencyId, name, contact, email } of agencies) {
    const draft = drafts.get(agencyId)
    if (!draft) continue
    const key = newKey()
    await addDraftKey(db, draft.id, hashOf(key), now)
    links.push({
      agency: name,
      contact,
      email,
      reference: draft.reference,
      link: `${publicUrl}/links/${key}`,
    })
    messages.push({ roundId, agencyId, draftId: draft.id, kind, to: email, subject: '', text: '' })
  }
  await recordFileMessages(db, messages, now)
  return links
}

/** The columns of the file. */
export const LINK_COLUMNS = ['agency', 'contact', 'email', 'reference', 'link'] as const
