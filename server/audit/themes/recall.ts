/** Remembers from one working out to the next what came of the same things, so that only what changed is done anew. */

/** What something is worked out from: alike where each part is the very same object or the same text or number. */
export type Parts = readonly unknown[]

/** Gives what the work gives, which must depend on the name and the parts alone. */
export type Recall = <Value>(name: string, from: Parts, work: () => Value) => Value

/** Remembers nothing. */
export const forgetful: Recall = (_name, _from, work) => work()

interface Remembered {
  readonly from: Parts
  readonly value: unknown
  /** The number of the working out that asked for it last. */
  asked: number
}

/** What nobody asked for in so many workings out is forgotten: answers go, and so must what was made of them. */
const FORGOTTEN_AFTER = 10

/** A recall for each working out after another. */
export function createRecalls(): () => Recall {
  const remembered = new Map<string, Remembered>()
  let count = 0
  return () => {
    count += 1
    for (const [name, { asked }] of remembered) if (count - asked > FORGOTTEN_AFTER) remembered.delete(name)
    return (name, from, work) => {
      const last = remembered.get(name)
      const isSame = last !== undefined && areAlike(last.from, from)
      const value = isSame ? last.value : work()
      remembered.set(name, isSame ? Object.assign(last, { asked: count }) : { from, value, asked: count })
      return value as ReturnType<typeof work>
    }
  }
}

function areAlike(a: Parts, b: Parts): boolean {
  return a.length === b.length && a.every((part, i) => part === b[i])
}
