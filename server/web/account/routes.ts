/** Addresses for organisers' accounts: signing in, who may do what, and who did. */
import type { Route } from '../route.js'
import { throttleGuesses } from '../throttles.js'
import { closeAllSessions, closeOtherSession, extendSession, showAccount } from './account.js'
import { downloadActivity, showActivity } from './activity.js'
import { createEnrolment, showEnrolment } from './enrolment.js'
import { showAccountLink, useAccountLink } from './links.js'
import {
  changeDisablement,
  changeRole,
  createLink,
  createOrganiser,
  showOrganiser,
  showOrganisers,
} from './organisers.js'
import { changePassword, showPassword } from './password.js'
import { createSecondFactorProof, showSecondFactor } from './secondFactor.js'
import { closeSession, createSession, showSignIn } from './signIn.js'
import { finishSignOn, startSignOn } from './singleSignOn.js'
import { throttleProof, throttleSignIn } from './signInThrottles.js'
import { createToken, createTokenRevocation, showTokens } from './tokens.js'

export const accountRoutes: readonly Route[] = [
  // Organisers: signing in, and their own accounts
  { method: 'get', path: '/account/sign-in', handler: showSignIn, who: 'anybody' },
  {
    method: 'post',
    path: '/account/session',
    throttle: throttleSignIn,
    handler: createSession,
    who: 'anybody',
  },
  { method: 'post', path: '/account/session/closure', handler: closeSession, who: 'anybody' },
  { method: 'post', path: '/account/session/extension', handler: extendSession, who: 'viewer' },
  {
    method: 'get',
    path: '/account/links/:key',
    throttle: throttleGuesses(404),
    handler: showAccountLink,
    who: 'anybody',
  },
  {
    method: 'post',
    path: '/account/links/:key',
    throttle: throttleGuesses(404),
    handler: useAccountLink,
    who: 'anybody',
  },
  { method: 'get', path: '/account/oidc', handler: startSignOn, who: 'anybody' },
  { method: 'get', path: '/account/oidc/callback', handler: finishSignOn, who: 'anybody' },
  { method: 'get', path: '/account/second-factor', handler: showSecondFactor, who: 'arriving' },
  {
    method: 'post',
    path: '/account/second-factor',
    throttle: throttleProof,
    handler: createSecondFactorProof,
    who: 'arriving',
  },
  { method: 'get', path: '/account/second-factor/enrolment', handler: showEnrolment, who: 'arriving' },
  {
    method: 'post',
    path: '/account/second-factor/enrolment',
    throttle: throttleProof,
    handler: createEnrolment,
    who: 'arriving',
  },
  { method: 'get', path: '/account', handler: showAccount, who: 'viewer' },
  { method: 'get', path: '/account/password', handler: showPassword, who: 'viewer' },
  {
    method: 'post',
    path: '/account/password',
    throttle: throttleProof,
    handler: changePassword,
    who: 'viewer',
  },
  { method: 'get', path: '/account/tokens', handler: showTokens, who: 'lead' },
  { method: 'post', path: '/account/tokens', handler: createToken, who: 'lead' },
  {
    method: 'post',
    path: '/account/tokens/:token/revocation',
    handler: createTokenRevocation,
    who: 'lead',
  },
  { method: 'post', path: '/account/sessions/closure', handler: closeAllSessions, who: 'viewer' },
  { method: 'post', path: '/account/sessions/:session/closure', handler: closeOtherSession, who: 'viewer' },

  // Leads: who may do what, and who did
  { method: 'get', path: '/organisers', handler: showOrganisers, who: 'lead' },
  { method: 'post', path: '/organisers', handler: createOrganiser, who: 'lead' },
  { method: 'get', path: '/organisers/:organiser', handler: showOrganiser, who: 'lead' },
  { method: 'post', path: '/organisers/:organiser/role', handler: changeRole, who: 'lead' },
  { method: 'post', path: '/organisers/:organiser/disablement', handler: changeDisablement, who: 'lead' },
  { method: 'post', path: '/organisers/:organiser/link', handler: createLink, who: 'lead' },
  { method: 'get', path: '/activity', handler: showActivity, who: 'lead' },
  { method: 'get', path: '/activity.csv', handler: downloadActivity, who: 'lead' },
]
