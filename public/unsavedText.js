// On one's own copy, once the round is closed: what this browser kept because the service never had it.
import { keptFor } from './keptText.js'

/** Prints what was kept of a response, if anything, and shows the part of the page made for it. */
export function showUnsaved(part) {
  const labels = new Map(
    [...part.querySelectorAll('template')].map((label) => [
      label.dataset.question,
      label.content.textContent,
    ]),
  )
  for (const { fields, changed } of keptFor(part.dataset.unsaved)) {
    for (const [name, value] of fields) {
      if (!changed.includes(name) || !labels.has(name) || value.trim() === '') continue
      part.append(
        printed('h3', 'govuk-heading-s', labels.get(name)),
        printed('p', 'govuk-body app-answer', value),
      )
      part.hidden = false
    }
  }
}

function printed(tag, classes, text) {
  const element = document.createElement(tag)
  element.className = classes
  element.textContent = text
  return element
}
