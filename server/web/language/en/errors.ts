/** Words of the error pages: what happened, what was kept, what to do next. */
import { date, plural } from './formats.js'

export const errors = {
  notFound: {
    title: 'Page not found',
    text: 'If you typed the address, check it. If you pasted it, check that you copied all of it.',
  },
  linkNeeded: {
    title: 'Open your response with its private link',
    text: 'This browser does not know which response is yours. It may have been some weeks since you last opened it, or the link may have been renewed.',
  },
  otherResponse: {
    title: 'This browser has opened another response since',
    text: (reference: string) =>
      `What you sent belongs to response ${reference}, but this browser has since opened the private link of another one. Nothing has been changed in either.`,
  },
  otherSite: {
    title: 'Check and save again',
    text: 'We could not be sure that this came from our own page, so nothing has been changed.',
  },
  closed: {
    title: 'This audit is closed',
    text: (iso: string) =>
      `It closed for answers on ${date(iso)}. What was saved before is kept, but a response that was not sent is not counted. Ask the early help lead if you still need to send it.`,
    copy: 'See your answers',
  },
  invitationNeeded: {
    title: 'This audit is by invitation',
    text: 'Open the private link in the message that your agency got. If you have none, ask the early help lead who runs the audit.',
  },
  linkRenewed: {
    title: 'This private link has been renewed',
    text: 'Somebody who answers for your agency made a new link, and this one no longer opens the response. Ask your colleagues for the new link. Nothing that was saved is lost.',
  },
  linkUnknown: {
    title: 'This link does not open a response',
    text: 'Check that you copied all of it, to the last character. Nothing that was saved is lost: the right link still opens it.',
  },
  tooMany: {
    guesses: {
      title: 'Too many wrong links',
      text: 'Links that open nothing were tried too often from your network, so for a while no link opens from there. Nothing that was saved is lost.',
    },
    mails: {
      title: 'Too many emails',
      text: 'The private link of this response has been emailed often enough for now. Nothing that was saved is lost, and you can copy the link from the page “Your response”.',
    },
    files: {
      title: 'Too many files',
      text: 'More files were asked for or sent from your network in the last minutes than the service can make at once. Nothing that was saved is lost, and the form on these pages goes on working.',
    },
    again: (minutes: number) => `Try again in ${plural(minutes, 'minute', 'minutes')}.`,
  },
  tooLarge: {
    title: 'That was too much at once',
    text: 'What you sent is larger than this service can take in one go, so it was not saved. Everything you saved before is kept. Go back: your text is still on the page. Save it in smaller parts.',
  },
  badRequest: {
    title: 'We could not read what was sent',
    text: 'Something was not as our pages send it. Nothing has been changed, and everything you saved before is kept.',
  },
  problem: {
    title: 'Sorry, there is a problem with the service',
    text: 'Something went wrong on our side. Everything you saved before is kept.',
  },
  findingsFailed: {
    title: 'The findings could not be worked out',
    text: 'The work on them stopped before it was done. No answer is lost. Open the page again, and it starts anew.',
  },
  exportFailed: {
    title: 'The workbook could not be written',
    text: 'The work on it stopped before it was done, and what was written of it is deleted. No answer is lost. Open the page again, and it starts anew.',
  },
  unavailable: {
    title: 'Sorry, the service is unavailable for the moment',
    text: 'Answers cannot be saved or read just now. Everything that you saved before is kept. Try again in a minute.',
  },
  typed: 'What you typed is below. It has not been saved yet.',
  typedLink: 'Open your private link in another tab, come back to this page, and save again.',
  tryAgain: 'Save again',
  copy: 'Copy anything you need from here.',
}
