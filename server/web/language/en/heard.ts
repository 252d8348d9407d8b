/** The words of "You said": what agencies read of a release beside their own answers. */
import { date, dateAndTime, number, plural } from './formats.js'

export const heard = {
  link: {
    text: '“You said”',
    hint: 'What each agency reads over its private link: its answers beside what all said, and what comes of it',
  },
  respondentLink: 'What all agencies said, and what comes of it',

  title: 'What you said, and what comes of it',
  intro: (release: number, on: string, responses: number) =>
    `Your answers beside the published findings (release ${number(release)}, ${date(on)}) of ${plural(responses, 'response', 'responses')}.`,
  bySector: (group: string, responses: number) =>
    `“${group}” are the ${plural(responses, 'response', 'responses')} that your sector is counted among. Their figures stand beside a question only where your own answer taken away would not say what a few others said.`,
  noSectors: 'Figures of your sector by itself are not published.',
  contents: 'On this page',
  answers: { text: 'All your answers' },
  release: 'The published findings in full',
  answersDeleted: (on: string) =>
    `The words of answers were deleted on ${date(on)}, so yours are no longer here. Figures stay as they were published.`,
  own: 'Your answer',
  ownInPreview: 'The agency’s own answer stands here.',
  answered: (count: number, responses: number) =>
    `${number(count)} of ${plural(responses, 'response', 'responses')} answered.`,
  keptBack:
    'Figures of your sector are left out here, since one of them is too small without your own answer.',
  notPublished: 'Answers to this question are not published by sector.',
  actions: 'What will be done',
  offer: 'Services that agencies share with you',
  offerText: 'As agencies describe them, but for what stands in square brackets.',

  gone: {
    title: 'There is nothing to read here at the moment',
    text: 'The early help lead has not released what comes of the answers yet, or has taken it back to put something right. Your own answers are where they were.',
    link: 'All your answers',
  },

  lead: {
    title: '“You said”: what agencies read',
    text: [
      'Each agency that sent a response over a private link reads its own answers beside the published figures, what the release concludes, and the services shared with agencies. It is reached from the receipt and from the agency’s copy of its answers, also after the audit has closed.',
      'Of its sector an agency reads only what the release prints, and less: nothing that would say what a few others said once it takes its own answer away. That holds for one reader. Agencies that put their answers together can work out more, as they can from the release.',
    ],
    none: 'Agencies read nothing yet.',
    released: (release: number, by: string, at: string) =>
      `Agencies read release ${number(release)}, as ${by} decided on ${dateAndTime(at)}.`,
    releaseWithdrawn: (release: number) =>
      `Release ${number(release)} was withdrawn, so agencies read nothing until another is put in its place.`,
    newer: (release: number) =>
      `Release ${number(release)} is newer. Agencies read it once you put it in the place of the other.`,
    noRelease: 'It rests on a published release, and none stands.',
    toReleases: 'Releases of the findings',
    release: (release: number) => `Let agencies read release ${number(release)}`,
    withdraw: 'Take it back',
    outdated:
      'Somebody released or withdrew findings while you had this page open. Nothing was changed: look at the preview again',
    done: {
      released: 'Agencies can read it now over their private links.',
      withdrawn: 'Agencies do not read it any more.',
    },
    preview: (release: number) => `Preview of release ${number(release)}`,
    sector: 'As an agency counted among',
    show: 'Show',
  },
}
