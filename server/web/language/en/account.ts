/** The words of organisers' pages: signing in, accounts, and who did what. */
export const account = {
  refused: {
    title: 'Your role does not include this page',
    text: 'If you need it for your work, ask the early help lead to change your role.',
    notReleased: 'No findings have been released to viewers yet. The early help lead decides when.',
  },
}
