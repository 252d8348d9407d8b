/** The words of the form's copies to take away, in English. */
import { LONGEST_ANSWER } from '../../../audit/answers.js'
import type { FaultPlace } from '../../../export/offline/faults.js'
import type { OfflineWords } from '../../../export/offline/words.js'
import { LARGEST_FILE } from '../../../export/offline/zip.js'
import { date, dateAndTime, number } from './formats.js'

const at = ({ number, row }: FaultPlace) => `question ${number} (row ${row})`
const unchanged = 'Nothing has been changed.'
const longest = number(LONGEST_ANSWER)

const privacy = [
  'Do not include names or details that could identify a child, family or member of staff.',
  'If a child is in immediate danger call 999. This form is not a referral.',
]

export const offline: OfflineWords = {
  language: 'en-GB',
  date,
  dateAndTime,
  page: 'Page ',

  document: {
    purpose: 'What this audit is for',
    howTo: 'How to use this copy',
    howToText: (closes) => [
      'Use this copy to talk the questions through, for example at a team meeting, and to note your answers. No question is compulsory. Each box grows as you type.',
      `Answers can be sent until the end of ${closes}. To send them, open your private link and type or paste them into the form. This Word copy cannot be uploaded; the Excel copy can.`,
      'If you cannot use the web, return this copy to the early help lead who invited you.',
      ...privacy,
    ],
    chooseOne: 'Choose one.',
    tickAll: 'Tick all that apply. Leave all unticked if none apply.',
    tickAllOrNone: (none) => `Tick all that apply, or only “${none}”.`,
    answer: 'Answer: ',
  },

  workbook: {
    instructions: 'Instructions',
    answers: 'Answers',
    columns: { section: 'Section', number: 'Number', question: 'Question', answer: 'Answer', id: 'Id' },
    edition: (edition) => `Edition of the questionnaire: ${edition}`,
    howTo: (closes) => [
      'Write your answers in the column “Answer” of the sheet “Answers”. No question is compulsory: leave blank what you cannot answer.',
      'Where a cell offers a list, choose from it. Where several can apply, each has its own row: choose Yes for those that do and leave the others blank.',
      'For a new line inside a cell press Alt and Enter (in LibreOffice, Ctrl and Enter).',
      `An answer can be ${longest} characters long. Only the column “Answer” is read: pictures, comments and formatting are not.`,
      'Do not move the columns or change the column “Id”: it says which question each answer belongs to.',
      'Save as an Excel workbook (.xlsx), without macros and without a password. Then open your private link and upload the file. You will see what would change before anything is changed, and a blank cell never erases an answer.',
      `Answers can be sent until the end of ${closes}.`,
      'If you cannot use the web, return this workbook to the early help lead who invited you.',
      ...privacy,
    ],
    oneTable: 'This worksheet contains one table.',
    prefilled: 'This copy holds the answers that were saved when it was downloaded.',
    chooseOne: (labels) => `Choose one: ${labels.join('; ')}.`,
    tick: (yes) => `Choose ${yes}, or leave blank.`,
    tickAlone: (yes) => `Choose ${yes} only where none of the others is chosen, or leave blank.`,
    tooLongForCell:
      'Your saved answer is longer than a spreadsheet cell can hold, so it is not shown here. It is kept. Change it in the form on the web.',
  },

  response: {
    title: (round) => `Your response: ${round}`,
    notSent: 'Draft: not sent',
    notSentText: (closes) =>
      `These answers have been saved but not sent, so they are not counted. They can be sent until the end of ${closes}.`,
    notSentInTime:
      'These answers have been saved but not sent, so they are not counted. The audit has closed. If you still need to send them, ask the early help lead for more time and quote the reference.',
    reference: (reference) => `Reference: ${reference}`,
    sentAt: (time) => `Sent: ${time}`,
    notProvided: 'Not provided',
  },

  faults: {
    'not-a-workbook': () =>
      `We could not read this file as an Excel workbook. It may be damaged, protected with a password, or saved as something else. Open it in your spreadsheet program, save it as an Excel workbook (.xlsx) without a password, and upload that. ${unchanged}`,
    'has-macros': () =>
      `This workbook holds macros, which we do not accept. Save it as an Excel workbook (.xlsx) without macros, and upload that. ${unchanged}`,
    'too-large': () =>
      `This file is larger than we can read: the most is ${number(LARGEST_FILE / 1_000_000)} MB, and less where it holds much that is not answers. Take out pictures and extra sheets, and upload it again. ${unchanged}`,
    'not-our-form': () =>
      `This workbook is not the Excel copy of the form, or its columns have been moved. Download a new copy, paste your answers into its column “Answer”, and upload that. ${unchanged}`,
    'wrong-edition': ({ found, expected }) =>
      `This copy is of another edition of the questionnaire (${found}); this audit uses ${expected}. Download a new copy from this audit and paste your answers into it. ${unchanged}`,
    'unknown-question': ({ id, row }) =>
      id === ''
        ? `Row ${row} of the sheet has an answer but no id that says which question it belongs to. Move the answer to the question’s own row, or copy the id back from a new copy. ${unchanged}`
        : `Row ${row} of the sheet has an id that this audit does not have (${id}). Copy the ids back from a new copy, and upload the workbook again. ${unchanged}`,
    'two-answers': (fault) =>
      `The workbook holds two different answers to ${at(fault)}. Delete the one that you do not want, and upload it again. ${unchanged}`,
    'unreadable-answer': (fault) =>
      `The answer to ${at(fault)} is a formula or an error that we cannot read. Type the answer itself, and upload the workbook again. ${unchanged}`,
    'none-and-others': (fault) =>
      `The answer to ${at(fault)} says that none of the list applies, and others of the same list are chosen. Leave one or the other blank, and upload the workbook again. ${unchanged}`,
    'not-a-choice': (fault) =>
      `The answer to ${at(fault)} is not one of those offered. Choose from the list in the cell, and upload the workbook again. ${unchanged}`,
  },
}
