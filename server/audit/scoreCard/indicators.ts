/** Indicators of a score card: what they are measured in, and which way is good. */

/** Which way is good: a larger figure, a smaller one, or neither. */
export type Polarity = 'up' | 'down' | 'neutral'

/** "rate": per 10,000. */
export type IndicatorUnit = 'count' | 'percent' | 'rate'
