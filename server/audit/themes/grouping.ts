/** Groups candidates that belong together, so that a list stays short. No clustering: phrases join the best one. */
import type { Candidate } from './suggestions.js'
import type { MinedAnswer } from './uses.js'

/** A candidate and those that joined it, best first. */
export interface CandidateGroup {
  readonly seed: Candidate
  readonly joined: readonly Candidate[]
}

const MOST_JOINED = 4
/** So many of the best candidates are looked at. */
const MOST_CANDIDATES = 60
/** With a word in common a phrase joins where it shares more than this share of its answers. */
const KIN_SHARE = 0.3
/** Without, it needs so many answers in common, more than this share, and to go together beyond chance. */
const FEWEST_SHARED = 3
const STRANGER_SHARE = 0.2
const TOGETHER = 0.35
/** Phrases with so much of all their answers in common are of one matter, whatever their words. */
const SAME = 0.7

/**
 * At most so many groups of candidates, which come best first: each takes up to four later ones that share its words and
 * answers, or that go with it beyond chance (normalised pointwise mutual information over `answers` answers).
 */
export function groupCandidates(
  candidates: readonly Candidate[],
  answers: number,
  most: number,
): CandidateGroup[] {
  const open = new Set(candidates.slice(0, MOST_CANDIDATES))
  const groups: CandidateGroup[] = []
  for (const seed of open) {
    if (groups.length >= most) break
    open.delete(seed)
    const ofSeed = new Set(seed.answers)
    const joined = [...open].filter((other) => joins(other, seed, ofSeed, answers)).slice(0, MOST_JOINED)
    for (const other of joined) open.delete(other)
    groups.push({ seed, joined })
  }
  return groups
}

function joins(
  other: Candidate,
  seed: Candidate,
  ofSeed: ReadonlySet<MinedAnswer>,
  answers: number,
): boolean {
  const shared = other.answers.filter((answer) => ofSeed.has(answer)).length
  if (shared >= SAME * (other.answers.length + seed.answers.length - shared)) return true
  if (other.phrase.stems.some((stem) => seed.phrase.stems.includes(stem))) {
    return shared > KIN_SHARE * other.answers.length
  }
  if (shared < FEWEST_SHARED || shared <= STRANGER_SHARE * other.answers.length) return false
  const together = shared / answers
  const chance = (other.answers.length / answers) * (seed.answers.length / answers)
  return together < 1 && Math.log(together / chance) / -Math.log(together) > TOGETHER
}
