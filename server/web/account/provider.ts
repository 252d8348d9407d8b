/** The council's own sign-in service, by OpenID Connect: authorisation code with PKCE, state and nonce. */
import type { Configuration, IDToken, UserInfoResponse } from 'openid-client'
import { signOnFailed } from '../errors.js'
import { ACCOUNT } from '../pages/addresses.js'
import type { Services } from '../services.js'
import type { SignOnAttempt } from './signOnCookie.js'

const SCOPE = 'openid email profile'
const SECONDS_TO_ANSWER = 10

/** Who somebody is, as the service says. */
export type Claims = IDToken & Partial<UserInfoResponse>

type SignOnConfig = NonNullable<Services['config']['singleSignOn']>

const found = new WeakMap<SignOnConfig, Promise<Configuration>>()

/** Where to send a browser, and what it has to carry meanwhile. @throws signOnFailed */
export async function startAttempt(
  services: Services,
  signOn: SignOnConfig,
  then: string,
): Promise<{ readonly url: URL; readonly attempt: SignOnAttempt }> {
  const client = await import('openid-client')
  const provider = await findProvider(services, signOn)
  const [state, nonce, verifier] = [
    client.randomState(),
    client.randomNonce(),
    client.randomPKCECodeVerifier(),
  ]
  const url = client.buildAuthorizationUrl(provider, {
    redirect_uri: `${services.config.publicUrl}${ACCOUNT.singleSignOnReturn}`,
    scope: SCOPE,
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  return { url, attempt: { state, nonce, verifier, then } }
}

/**
 * Who came back, by the code in the address that they came back to.
 *
 * @throws signOnFailed where the service cannot be reached, or what it says does not fit the attempt.
 */
export async function finishAttempt(
  services: Services,
  signOn: SignOnConfig,
  address: URL,
  attempt: SignOnAttempt,
): Promise<Claims> {
  const client = await import('openid-client')
  const provider = await findProvider(services, signOn)
  try {
    const tokens = await client.authorizationCodeGrant(provider, address, {
      expectedState: attempt.state,
      expectedNonce: attempt.nonce,
      pkceCodeVerifier: attempt.verifier,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (!claims) throw signOnFailed('provider')
    // Some services put the address into the token, others keep it to be asked for.
    if (claims.email !== undefined || provider.serverMetadata().userinfo_endpoint === undefined) return claims
    return { ...(await client.fetchUserInfo(provider, tokens.access_token, claims.sub)), ...claims }
  } catch (error) {
    services.log.warn({ code: codeOf(error) }, 'single sign-on failed')
    throw signOnFailed('provider')
  }
}

/** The service's own description, asked for once; where that failed, asked for again next time. */
async function findProvider({ log }: Services, signOn: SignOnConfig): Promise<Configuration> {
  const client = await import('openid-client')
  const known =
    found.get(signOn) ??
    client.discovery(new URL(signOn.issuer), signOn.clientId, signOn.clientSecret, undefined, {
      timeout: SECONDS_TO_ANSWER,
      // config.ts lets an issuer without TLS through on this machine alone.
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so that it stands out, not to go
      execute: signOn.issuer.startsWith('http:') ? [client.allowInsecureRequests] : [],
    })
  found.set(signOn, known)
  try {
    return await known
  } catch (error) {
    found.delete(signOn)
    log.error({ code: codeOf(error) }, 'the sign-in service cannot be reached')
    throw signOnFailed('away')
  }
}

/** An error's code alone: its message may hold an address with somebody's code in it. */
function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
