/** Words of the pages by which leads answer a person's request about their data. */
import type { WholeResponse } from '../../../db/responseErasures.js'
import { date, dateAndTime, number, plural } from './formats.js'

export const requests = {
  title: 'Requests about a person',
  intro:
    'When somebody asks for the data that is held about them, or to have it erased, look for them here: in every round, answer, message and contact. What you type stands in no address and no log. It is forgotten when you close the request, or after 30 days.',
  term: 'Name, email address, telephone number or phrase',
  termHint:
    'Case, accents and apostrophes do not matter. Of a name, its parts are found as well. Look for each spelling, address and number on its own',
  button: 'Look for this person',
  table: 'Requests, the last one first',
  columns: { term: 'Looked for', made: 'Made', state: 'State' },
  open: 'Open',
  forgotten: 'Forgotten',
  closed: (iso: string) => `Closed on ${date(iso)}`,
  made: (name: string, iso: string) => `${name}, ${dateAndTime(iso)}`,
  faults: {
    empty: 'Enter whom to look for',
    'too-short': 'Enter at least three letters, or a telephone number of at least six digits',
    'too-long': 'What to look for must be 200 characters or less',
  },

  found: {
    title: 'Where this person was found',
    looked: (term: string) => `Looked for: ${term}`,
    none: 'Nothing was found. Other spellings, addresses and numbers need requests of their own. Files that were downloaded, mail that was sent and what people keep in their own browsers are out of this service’s reach.',
    onlyKept: 'Nothing was found that can be exported, hidden or erased here.',
    howMany: (hits: number, places: number) =>
      `${plural(hits, 'finding', 'findings')} in ${plural(places, 'text', 'texts')}.`,
    howTo:
      'Tick what is about this person. What matches all that was typed is ticked already; parts of a name may be somebody else’s.',
    tooMany: (shown: number, all: number) =>
      `Only the first ${number(shown)} of ${number(all)} are shown. Look for the whole name, or deal with these first.`,
    headings: {
      responses: 'In responses',
      corrections: 'In what was put right',
      concerns: 'In safeguarding concerns',
      themes: 'In decisions on themes',
      agencies: 'In the register of agencies',
      uploads: 'In tables that are being imported',
      conclusions: 'In statements and quotes',
      messages: 'In messages and their wording',
      group: 'In actions and indicators',
      offer: 'In what is on offer',
      activity: 'In reasons recorded as activity',
      kept: 'Found, and not erased here',
    },
    matches: {
      exact: 'all that was typed',
      part: 'a part of the name',
      beside: 'other details of the same contact',
    },
    response: (reference: string, round: string) => `Response ${reference}, ${round}`,
    about: (question: string) => `Question: ${question}`,
    kinds: {
      answer: (versions: string) => `as sent in version ${versions}`,
      draft: 'in the draft',
      alternative: 'kept beside the draft',
      upload: 'in an uploaded copy',
    },
    agency: (id: string) => `Agency number ${id}`,
    responseUpload: (id: string, round: string) => `Import number ${id}, ${round}`,
    themeDecision: (id: string, round: string) => `Decision number ${id} on themes, ${round}`,
    agencyUpload: (round: string) => `Uploaded table of agencies, ${round}`,
    message: (id: string, round: string) => `Message number ${id}, ${round}`,
    statement: (id: string, round: string) => `Statement number ${id}, ${round}`,
    quote: (id: string, round: string) => `Quote number ${id}, ${round}`,
    wording: (round: string) => `Wording of messages, ${round}`,
    action: (number: string, round: string) => `Action number ${number}, ${round}`,
    offer: (number: string, round: string) => `Entry number ${number} of what is on offer, ${round}`,
    indicator: (id: string, round: string) => `Indicator number ${id}, ${round}`,
    activity: (id: string) => `Entry number ${id}`,
    round: (round: string) => `Round: ${round}`,
    release: (number: string, round: string) => `Release number ${number}, ${round}`,
    organiser: 'Organiser’s account',
    fields: {
      initials: 'initials',
      value: 'cleaned text',
      themes: 'words of a theme',
      reason: 'reason',
      passed_to: 'passed on to',
      passed_by: 'passed on by',
      name: 'name',
      contact: 'contact',
      email: 'email address',
      tags: 'tags',
      table: 'a cell',
      cells: 'a cell',
      outcome: 'what the check found',
      recipient: 'recipient',
      subject: 'subject',
      text: 'text',
      owner: 'owner',
      agency: 'agency',
      addresses: 'what it addresses',
      evidence: 'evidence',
      words: 'the agency’s words',
      label: 'name',
      period: 'when it was counted',
      data_source: 'where it comes from',
      benchmarks: 'what it is compared with',
      title: 'title',
      area: 'area',
      contact_email: 'contact: email address',
      contact_phone: 'contact: telephone',
      details: 'what was released',
      findings: 'published findings',
      conclusions: 'published statements and quotes',
      basis: 'what the release rests on',
      withdrawal_reason: 'reason for withdrawing',
      danger_contact: 'contact where a child is in danger',
    },
    keptBecause: {
      organiser:
        'Kept, because the council has to be able to say who read and changed what. Disable the account where somebody has left.',
      release:
        'Kept as it was published: others may rest on it. Withdraw the release where somebody must not be named.',
      round: 'Respondents need these contacts. Change them in the round’s settings.',
      activity: (count: number) =>
        `${plural(count, 'entry', 'entries')} in the record of activity ${count === 1 ? 'names' : 'name'} this organiser. They are kept: the record shows who looked after the responses, and can’t be changed.`,
    },
    more: (count: number) => `and ${plural(count, 'more passage', 'more passages')}`,
    next: 'Go on with what is ticked',
    notChosen: 'Select what is about this person',
    close: 'Close this request',
    closeText:
      'What was looked for is forgotten at once. The record of activity keeps that there was a request.',
    closeButton: 'Close request',
    uncleared:
      'Words were erased, but another program, such as a backup, was reading the store: its file may still hold them.',
    clear: 'Rewrite the store’s file now',
  },

  choice: {
    title: 'What to do with what was ticked',
    howMany: (hits: number, places: number) =>
      `You ticked ${plural(hits, 'finding', 'findings')}, in ${plural(places, 'text', 'texts')}:`,
    parts: (heading: string, places: number) => `${heading}: ${plural(places, 'text', 'texts')}`,
    changed:
      'Something that was ticked is no longer there, or has changed meanwhile. Nothing was done. Look again, then go on.',
    export: {
      heading: 'Export',
      text: 'Each text is printed whole. Before you pass it on, take out what is about others.',
      workbook: 'Download as an Excel workbook',
      json: 'Download as JSON, for machines',
    },
    reason: 'Reason',
    reasonHint: 'It is recorded as activity. Do not name the person',
    reasonGiven: 'Request of the person',
    redact: {
      heading: 'Hide in answers',
      text: (answers: number) =>
        `Words in ${plural(answers, 'answer', 'answers')} as sent are hidden from pages, figures and files. What was sent stays in the store, and it can be undone on the answer’s page.`,
      none: 'Nothing that was ticked stands in an answer as it was sent last, so there is nothing to hide.',
      generic: 'Show in their place',
      button: 'Hide in answers',
    },
    erase: {
      heading: 'Erase',
      warning: (places: number) =>
        `The ticked words are erased from ${plural(places, 'text', 'texts')}. This cannot be undone.`,
      text: '“[erased]” stands in their place, in every version; the rest of each text stays. An erased email address is left blank, and a message waiting for it is withdrawn. Respondents see on their own copy that something was erased at a person’s request.',
      backups: (days: number, until: string) =>
        `Backups made before today still hold the words until they are deleted. They are kept for ${plural(days, 'day', 'days')}, so the last of them by ${date(until)}. A store that was replaced by “restore” lies beside the store until you delete it. After restoring an older backup, erase again.`,
      button: 'Erase for good',
    },
    reasonMissing: 'Enter a reason',
    reasonTooLong: 'Reason must be 500 characters or less',
    reasonNames: 'Take the person’s name out of the reason',
    genericMissing: 'Select what is shown in place of the words',
  },

  done: {
    erased:
      'The words were erased, and the store’s file was written anew. Close the request when you have answered it.',
    uncleared: 'The words were erased. The store’s file could not be written anew.',
    redacted: 'The words are hidden.',
    cleared: 'The store’s file was written anew.',
    closed: 'The request is closed. What was looked for is forgotten.',
  },
  wholeDone: {
    'response-erased': 'The response was erased.',
    'response-uncleared':
      'The response was erased. The store’s file could not be written anew, because another program, such as a backup, was reading it: it may still hold the words. Make a request about a person and close it, which writes the file anew.',
  },
  recorded: {
    erased: (reason: string, places: number) => `${reason} (${plural(places, 'text', 'texts')})`,
    found: (hits: number) => plural(hits, 'finding', 'findings'),
  },

  file: {
    title: 'What is held about a person',
    sheet: 'Person',
    mark: 'OFFICIAL-SENSITIVE',
    note: 'Texts are whole and may be about others as well: read them before you pass this on.',
    columns: {
      where: 'Where',
      field: 'What',
      state: 'Which state of it',
      match: 'Found by',
      text: 'Text',
    },
  },

  whole: {
    title: (reference: string) => `Erase response ${reference}`,
    link: 'Erase this response for good',
    text: (counts: WholeResponse) =>
      `This erases ${plural(counts.answers, 'answer', 'answers')} in ${plural(counts.versions, 'version', 'versions')}, the draft they came from, ${plural(counts.corrections, 'correction', 'corrections')}, ${plural(counts.concerns, 'concern', 'concerns')}, ${plural(counts.decisions, 'decision', 'decisions')} on its themes and ${plural(counts.offered, 'entry', 'entries')} of what is on offer. Figures no longer count it. Only its reference stays, in the record of activity. This cannot be undone.`,
    linkStays: 'Its private link still opens an empty response, which says that it was erased.',
    reasonGiven: 'Request of the agency',
    button: 'Erase this response',
  },
  erasedNote: (iso: string) =>
    `On ${date(iso)}, something in this response was erased at a person’s request.`,
}
