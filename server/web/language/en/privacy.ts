/** The privacy notice. What it says of the service must be true of the code; the council has to stand by the rest. */
import type { ArticlePart } from '../article.js'
import { date, plural } from './formats.js'
import { contactPart, toFillIn } from './help.js'

export interface PrivacyFacts {
  readonly council: string
  readonly councilIsNamed: boolean
  readonly contact: string | undefined
  readonly dataProtectionOfficer: string | undefined
  readonly complaintForm: string | undefined
  readonly retentionYears: number
  /** For how many days backups are kept. */
  readonly backupDays: number
  /** For how many months after a round closes contact details are kept. */
  readonly contactMonths: number
  /** The days that are fixed, of rounds in which something is left to delete. */
  readonly rounds: readonly {
    readonly title: string
    readonly contacts: string
    readonly words: string
    readonly areContactsDeleted: boolean
  }[]
  /** For how many minutes at most a network address that opened a link is remembered. */
  readonly throttleMinutes: number
  readonly cookiesPage: string
  readonly reviewed: string
}

export const privacy = {
  title: 'Privacy notice',
  parts: (facts: PrivacyFacts): readonly ArticlePart[] => [
    ...controller(facts),
    ...information(facts),
    ...uses(facts),
    ...rights(facts),
  ],
}

function controller({
  council,
  councilIsNamed,
  contact,
  dataProtectionOfficer,
}: PrivacyFacts): ArticlePart[] {
  return [
    {
      heading: 'Who is responsible',
      paragraphs: [`${council} runs this audit and is the controller of the personal data in it.`],
      ...(councilIsNamed ? {} : { missing: [toFillIn('COUNCIL_NAME')] }),
    },
    contactPart((link) => `Questions about this notice or your data: ${link}.`, contact, 'PRIVACY_CONTACT'),
    {
      heading: 'Data protection officer',
      ...(dataProtectionOfficer === undefined
        ? { missing: [toFillIn('DPO_CONTACT')] }
        : { paragraphs: [dataProtectionOfficer] }),
    },
  ]
}

function information({ throttleMinutes, cookiesPage }: PrivacyFacts): ArticlePart[] {
  return [
    {
      heading: 'What we keep',
      paragraphs: [
        'We have it from you and from colleagues who answer with you. Where we invited your agency, we may have filled in its name, sector and contact from our own list; you can change them. Its private link may show what your agency answered in an earlier audit, and copies none of it unless you choose. What we keep is:',
      ],
      items: [
        'your name and contact details, if you give them, and your agency and its sector',
        'your answers, and when they were saved and sent',
        'initials, if you give them, so that colleagues see who saved a section last',
      ],
    },
    {
      paragraphs: [
        'An email address that you ask us to send your private link to is used for that message and not kept.',
        `So that nobody can guess links or passwords, the network address from which a link is opened, somebody signs in or a program reads data is kept for at most ${throttleMinutes} minutes and then forgotten. It is not written to a log, and neither are answers, names or links.`,
        `The [cookies page](${cookiesPage}) lists what is kept in your browser.`,
      ],
    },
    {
      heading: 'If you are an organiser of the audit',
      paragraphs: [
        'We keep your name, work email address and role, what your browser calls itself, such as “Edge, Windows”, while you are signed in, and a record of when you signed in and of what you read, took away or changed. The record shows that responses are looked after; leads can read it, and nobody can change it, but for words about a person that are erased because that person asked. Your password, recovery codes and tokens for programs are kept in a form that nobody can read, with what each token is for and when it was last used.',
        'Where you sign in with your council account, the council’s sign-in service tells us your name, your email address and, if it is set up so, your role.',
      ],
    },
    {
      heading: 'Details of children, families and staff',
      paragraphs: [
        'The audit does not ask for them, and the form says not to give them. Before you send your answers, rules look for words that may identify somebody and ask you to look again. Those who read the responses see that such words are there. No rule finds all of them.',
        'Where an answer holds such details all the same, we take them out or, if a child may be at risk, pass them to those who protect children. Health and other special category data are then used for reasons of substantial public interest: UK GDPR Article 9(2)(g) and the Data Protection Act 2018, Schedule 1, paragraph 18 (safeguarding of children and of individuals at risk).',
      ],
    },
  ]
}

