/** Addresses of a round's score card. */
import type { Route } from '../route.js'
import {
  createIndicator,
  createIndicatorRemoval,
  saveIndicatorForm,
  showIndicator,
  showNewIndicator,
} from './indicators.js'
import { downloadScoreCard, showScoreCard } from './scoreCard.js'
import { saveTargetsForm, showTargets } from './scoreTargets.js'

const INDICATORS = '/rounds/:round/score-card/indicators'

export const scoreCardRoutes: readonly Route[] = [
  // Indicators: members read them, leads set targets and enter figures
  { method: 'get', path: '/rounds/:round/score-card', handler: showScoreCard, who: 'member' },
  { method: 'get', path: '/rounds/:round/score-card.csv', handler: downloadScoreCard, who: 'member' },
  { method: 'get', path: '/rounds/:round/score-card/targets', handler: showTargets, who: 'lead' },
  { method: 'post', path: '/rounds/:round/score-card/targets', handler: saveTargetsForm, who: 'lead' },
  { method: 'post', path: INDICATORS, handler: createIndicator, who: 'lead' },
  { method: 'get', path: `${INDICATORS}/new`, handler: showNewIndicator, who: 'lead' },
  { method: 'get', path: `${INDICATORS}/:indicator`, handler: showIndicator, who: 'lead' },
  { method: 'post', path: `${INDICATORS}/:indicator`, handler: saveIndicatorForm, who: 'lead' },
  { method: 'post', path: `${INDICATORS}/:indicator/removal`, handler: createIndicatorRemoval, who: 'lead' },
]
