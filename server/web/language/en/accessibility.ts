/**
 * The accessibility statement. The sentences in LEGAL are the model statement's and must not be changed; all others
 * must be true of this service. Review it every year, and whenever what it says of testing changes.
 */
import type { ArticlePart } from '../article.js'
import { contactPart, toFillIn } from './help.js'

export interface AccessibilityFacts {
  readonly council: string
  readonly councilIsNamed: boolean
  readonly service: string
  readonly address: string
  readonly email: string | undefined
  readonly responseDays: number
  /** When the statement was prepared and last reviewed, and the service last tested. */
  readonly prepared: string
  readonly reviewed: string
  readonly tested: string
  /** After how many hours an organiser's session ends, and after how many without use. */
  readonly sessionHours: number
  readonly idleHours: number
}

const REGULATIONS =
  'Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018'

const LEGAL = {
  scope: (scope: string) => `This accessibility statement applies to ${scope}.`,
  commitment: (council: string) =>
    `${council} is committed to making its website accessible, in accordance with the ${REGULATIONS}.`,
  status:
    'This website is partially compliant with the [Web Content Accessibility Guidelines version 2.2](https://www.w3.org/TR/WCAG22/) AA standard, due to the non-compliances listed below.',
  nonAccessible: 'The content listed below is non-accessible for the following reasons.',
  enforcement: `The Equality and Human Rights Commission (EHRC) is responsible for enforcing the ${REGULATIONS} (the ‘accessibility regulations’). If you’re not happy with how we respond to your complaint, contact the [Equality Advisory and Support Service (EASS)](https://www.equalityadvisoryservice.com/).`,
  prepared: (prepared: string, reviewed: string) =>
    `This statement was prepared on ${prepared}. It was last reviewed on ${reviewed}.`,
}

export const accessibility = {
  title: 'Accessibility statement',
  parts: (facts: AccessibilityFacts): readonly ArticlePart[] => [
    ...introduction(facts),
    ...feedback(facts),
    ...technical(facts),
    ...preparation(facts),
  ],
}

function introduction(facts: AccessibilityFacts): ArticlePart[] {
  const { council, councilIsNamed, service, address, sessionHours, idleHours } = facts
  return [
    {
      paragraphs: [
        LEGAL.scope(`${service}, at ${address}`),
        `This website is run by ${council}. We want as many people as possible to be able to use this website. For example, that means you should be able to:`,
      ],
      items: [
        'change colours, contrast levels and fonts in your browser or device',
        'zoom in up to 400% without the text spilling off the screen',
        'reach and use every link, field and button with a keyboard',
        'answer, save and send without JavaScript',
        'take as long as you need to answer: no page of the form runs out of time',
      ],
      ...(councilIsNamed ? {} : { missing: [toFillIn('COUNCIL_NAME')] }),
    },
    {
      paragraphs: [
        'We have made the text of this website as simple as we can; the questions are those of the audit itself. [AbilityNet](https://mcmw.abilitynet.org.uk/) has advice on making your device easier to use if you have a disability.',
      ],
    },
    {
      heading: 'How accessible this website is',
      paragraphs: ['We know that some parts of this website may not be fully accessible:'],
      items: [
        'it has been tested by automatic checks, but not yet by people who use screen readers, magnifiers or speech recognition',
        'the Word and Excel files that you can download have not been tested with assistive technology',
        'answers are shown as people typed them, so words in another language are not marked as such',
        `organisers are signed out after ${sessionHours} hours, or ${idleHours} without use; they are warned of both, but without JavaScript only of the first`,
        'wide tables of findings scroll sideways, within the page, on a small screen',
      ],
    },
  ]
}

function feedback({ email, responseDays }: AccessibilityFacts): ArticlePart[] {
  return [
    {
      heading: 'Feedback and contact information',
      paragraphs: [
        'If you need the questions or the findings in a different format, such as large print, easy read, audio recording or braille, or want to answer on paper or by telephone:',
      ],
    },
    contactPart(
      (link) =>
        `Email ${link}. We’ll consider your request and get back to you in ${responseDays} working days.`,
      email,
      'CONTACT_EMAIL',
    ),
    {
      heading: 'Reporting accessibility problems with this website',
      paragraphs: [
        'We’re always looking to improve the accessibility of this website. If you find any problems not listed on this page or think we’re not meeting accessibility requirements, contact us in the same way, with the address of the page and what you were trying to do.',
      ],
    },
    { heading: 'Enforcement procedure', paragraphs: [LEGAL.enforcement] },
  ]
}

function technical({ council, sessionHours, idleHours }: AccessibilityFacts): ArticlePart[] {
  return [
    {
      heading: 'Technical information about this website’s accessibility',
      paragraphs: [LEGAL.commitment(council)],
    },
    { heading: 'Compliance status', below: true, paragraphs: [LEGAL.status] },
    { heading: 'Non-accessible content', paragraphs: [LEGAL.nonAccessible] },
    {
      heading: 'Non-compliance with the accessibility regulations',
      below: true,
      paragraphs: ['Until people who use assistive technology have tested them, we count these as failures:'],
      items: [
        'Pages have been checked automatically only. What only a person can hear or see may fail success criteria 1.3.1 (info and relationships), 2.4.3 (focus order) and 4.1.3 (status messages). A review by people is due before this website is first used. Until then, ask us for another way to answer.',
        'The Word and Excel files have not been tested with assistive technology. They may fail success criteria 1.3.1 (info and relationships), 1.3.2 (meaningful sequence) and 4.1.2 (name, role, value). The same questions, answers and figures are on the pages of this website.',
        `Organisers’ sessions end after ${idleHours} hours without use, and a dialog five minutes before lets them stay signed in; where JavaScript is switched off, it does not appear, which may fail success criterion 2.2.1 (timing adjustable). What is sent after a session has ended is kept on the page that says so. The limit of ${sessionHours} hours keeps other people’s data safe; every page says so in the last 20 minutes, and signing in again in a new tab keeps what is typed. Agencies’ answers have no such limits.`,
        'Answers and quotes are shown word for word. Words in another language are not marked, which fails success criterion 3.1.2 (language of parts). Ask us, and we mark or translate what you need.',
      ],
    },
    {
      heading: 'Disproportionate burden',
      below: true,
      paragraphs: ['We do not claim that anything would be a disproportionate burden.'],
    },
    {
      heading: 'Content that’s not within the scope of the accessibility regulations',
      below: true,
      paragraphs: ['None of this website’s content is outside the scope.'],
    },
  ]
}

function preparation({ prepared, reviewed, tested }: AccessibilityFacts): ArticlePart[] {
  return [
    {
      heading: 'Preparation of this accessibility statement',
      paragraphs: [
        LEGAL.prepared(prepared, reviewed),
        `This website was last tested on ${tested} against WCAG 2.2 AA. The test was carried out by its makers, by automatic checks that run at every change: the rules of axe-core in a real browser, at full width and for sideways scrolling at 320 pixels, on the main pages of answering and of findings, and a check of the HTML of every page. Automatic checks find only some barriers.`,
      ],
    },
  ]
}
