/** The words of organisers' pages: signing in and their own accounts. */
export const account = {
  refused: {
    title: 'Your role does not include this page',
    text: 'If you need it for your work, ask the early help lead to change your role.',
    notReleased: 'No findings have been released to viewers yet. The early help lead decides when.',
  },
  signInNeeded: {
    title: 'Sign in to see this page',
    text: 'It is for the audit’s organisers. If you were signed in, your session has ended; everything you saved is kept.',
  },
  signedOut: {
    title: 'You are signed out, so nothing was saved',
    text: 'Your session ended before this was sent. Everything that was saved before is kept.',
    kept: {
      text: 'What you sent is kept on this page.',
      hint: 'Sign in in a new tab, then come back to this one and send it again.',
    },
    gone: {
      text: 'What you sent is not kept on this page.',
      hint: 'Sign in in a new tab, then come back to this one, go back in your browser and send it from there.',
    },
    again: 'Send again',
  },
  sessionEnd: {
    bannerTitle: 'You will be signed out soon',
    banner: (at: string) =>
      `Your session ends at ${at}, when it has lasted as long as a session may. Send what you are writing before then, or keep this page open and`,
    again: 'sign in again in a new tab',
    title: 'Your session is ending',
    idle: 'You will be signed out in less than 5 minutes, because you have not used the service for a while. What you have typed on this page stays here.',
    longest: (at: string) =>
      `You will be signed out at ${at}, when your session has lasted as long as a session may. What you have typed on this page stays here. To go on, sign in again in a new tab, then come back to this one.`,
    over: 'You are signed out. What you have typed on this page stays here: sign in again in a new tab, then come back to this one and send it.',
    failed: 'That did not work. Try again, or sign in again in a new tab.',
    stay: 'Stay signed in',
    close: 'Close',
  },
  linkUsed: {
    title: 'This link cannot be used',
    text: 'It has been used before, is too old or is not complete. Ask the early help lead for a new one.',
  },
  busy: {
    title: 'Too many people are signing in at once',
    text: 'Try again in a few seconds.',
  },
  tooMany: {
    title: 'Too many wrong passwords or codes',
    text: 'Nothing about the account has changed.',
  },

  navigation: {
    rounds: 'Rounds',
    organisers: 'Organisers',
    activity: 'Activity',
    requests: 'Person requests',
    account: 'Your account',
    signOut: 'Sign out',
  },
  roles: { lead: 'Lead', member: 'Group member', viewer: 'Viewer' },
  roleHints: {
    lead: 'Everything: rounds, organisers, responses, findings. Signs in with a second factor',
    member: 'Reads findings and responses, with names and contact details hidden',
    viewer: 'Reads findings once they are released',
  },

  signIn: {
    title: 'Sign in',
    inNewTab: 'Sign in (opens in a new tab)',
    email: 'Email address',
    password: 'Password',
    button: 'Continue',
    wrong: 'The email address or the password is not right, or the account is disabled',
    singleSignOn: 'Sign in with your council account',
    forgotten: 'Forgotten your password? Ask the early help lead for a new link.',
    forOrganisers: 'For the audit’s organisers. Agencies answer the audit without an account.',
  },

  secondFactor: {
    title: 'Enter your security code',
    intro: 'Open the authenticator app on your phone. It shows a new 6-digit code every 30 seconds.',
    code: 'Security code',
    button: 'Sign in',
    wrong: 'The code is not right, or has been used already. Wait for the next one and enter that',
    useRecovery: 'Use a recovery code instead',
    useCode: 'Use the app on your phone instead',
    recoveryTitle: 'Enter a recovery code',
    recoveryIntro: 'You were given recovery codes when you set up your second factor. Each works once.',
    recoveryCode: 'Recovery code',
    recoveryWrong: 'The recovery code is not right, or has been used already',
    lost: 'Lost both? Whoever runs this service can take your second factor away, so that you set up a new one.',
  },

  enrolment: {
    title: 'Set up your second factor',
    intro: [
      'A second factor keeps others out if they learn your password. You need an authenticator app on your phone, such as Microsoft Authenticator or Google Authenticator.',
      'In the app, add an account and scan this square, or type the key.',
    ],
    square: 'Square to scan with an authenticator app. It says the same as the key below.',
    secret: 'Key to type',
    code: 'Security code that the app shows now',
    button: 'Confirm',
    wrong: 'The code is not right. Check that the app shows this account, and enter the code it shows now',
  },

  recoveryCodes: {
    title: 'Keep your recovery codes',
    intro:
      'Your second factor is set up. If you lose your phone, each of these codes signs you in once. They are shown only now: print them or write them down, and keep them apart from your password.',
    continue: 'Continue',
  },

  password: {
    title: 'Change your password',
    current: 'Current password',
    new: 'New password',
    hint: '12 characters or more. Three random words are easy to remember and hard to guess',
    button: 'Change password',
    wrongCurrent: 'The current password is not right',
    faults: {
      'too-short': 'Password must be 12 characters or more',
      'too-long': 'Password must be 256 characters or less',
      'too-common':
        'Choose a password that is harder to guess. This one is made of common words, of names that others know, or of keys in a row',
    },
  },

  links: {
    firstTitle: 'Set up the first account',
    firstIntro:
      'You are the first here: your account is that of the early help lead, who can invite everybody else. Next you set up a second factor.',
    invitationTitle: 'Set up your account',
    invitationIntro: (role: string) =>
      `You have been invited as an organiser of this audit. Your role: ${role}.`,
    resetTitle: 'Choose a new password',
    resetIntro: 'Your second factor stays as it is: you are asked for it next.',
    name: 'Your name',
    email: 'Email address',
    password: 'Password',
    button: 'Continue',
    nameMissing: 'Enter your name',
    emailWrong: 'Enter an email address in the correct format, like name@example.com',
    emailTaken: 'There is an account with this email address already',
  },

  own: {
    title: 'Your account',
    name: 'Name',
    email: 'Email address',
    role: 'Role',
    password: 'Password',
    changePassword: 'Change',
    hasPassword: 'Set',
    noPassword: {
      demonstration: 'None: the demonstration’s links sign in without one',
      singleSignOn: 'None: you sign in with your council account',
      link: 'None: ask the early help lead for a link that lets you choose one',
    },
    secondFactor: 'Second factor',
    changeSecondFactor: 'Set up anew',
    addSecondFactor: 'Set up',
    hasSecondFactor: (left: number) =>
      left === 1 ? 'On, with 1 recovery code left' : `On, with ${left} recovery codes left`,
    noSecondFactor: 'Off',
    tokens: 'Tokens for programs',
    changeTokens: 'Look after',
    hasTokens: (tokens: number) => (tokens === 0 ? 'None' : String(tokens)),
    sessions: 'Where you are signed in',
    sessionsHint: (idle: number, longest: number) =>
      `A session ends ${idle} hours after you last used it, and ${longest} hours after you signed in.`,
    browser: 'Browser',
    unknownBrowser: 'Unknown browser',
    since: 'Signed in',
    seen: 'Last used',
    here: 'This one',
    end: 'Sign out',
    endOf: (browser: string, since: string) => `Sign out of ${browser}, signed in ${since}`,
    endAll: 'Sign out everywhere',
    changedTitle: 'Password changed',
    changed: 'Everywhere else you have been signed out.',
    extendedTitle: 'Still signed in',
    extended: 'Your session goes on.',
    signedInTitle: 'Signed in',
    signedIn: 'You can close this tab and go on in the one you came from.',
  },

  singleSignOn: {
    failed: 'You could not be signed in with your council account',
    failures: {
      provider: 'The council’s sign-in service did not confirm who you are. Try again.',
      away: 'The council’s sign-in service cannot be reached. Try again in a minute, or sign in with your password.',
      unverified:
        'The council’s sign-in service gave no verified email address for you. Whoever runs that service can put it right.',
      uninvited:
        'Nobody has invited you to this audit with the email address of your council account. Ask the early help lead.',
      disabled: 'Your account has been disabled. Ask the early help lead.',
      mismatch:
        'Your email address belongs to an account that somebody else at the council has used. Ask the early help lead.',
    },
  },

  demonstration: {
    tag: 'Demonstration',
    text: 'Nothing here is real, nothing is kept, and links sign in without a password.',
  },
}
