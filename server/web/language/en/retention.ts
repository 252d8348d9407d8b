/** The words of deleting: what is said where something was deleted, and of the page on which leads decide when. */
import { date } from './formats.js'

export const retention = {
  wordsDeleted: (on: string) =>
    `The words of this round’s answers were deleted on ${date(on)}. Choices, numbers and figures are kept.`,
  frozen: (on: string) =>
    `The words of this round’s answers were deleted on ${date(on)}. These are the figures as they were then, and they no longer change.`,
  linkEnded: {
    title: 'This private link has ended',
    text: 'Its audit is over, and the links were deleted with the contact details, as the privacy notice says. If you still need your answers, ask the early help lead.',
  },
  refused: {
    title: 'What this needs has been deleted',
    text: (on: string) =>
      `Contact details or words of this round were deleted on ${date(on)}, so nothing was changed. To ask agencies again, create a new round.`,
  },
}
