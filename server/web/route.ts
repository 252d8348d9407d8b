import type { Role } from '../audit/organisers.js'
import type { PurgeKind } from '../audit/retention.js'
import type { Handler } from './handler.js'
import type { Throttle } from './throttles.js'

/** One address of the service. */
export interface Route {
  readonly method: 'get' | 'post'
  readonly path: string
  readonly handler: Handler
  /** What slows down trying it too often. */
  readonly throttle?: Throttle
  /** What of its round it needs: it is refused once that was deleted. */
  readonly needs?: PurgeKind
  /** Whether it shows what rules or people found in answers: kept from those who read answers of the round blind. */
  readonly tellsThemes?: true
  /**
   * Who may use it: anybody, whoever opened a response's private link, somebody who has given a password and may owe
   * the second factor, a program with a lead's token, a monitor with METRICS_TOKEN, or an organiser in this role or a stronger one. Programs and organisers are asked before the handler
   * runs, respondents by it.
   */
  readonly who: 'anybody' | 'respondent' | 'arriving' | 'token' | 'monitor' | Role
}

/** The routes, every one of them kept from those who read answers of the round blind. */
export function tellingThemes(routes: readonly Route[]): readonly Route[] {
  return routes.map((route) => ({ ...route, tellsThemes: true }))
}
