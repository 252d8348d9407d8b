/** When a count of what a group of sectors said says too much of its members. */
import { SMALLEST_BASE } from '../percentages.js'

/**
 * A count of a few, or one that says the same of every member of a small group: that all said it, or none.
 *
 * @param answered how many of the group answered the question
 */
export function saysTooMuch(value: number, answered: number, minimum: number): boolean {
  if (value > 0 && value < minimum) return true
  return answered > 0 && answered < SMALLEST_BASE && (value === 0 || value === answered)
}
