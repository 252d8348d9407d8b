/** Every address of a round's workspace; routes.ts answers them. */
import type { MessageKind } from '../../../audit/messages.js'

export const NEW_ROUND = '/rounds/new'
export const ROUNDS = '/rounds'

/** The addresses of a round's workspace. */
export function workspaceOf({ slug }: { readonly slug: string }) {
  const round = `/rounds/${slug}`
  const agencies = `${round}/agencies`
  const agencyImport = `${agencies}/import`
  const imports = `${round}/imports`
  return {
    settings: `${round}/settings`,
    retention: `${round}/retention`,
    retentionConfirmation: `${round}/retention/confirmation`,
    retentionPostponement: `${round}/retention/postponement`,
    closure: `${round}/closure`,
    opening: `${round}/opening`,
    extension: `${round}/extension`,
    archive: `${round}/archive`,
    grace: `${round}/grace`,
    coverage: `${round}/coverage`,
    chase: `${round}/coverage/chase`,
    matches: `${round}/matches`,
    agencies,
    newAgency: `${agencies}/new`,
    register: `${agencies}/register`,
    agency: (id: number) => `${agencies}/${id}`,
    import: agencyImport,
    importTemplate: `${agencyImport}/template.csv`,
    importCheck: `${agencyImport}/check`,
    importApplication: `${agencyImport}/application`,
    importCancellation: `${agencyImport}/cancellation`,
    invitations: `${round}/invitations`,
    kind: (kind: MessageKind) => `${round}/invitations/${kind}`,
    wording: (kind: MessageKind) => `${round}/invitations/${kind}/wording`,
    messages: `${round}/messages`,
    withdrawal: `${round}/messages/withdrawal`,
    decision: (id: number) => `${round}/messages/${id}/decision`,
    links: `${round}/links.csv`,
    releases: `${round}/releases`,
    newRelease: `${round}/releases/new`,
    releaseWithdrawals: `${round}/releases/withdrawals`,
    responseImports: imports,
    responseImport: (id: number) => `${imports}/${id}`,
    responseMapping: (id: number) => `${imports}/${id}/mapping`,
    responseCheck: (id: number) => `${imports}/${id}/check`,
    responseApplication: (id: number) => `${imports}/${id}/application`,
    responseCancellation: (id: number) => `${imports}/${id}/cancellation`,
    paperReturns: `${round}/paper-returns`,
  }
}
