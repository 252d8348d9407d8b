/** Adds a button that copies a field's text. */
export function offerCopy(field) {
  if (!navigator.clipboard) return
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'govuk-button govuk-button--secondary app-copy'
  button.textContent = field.dataset.copy
  const status = document.createElement('span')
  status.setAttribute('role', 'status')
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(field.value)
    status.textContent = field.dataset.copied
  })
  field.after(button, status)
}
