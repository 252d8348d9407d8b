/** Maps whose entries are made when they are first asked for. */

/** What a map holds for a key; made where it holds nothing yet. */
export function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
