// Saves a section while a person types, and keeps the text in this browser for as long as the server does not have
// it. Without this file the form's own buttons save; every word shown comes from the page.

const DELAY = 1500
const LONGEST_WAIT = 60_000

/** Starts saving for a section's form. */
export function autosave(form) {
  const kept = keptText(`early-help-audit ${form.dataset.response} ${location.pathname}`)
  const status = form.querySelector('[data-autosave-status]')
  let timer
  let wait = DELAY
  let saving = Promise.resolve('idle')

  const say = (words) => {
    // The same words again would only be read out again.
    if (status.textContent !== words) status.textContent = words
  }
  const schedule = (delay) => {
    clearTimeout(timer)
    timer = setTimeout(save, delay)
  }
  // One request at a time: two would race each other to the store.
  const save = () => (saving = saving.then(send, send))

  async function send() {
    clearTimeout(timer)
    const sent = new URLSearchParams(new FormData(form))
    const outcome = await post(form.action, sent)
    if (outcome.saved) {
      for (const [id, value] of Object.entries(outcome.saved.seen)) {
        const seen = form.elements.namedItem(`seen.${id}`)
        if (seen) seen.value = value
      }
      if (textOf(sent) === textOf(new URLSearchParams(new FormData(form)))) kept.remove()
      wait = DELAY
      say(outcome.saved.status)
      return 'saved'
    }
    say(outcome.refused ? form.dataset.refused : form.dataset.offline)
    if (outcome.refused) return 'refused'
    wait = Math.min(wait * 2, LONGEST_WAIT)
    schedule(wait)
    return 'away'
  }

  form.addEventListener('input', () => {
    kept.write([...new FormData(form)])
    schedule(DELAY)
  })
  window.addEventListener('online', save)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && kept.read()) save()
  })
  form.addEventListener('submit', async (event) => {
    if (form.dataset.leaving) return
    event.preventDefault()
    // Leaving the page while the server is away would trade the text for the browser's own error page.
    if ((await save()) === 'away') return
    form.dataset.leaving = 'yes'
    form.requestSubmit(event.submitter)
  })
  // The back button may show this page as it was left: it must be able to save again.
  window.addEventListener('pageshow', () => delete form.dataset.leaving)

  if (restore(form, kept.read())) {
    say(form.dataset.restored)
    save()
  }
}

/** Posts the form: { saved } with the server's reply, { refused } where trying again is no use, {} where it is. */
async function post(action, body) {
  try {
    const response = await fetch(action, { method: 'POST', body, headers: { Accept: 'application/json' } })
    if (response.ok) return { saved: await response.json() }
    return { refused: response.status < 500 && response.status !== 429 }
  } catch {
    return {}
  }
}

/** What a form says, apart from what it remembers of the server. */
function textOf(fields) {
  return JSON.stringify([...fields].filter(([name]) => !name.startsWith('seen.')))
}

/** Puts kept fields back into the form, with what their page had seen. Returns whether there were any. */
function restore(form, fields) {
  if (!fields) return false
  const ticked = new Set(fields.map(([name, value]) => `${name}=${value}`))
  for (const element of form.elements) {
    if (element.type === 'checkbox' || element.type === 'radio')
      element.checked = ticked.has(`${element.name}=${element.value}`)
  }
  for (const [name, value] of fields) {
    const element = form.elements.namedItem(name)
    if (
      element &&
      'value' in element &&
      !['checkbox', 'radio', 'submit'].includes(element.type) &&
      name !== 'shown'
    )
      element.value = value
  }
  return true
}

/** A place for one form's fields in this browser. Where the browser allows none, nothing is kept and nothing breaks. */
function keptText(key) {
  const attempt = (act) => {
    try {
      return act()
    } catch {
      return undefined
    }
  }
  return {
    read: () => attempt(() => JSON.parse(localStorage.getItem(key))),
    write: (fields) => attempt(() => localStorage.setItem(key, JSON.stringify(fields))),
    remove: () => attempt(() => localStorage.removeItem(key)),
  }
}
