/** What the doctor says: in sentences, for whoever looks after the installation. */

export interface Finding {
  /** "mend": something does not work, or puts data at risk. "note": worth knowing, and it may be meant. */
  readonly level: 'mend' | 'note'
  readonly what: string
  readonly why: string
  readonly todo: string
}

export function mend(what: string, why: string, todo: string): Finding {
  return { level: 'mend', what, why, todo }
}

export function note(what: string, why: string, todo: string): Finding {
  return { level: 'note', what, why, todo }
}
