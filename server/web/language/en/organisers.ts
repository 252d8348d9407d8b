/** The words of the pages on which leads look after organisers and see what was done. */
export const organisers = {
  title: 'Organisers',
  head: { name: 'Name', email: 'Email address', role: 'Role', state: 'State' },
  states: {
    active: 'Active',
    invited: 'Invited',
    disabled: 'Disabled',
    noSecondFactor: 'Second factor not set up yet',
  },
  invite: 'Invite somebody',
  name: 'Name',
  email: 'Email address',
  role: 'Role',
  inviteButton: 'Invite',
  nameMissing: 'Enter their name',
  emailWrong: 'Enter an email address in the correct format, like name@example.com',
  emailTaken: 'There is an account with this email address already',
  roleMissing: 'Select a role',

  changeRole: 'Change role',
  roleEnds: 'Whoever’s role changes is signed out everywhere and signs in again.',
  roleButton: 'Save role',
  disable: 'Disable this account',
  disableText: 'They are signed out everywhere and cannot sign in. What they did stays on record.',
  disableButton: 'Disable account',
  enable: 'Enable this account',
  enableText: 'They can sign in again as before.',
  enableButton: 'Enable account',
  newLink: 'Give a new link',
  newLinkText: {
    invitation: 'Earlier links stop working. With the new one they set up their account.',
    reset:
      'For somebody who has forgotten their password. Earlier links stop working. The link does not stand in for the second factor.',
  },
  newLinkButton: 'Make a new link',
  lastLead: 'There must be a lead who can sign in. Make somebody else a lead first.',
  changed: 'Saved',
  roleChanged: (name: string, role: string) => `${name} is now ${role}.`,
  disabled: (name: string) => `${name} can no longer sign in.`,
  enabled: (name: string) => `${name} can sign in again.`,
  activity: 'What they did',

  made: {
    invitation: (name: string) => `${name} is invited`,
    reset: (name: string) => `New link for ${name}`,
    text: (days: number) =>
      `Give them this link. It works once, for ${days} days, and is shown only now: whoever opens it first sets the password.`,
    field: 'One-time link',
    mailed: 'We have mailed it to them as well.',
    notMailed: 'The mail to them could not be sent: pass the link on yourself.',
    back: 'Back to organisers',
  },
  mail: {
    invitation: (service: string) => `Invitation: ${service}`,
    reset: (service: string) => `New password: ${service}`,
    text: (name: string, link: string, days: number) =>
      `${name},\n\nwith this link you set your password:\n\n${link}\n\nIt works once, for ${days} days. Pass it on to nobody.\n`,
  },
}
