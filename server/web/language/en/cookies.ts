/** The words of the cookies page. What it says must be true of the code: a test compares. */
export const cookies = {
  title: 'Cookies',
  intro:
    'Cookies are small files that a website keeps in your browser. This service sets only those that it needs to do what you ask of it, so it does not ask for your consent. It does not measure or follow you, and no other organisation’s cookies are set.',
  cookiesTitle: 'Cookies that this service sets',
  storageTitle: 'Text kept in your browser',
  storageText:
    'With JavaScript, the text of a section that has not reached us yet is kept in your browser’s own storage, so that a lost connection costs you nothing. Only this website can read it.',
  head: { name: 'Name', purpose: 'What it is for', expires: 'How long it stays' },
  response: 'Opens your response in this browser, after you have started it or opened its private link',
  responseDays: (days: number) => `${days} days after you last opened the link`,
  initials: 'Fills in the initials that you gave, so that you need not type them again',
  whenClosed: 'Until you close your browser',
  organiser: 'Keeps an organiser signed in',
  organiserHours: (hours: number, idle: number) =>
    `${hours} hours, or until you sign out; it no longer works once ${idle} hours have passed without use`,
  knownBrowser:
    'Tells that an organiser has signed in in this browser before, so that somebody who guesses passwords elsewhere cannot lock them out',
  knownBrowserDays: (days: number) => `${days} days after an organiser last signed in`,
  signOn: 'Knows an organiser again who comes back from the council’s own sign-in service',
  signOnMinutes: (minutes: number) => `${minutes} minutes, or until they are back`,
  storageName: (prefix: string) => `Begins with “${prefix}”`,
  storagePurpose: 'Keeps what you have typed until it is saved on our server',
  storageExpires: 'Until it is saved, or until you clear your browser’s data',
}
