/** The words of the help page. */
import type { ArticlePart } from '../article.js'

export interface HelpFacts {
  readonly email: string | undefined
  readonly responseDays: number
  readonly safeguardingContact: string | undefined
  readonly cookiesPage: string
  readonly accessibilityPage: string
  readonly privacyPage: string
}

/** What the council has to fill in before people use the service. */
export const toFillIn = (variable: string) =>
  `The council has to fill this in before the service is used (${variable}).`

/** How to reach the council by e-mail, as a sentence, or that it has not said. */
export const contactPart = (
  sentence: (link: string) => string,
  email: string | undefined,
  variable: string,
) =>
  email === undefined
    ? { missing: [toFillIn(variable)] }
    : { paragraphs: [sentence(`[${email}](mailto:${email})`)] }

export const help = {
  title: 'Help with this audit',
  parts: (facts: HelpFacts): readonly ArticlePart[] => [
    {
      heading: 'If a child is in immediate danger',
      paragraphs: [
        ['Call 999.', facts.safeguardingContact ?? ''].join(' ').trim(),
        'This service is not a referral and is not watched round the clock.',
      ],
    },
    {
      heading: 'Contact us',
      ...contactPart(
        (link) => `Email ${link}. We answer within ${facts.responseDays} working days.`,
        facts.email,
        'CONTACT_EMAIL',
      ),
    },
    {
      heading: 'You have lost your private link',
      paragraphs: [
        'A colleague who has the link can send it to you. If the browser you used before still shows the round’s first page, choose “Continue your response” there. Otherwise contact us and, if you can, quote your reference. Nothing that was saved is lost.',
      ],
    },
    {
      heading: 'You want to stop and come back',
      paragraphs: [
        'Everything is kept as you go. Keep the private link from the page “Your response”: it opens your answers again on any device, and there is no time limit on a page.',
      ],
    },
    {
      heading: 'You want to change what you sent',
      paragraphs: [
        'Open your private link, change your answers and send them again, until the audit closes. After that, contact us.',
      ],
    },
    {
      heading: 'You cannot use this website',
      paragraphs: [
        'Contact us for the questions on paper, in large print or in another format, or to answer by telephone.',
        `The [accessibility statement](${facts.accessibilityPage}) says what we know does not work well yet.`,
      ],
    },
    {
      heading: 'What happens to your information',
      paragraphs: [
        `The [privacy notice](${facts.privacyPage}) says what is kept, why and for how long. The [cookies page](${facts.cookiesPage}) lists what this website keeps in your browser.`,
      ],
    },
  ],
}
