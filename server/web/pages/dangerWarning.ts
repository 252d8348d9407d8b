import type { Language } from '../language/en.js'

/** What to do where a child is in danger, in the same words wherever it stands. */
export function dangerWarning(contact: string | undefined, { start }: Language): object {
  return {
    warning: { text: start.danger, iconFallbackText: start.warning },
    text: [...(contact === undefined ? [] : [contact]), start.dangerText].join(' '),
  }
}
