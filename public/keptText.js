// What a page has typed and the server does not have yet, kept in this browser. One entry a page: two tabs of the
// same section never write over each other's. Where the browser allows no storage, nothing is kept, nothing breaks.

/** Keeps a page's fields. Returns whether the browser did. */
export function keep(name, fields) {
  return attempt(() => {
    localStorage.setItem(name, JSON.stringify(fields))
    return true
  })
}

/** Forgets a page's fields, once the server has them. */
export function forget(name) {
  attempt(() => localStorage.removeItem(name))
}

/** The entries of a section's pages that are no longer open, by name; they are this page's from now on. */
export async function leftBehind(section) {
  const names = attempt(() => Object.keys(localStorage)) ?? []
  const entries = []
  for (const name of names.filter((name) => name.startsWith(`${section} `))) {
    const fields = attempt(() => JSON.parse(localStorage.getItem(name)))
    if (fields && (await claim(name))) entries.push([name, fields])
  }
  return entries
}

/** The fields that pages of a response's sections have typed and that never arrived, whichever page it was. */
export function keptFor(response) {
  const names = attempt(() => Object.keys(localStorage)) ?? []
  return names
    .filter((name) => name.startsWith(nameOf(response, '')))
    .flatMap((name) => attempt(() => JSON.parse(localStorage.getItem(name))) ?? [])
}

/** How the names of a section's entries begin. */
export function nameOf(response, path) {
  return `early-help-audit ${response} ${path}`
}

/** Holds a name for as long as this page is open. Returns false where another open page holds it. */
export function claim(name) {
  // Only pages served over HTTPS have locks; without them, every other page's text counts as left behind.
  if (!navigator.locks) return Promise.resolve(true)
  return new Promise((resolve) => {
    void navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      resolve(lock !== null)
      return lock && new Promise(() => {})
    })
  })
}

function attempt(act) {
  try {
    return act()
  } catch {
    return undefined
  }
}
