// Warns an organiser before their session ends. Seconds are counted from when the page arrived, by what the server
// said: this computer's clock may be wrong. Other tabs tell this one when they have lengthened the session.
const WARNING = 5 * 60
const SECOND = 1000

/** Opens the dialog five minutes before the session ends, and again with other words once it has ended. */
export function warnOfEnd(dialog) {
  const part = (name) => dialog.querySelector(`[data-session-part="${name}"]`)
  const channel = 'BroadcastChannel' in window ? new window.BroadcastChannel('organiser-session') : undefined
  let ends = deadlines(dialog.dataset)
  let shown = ''
  let timer

  function check() {
    clearTimeout(timer)
    const left = Math.min(ends.idle, ends.longest) - Date.now()
    const state =
      left <= 0 ? 'over' : left > WARNING * SECOND ? '' : ends.longest <= ends.idle ? 'longest' : 'idle'
    if (state !== shown) show(state)
    if (state !== 'over') timer = setTimeout(check, Math.max(SECOND, state ? left : left - WARNING * SECOND))
  }

  function show(state) {
    shown = state
    for (const name of ['idle', 'longest', 'over']) part(name).hidden = name !== state
    part('stay').hidden = state !== 'idle'
    part('again').hidden = state === 'idle'
    if (state === '') dialog.close()
    else if (!dialog.open) dialog.showModal()
  }

  /** Both limits anew, in seconds from now. */
  function renew(limits) {
    ends = deadlines(limits)
    check()
  }

  async function stay() {
    try {
      const response = await fetch(dialog.dataset.action, {
        method: 'POST',
        headers: { Accept: 'application/json' },
      })
      if (!response.ok) throw new Error(String(response.status))
      const limits = await response.json()
      channel?.postMessage(limits)
      renew(limits)
    } catch {
      part('failed').hidden = false
    }
  }

  part('stay').addEventListener('click', () => {
    part('failed').hidden = true
    void stay()
  })
  part('close').addEventListener('click', () => dialog.close())
  channel?.addEventListener('message', ({ data }) => renew(data))
  channel?.postMessage({ idle: dialog.dataset.idle, longest: dialog.dataset.longest })
  // A computer that slept runs no timers.
  document.addEventListener('visibilitychange', check)
  check()
}

function deadlines({ idle, longest }) {
  const now = Date.now()
  return { idle: now + Number(idle) * SECOND, longest: now + Number(longest) * SECOND }
}