function uses({ retentionYears, contactMonths, rounds, backupDays }: PrivacyFacts): ArticlePart[] {
  return [
    {
      heading: 'Why we use it, and what allows us to',
      paragraphs: [
        'We use your answers to find out how early help works across agencies, to report on it and to improve it. We use your name and contact details to ask you about your answers.',
        'This is a task in the public interest: UK GDPR Article 6(1)(e) and the Data Protection Act 2018, section 8. It rests on the council’s duty to promote co-operation between agencies: Children Act 2004, section 10.',
        'No law or contract obliges you to answer.',
      ],
    },
    {
      heading: 'Who sees it',
      items: [
        'the council’s early help lead and the group of agencies that looks into the answers see responses in full',
        'the council’s committee and the public see findings: counts, themes and quotes, without names or contact details of people',
        'anyone who has the private link to your response sees it, so pass the link on to colleagues only',
        'whoever runs the council’s computers for it, under a contract, may have access to them',
      ],
    },
    {
      paragraphs: [
        'We do not promise secrecy: the council may have to disclose information under the Freedom of Information Act 2000, the Environmental Information Regulations 2004 or data protection law.',
        'Apart from the emails that you ask for and organisers’ invitations, this service sends nothing to anybody, in this country or abroad, and it uses no outside analytics.',
      ],
    },
    {
      heading: 'How long we keep it',
      paragraphs: [
        `The council means to delete names, contact details and private links ${plural(contactMonths, 'month', 'months')} after a round closes, and what answers say in words no later than ${plural(retentionYears, 'year', 'years')} after the round closes. A person looks at what goes and fixes the days. ${rounds.length === 0 ? 'No days are fixed yet; once they are, they are listed here.' : 'These are fixed:'}`,
      ],
      items: rounds.map(({ title, contacts, words, areContactsDeleted }) =>
        areContactsDeleted
          ? `“${title}”: names and contact details were deleted on ${date(contacts)}; words are kept until ${date(words)}`
          : `“${title}”: names and contact details are kept until ${date(contacts)}, words until ${date(words)}`,
      ),
    },
    {
      paragraphs: [
        'Choices, numbers and findings, which name nobody, are kept as records of the council.',
        `What is deleted or erased stays in backups until these are deleted, after ${plural(backupDays, 'day', 'days')}.`,
        'Where answers were collected with another survey tool, the table of them that the council uploads here is deleted when it is imported or cancelled, and otherwise after a day. Addresses on the network in it are never kept.',
        'An organiser’s account is disabled when they leave. Their name stays in the record of what was done, as the council has to be able to say who read what.',
      ],
    },
    {
      heading: 'Automated decisions',
      paragraphs: [
        'There are none. Themes in the answers are found on the council’s own computer by keyword rules that anybody can read. They say nothing about a person, and people draw the conclusions.',
      ],
    },
  ]
}

function rights({ contact, complaintForm, reviewed }: PrivacyFacts): ArticlePart[] {
  const ways = [
    ...(complaintForm === undefined ? [] : [`[use the council’s complaint form](${complaintForm})`]),
    ...(contact === undefined ? [] : [`email [${contact}](mailto:${contact})`]),
  ]
  return [
    {
      heading: 'Your rights',
      paragraphs: ['You can ask us, and we answer within a month, to:'],
      items: [
        'give you a copy of your data',
        'put right what is wrong: until the audit closes, you can do that yourself with your private link',
        'delete your data, or limit what we do with it',
        'stop using it, if you object on grounds of your own situation',
      ],
    },
    {
      heading: 'How to complain',
      paragraphs: [
        ...(ways.length > 0
          ? [`To complain to us about how we use personal data, ${ways.join(' or ')}.`]
          : []),
        'We acknowledge a data protection complaint within 30 days, look into it, keep you informed, and tell you the outcome without undue delay.',
        'You can also complain to the [Information Commissioner’s Office (ICO)](https://ico.org.uk/make-a-complaint/), telephone 0303 123 1113.',
      ],
      ...(ways.length > 0 ? {} : { missing: [toFillIn('COMPLAINT_FORM_URL or PRIVACY_CONTACT')] }),
    },
    { heading: 'Changes to this notice', paragraphs: [`This notice was last changed on ${reviewed}.`] },
  ]
}
