// Starts the enhancements. Every page works without this file.
import { initAll } from './assets/govuk-frontend.min.js'
import { autosave } from './autosave.js'
import { offerCopy } from './copyLink.js'
import { showUnsaved } from './unsavedText.js'

initAll()
document.querySelectorAll('form[data-autosave]').forEach(autosave)
document.querySelectorAll('input[data-copy]').forEach(offerCopy)
document.querySelectorAll('[data-unsaved]').forEach(showUnsaved)

// Organisers' pages alone have a session's end: respondents' telephones load none of it.
const session = document.querySelector('dialog[data-session]')
if (session) void import('./session.js').then(({ warnOfEnd }) => warnOfEnd(session))
