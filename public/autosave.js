// Saves a section while a person types, and keeps the text in this browser for as long as the server does not have
// it. Without this file the form's own buttons save; every word shown comes from the page.
import { claim, forget, keep, leftBehind, nameOf } from './keptText.js'

const DELAY = 1500
const LONGEST_WAIT = 15_000
const LONGEST_REQUEST = 20_000

/** Starts saving for a section's form. */
export function autosave(form) {
  const section = nameOf(form.elements.response.value, location.pathname)
  const name = () => `${section} ${form.elements.writer.value}`
  const say = announcer(form.querySelector('[data-autosave-status]'))
  const words = form.dataset
  let acknowledged = fieldsOf(form)
  let isKept = true
  let remark = ''
  let timer
  let due = Infinity
  let wait = DELAY
  let saving = Promise.resolve()
  let leaving = false

  const schedule = (delay) => {
    // The sooner of two: whoever types without a pause is saved all the same.
    if (Date.now() + delay >= due) return
    clearTimeout(timer)
    due = Date.now() + delay
    timer = setTimeout(save, delay)
  }
  // One request at a time: two would race each other to the store.
  const save = () => (saving = saving.then(send, send))

  async function send() {
    clearTimeout(timer)
    due = Infinity
    const sent = fieldsOf(form)
    const outcome = await post(form.action, sent)
    if (outcome.saved) {
      noteSaved(sent, outcome.saved)
      return 'saved'
    }
    if (outcome.refused) say(words.refused)
    else say(isKept ? words.offline : words.offlineUnkept)
    wait = Math.min(wait * 2, LONGEST_WAIT)
    schedule(wait)
    return outcome.refused ? 'refused' : 'away'
  }

  function noteSaved(sent, { status, remarks, seen }) {
    for (const [id, value] of Object.entries(seen)) {
      const field = form.elements.namedItem(`seen.${id}`)
      if (field) field.value = value
    }
    acknowledged = sent
    keepFields()
    wait = DELAY
    say([remark, status, remarks].filter(Boolean).join(' '), remark + remarks)
  }

  function keepFields() {
    const changed = changedSince(acknowledged, form)
    if (changed.length === 0) forget(name())
    else isKept = keep(name(), { fields: [...fieldsOf(form)], changed })
  }

  form.addEventListener('input', () => {
    remark = ''
    keepFields()
    schedule(DELAY)
  })
  const saveChanges = () => {
    if (changedSince(acknowledged, form).length > 0) void save()
  }
  window.addEventListener('online', saveChanges)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') saveChanges()
  })
  form.addEventListener('submit', async (event) => {
    if (leaving) return
    event.preventDefault()
    say(words.saving)
    // Leaving the page while the server is away would trade the text for the browser's own error page.
    if ((await save()) === 'away') return
    leaving = true
    form.requestSubmit(event.submitter)
  })
  // The back button may show this page as it was left: it must be able to save again.
  window.addEventListener('pageshow', () => (leaving = false))

  async function takeOver() {
    void claim(name())
    for (const [left, { fields, changed }] of await leftBehind(section)) {
      if (remark === '' && changedSince(acknowledged, form).length === 0) {
        // Saved under that page's name: to the server, it goes on where that page was left.
        restore(form, fields, changed)
        remark = words.restored
        say(remark)
        void save()
      } else if ((await post(form.action, new URLSearchParams(fields))).saved) forget(left)
    }
  }
  void takeOver()
}

/** Posts the form: { saved } with the server's reply, { refused } where the server says no, {} where it is away. */
async function post(action, body) {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), LONGEST_REQUEST)
  const headers = { Accept: 'application/json' }
  // A small request outlives its page.
  const keepalive = body.toString().length < 60_000
  try {
    const response = await fetch(action, { method: 'POST', body, headers, keepalive, signal: stop.signal })
    if (response.ok) return { saved: await response.json() }
    return { refused: ![429, 502, 503, 504].includes(response.status) }
  } catch {
    return {}
  } finally {
    clearTimeout(timer)
  }
}

/** Shows words in a status. What changes only in the time of day is not read out again and again. */
function announcer(status) {
  let state
  return (words, newState = words) => {
    status.setAttribute('aria-live', newState === state ? 'off' : 'polite')
    if (status.textContent !== words) status.textContent = words
    state = newState
  }
}

function fieldsOf(form) {
  return new URLSearchParams(new FormData(form))
}

/** The names of fields that say something else than before. */
function changedSince(before, form) {
  const now = fieldsOf(form)
  const says = (fields, name) => JSON.stringify(fields.getAll(name))
  return [...new Set([...before.keys(), ...now.keys()])].filter(
    (name) => !name.startsWith('seen.') && says(before, name) !== says(now, name),
  )
}

/** Puts changed fields back into the form, as the page that they were typed on, with what it had seen of them. */
function restore(form, fields, changed) {
  const values = new URLSearchParams(fields)
  for (const name of [...changed, ...changed.map((name) => `seen.${name}`), 'writer']) {
    for (const element of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (['checkbox', 'radio'].includes(element.type))
        element.checked = values.getAll(name).includes(element.value)
      else if (values.has(name)) element.value = values.get(name)
    }
  }
}
