/** The words of the lead's workspace: those that its pages share, and each part's own. */
import type { Progress, Standing } from '../../../audit/agencies.js'
import { agencyWords } from './workspace/agencies.js'
import { coverageWords } from './workspace/coverage.js'
import { importWords } from './workspace/imports.js'
import { messageWords } from './workspace/messages.js'
import { roundWords } from './workspace/rounds.js'

const progress: Readonly<Record<Progress, string>> = {
  'not-invited': 'Not invited',
  invited: 'Invited',
  opened: 'Opened',
  'part-done': 'Part done',
  submitted: 'Responded',
}

const standing: Readonly<Record<Standing, string>> = {
  expected: 'Expected',
  declined: 'Declined',
  'not-expected': 'Not expected',
}

export const workspace = {
  progress,
  standing,
  none: 'None',
  never: 'Never',
  noSector: 'Sector not known',
  done: 'Done',
  /** A date in a field of a form. */
  dateHint: 'Year, month and day, such as 2027-03-01',
  navigation: {
    coverage: 'Coverage',
    agencies: 'Agencies',
    invitations: 'Invitations',
    messages: 'Messages',
    responses: 'Responses',
    closure: 'Closing',
    settings: 'Settings',
    findings: 'Findings',
    themes: 'Themes',
  },
  ...roundWords,
  ...agencyWords,
  ...messageWords,
  ...coverageWords,
  ...importWords,
}
