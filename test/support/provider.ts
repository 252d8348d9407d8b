/** A council's sign-in service on this machine: a real OpenID provider, whose page asks who one is and believes it. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import Provider, { type Context } from 'oidc-provider'
import { freePort } from './childServer.js'

export const CLIENT = { id: 'early-help-audit', secret: 'a secret of the tests alone' }

/** What the provider says of somebody, and how they proved who they are. */
export interface Person {
  readonly email: string
  readonly email_verified: boolean
  readonly name?: string
  readonly roles?: readonly string[]
  readonly amr?: readonly string[]
}

/** Starts a provider that knows these people by their ids, for a service at an address. */
export async function startProvider(people: Readonly<Record<string, Person>>, service: string) {
  const port = await freePort()
  const issuer = `http://localhost:${port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${service}/account/oidc/callback`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    cookies: { keys: ['a key of the tests alone'] },
    claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'], profile: ['name', 'roles'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    pkce: { required: () => true },
    findAccount: (_ctx: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, ...people[id] }),
    }),
    loadExistingGrant: async ({ oidc }: Context) => {
      const of = { clientId: oidc.client.clientId, accountId: oidc.session.accountId }
      const grant = new oidc.provider.Grant(of)
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  const server = createServer((req, res) => {
    if (req.url?.startsWith('/interaction/')) void interact(provider, people, req, res)
    else answer(req, res)
  })
  server.listen(port, 'localhost')
  await once(server, 'listening')
  return {
    issuer,
    env: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function interact(
  provider: Provider,
  people: Readonly<Record<string, Person>>,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  if (req.method === 'GET') {
    res.setHeader('Content-Type', 'text/html')
    res.end(
      `<!DOCTYPE html><html lang="en"><title>Council</title><main><h1>Council sign-in</h1><form method="post"><label>Who are you? <input name="who"></label><button>Go on</button></form></main></html>`,
    )
    return
  }
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  const who = new URLSearchParams(Buffer.concat(chunks).toString()).get('who') ?? ''
  const login = { accountId: who, amr: people[who]?.amr ?? ['pwd'] }
  await provider.interactionFinished(req, res, { login })
}
