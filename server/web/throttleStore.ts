/** What throttles count, in a store that several processes share: a limit is one limit, whoever answers. */
import type { Store } from 'express-rate-limit'
import { isShared } from '../db/locks.js'
import type { Db } from '../db/store.js'
import { addHit, removeHit, removeHits } from '../db/throttles.js'
import { hashOf } from './keys.js'

/** Where one throttle's hits are counted; undefined where one process has the store for itself: in its memory. */
export function throttleStore(db: Db, name: string): Store | undefined {
  if (!isShared(db)) return undefined
  // A network address is not kept, only what tells whether it is the same one.
  const hashed = (key: string) => hashOf(`${name} ${key}`)
  let windowMs = 0
  // What is taken back when an answer has gone out is taken back before the next request is counted.
  let takenBack = Promise.resolve()
  return {
    init: (options) => {
      windowMs = options.windowMs
    },
    increment: async (key) => {
      await takenBack
      return addHit(db, hashed(key), windowMs, new Date())
    },
    decrement: (key) => {
      const done = removeHit(db, hashed(key), new Date())
      takenBack = Promise.allSettled([takenBack, done]).then(() => undefined)
      return done
    },
    resetKey: (key) => removeHits(db, hashed(key)),
  }
}
