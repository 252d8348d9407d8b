/** Words about filled copies of the form that are uploaded. */
import { plural } from './formats.js'

export const upload = {
  title: 'Upload a filled-in Excel file',
  text: [
    'Nothing is changed when you upload a file. You first see what it would change, beside what is saved now.',
    'Upload the Excel copy of this form. If you have none yet, download it and fill it in.',
  ],
  field: 'Your filled-in Excel file',
  hint: 'An Excel workbook (.xlsx) of 5 MB or less, without macros and without a password',
  button: 'Upload and see what would change',
  noFile: 'Select your filled-in Excel file',
  incomplete:
    'The file did not arrive whole. Check your connection, select the file and upload it again. Nothing has been changed.',
  back: 'Back to your response',
}

export const uploadChanges = {
  title: 'Check what the file would change',
  intro: 'Nothing has been changed yet. Compare the answers, then save them or leave them.',
  nothing: 'Nothing in this file is new: your response has the same answers already.',
  replaced:
    'Somebody uploaded another file for this response meanwhile, and yours has not been saved. This page shows the new file.',
  same: (count: number) =>
    count === 0 ? '' : `${plural(count, 'answer is', 'answers are')} the same in both.`,
  blank: (count: number) =>
    count === 0
      ? ''
      : `${plural(count, 'answer is', 'answers are')} blank in the file: what is saved of them stays.`,
  changed: (count: number) => plural(count, 'answer would change', 'answers would change'),
  added: (count: number) => plural(count, 'answer is new', 'answers are new'),
  now: 'Your response says now',
  inFile: 'The file says',
  apply: 'Save these answers in your response',
  cancel: 'Do not use this file',
}
