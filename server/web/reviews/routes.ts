/** The address at which a theme is checked. */
import type { Route } from '../route.js'
import { createReview, showReview } from './review.js'

export const reviewRoutes: readonly Route[] = [
  // Organisers: checking what rules say of a theme
  {
    method: 'get',
    path: '/rounds/:round/themes/:theme/review',
    needs: 'words',
    handler: showReview,
    tellsThemes: true,
    who: 'member',
  },
  {
    method: 'post',
    path: '/rounds/:round/themes/:theme/review',
    needs: 'words',
    handler: createReview,
    tellsThemes: true,
    who: 'member',
  },
]
