/** What is said where two people changed the same thing at once. */
export const meanwhile = {
  nothing: 'nothing',
  both: (who: string, field: string, from: string, to: string) =>
    `${who} changed “${field}” from “${from}” to “${to}” while you were writing. What you typed is kept here: save again to put it in place of theirs.`,
  theirs: (who: string, field: string, from: string, to: string) =>
    `${who} changed “${field}” from “${from}” to “${to}” while you were writing. Theirs is shown here: save again to keep it.`,
}
