/** Sends a page: its view inside the layout that every page shares. */
import type { Response } from 'express'
import type { Round } from '../audit/rounds.js'
import type { Layout } from './layout.js'
import { addressesOf, HELP } from './pages/addresses.js'
import type { Services } from './services.js'

export interface Around {
  /** The round that the page is about: its front page is where the service's name leads. */
  readonly round?: Round | undefined
  readonly back?: string
  /** Whether what was sent needs putting right: says so in the title, and by status 422. */
  readonly hasErrors?: boolean
  readonly status?: number
  readonly wide?: boolean
}

/** Renders and sends a page. The page model's title heads the window as well as the page. */
export async function sendPage(
  services: Services,
  res: Response,
  view: string,
  page: { readonly title: string },
  around: Around = {},
): Promise<void> {
  const html = await services.render(view, { ...page, layout: layoutFor(services, page.title, around) })
  res
    .status(around.status ?? (around.hasErrors ? 422 : 200))
    .type('html')
    .send(html)
}

function layoutFor(
  { config, language, assetsPath }: Services,
  title: string,
  { round, back, hasErrors, wide }: Around,
): Layout {
  const words = language.layout
  const name = round?.title ?? config.serviceName
  return {
    language: language.code,
    assetsPath,
    title: `${hasErrors ? words.errorPrefix : ''}${title} – ${name} – ${config.councilName}`,
    skip: words.skip,
    councilName: config.councilName,
    councilUrl: '/',
    serviceName: name,
    serviceUrl: round ? addressesOf(round).start : '/',
    serviceLabel: words.serviceLabel,
    menu: words.menu,
    themeColour: config.brandColour,
    ...(round?.invented && { notice: { tag: words.inventedTag, text: words.invented } }),
    navigation: [],
    ...(back !== undefined && { backLink: { href: back, text: words.back } }),
    help: helpFor(config.contactEmail, words),
    footerLinks: [
      { text: words.accessibility, href: HELP.accessibility },
      { text: words.privacy, href: HELP.privacy },
      { text: words.cookies, href: HELP.cookies },
      { text: words.helpLink, href: HELP.help },
    ],
    copyright: `© ${config.councilName}`,
    isWide: wide ?? false,
  }
}

function helpFor(email: string | undefined, words: Services['language']['layout']): Layout['help'] {
  return email === undefined
    ? { text: words.helpUnset }
    : { text: words.help, link: { href: `mailto:${email}`, text: email } }
}
