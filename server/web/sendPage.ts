/** Sends a page: its view inside the layout that every page shares. */
import type { Request, Response } from 'express'
import type { Round } from '../audit/rounds.js'
import { contactsOf, type Contacts } from './contacts.js'
import type { Updating } from './findings/roundFindings.js'
import type { Layout } from './layout.js'
import { organiserOf, sessionEndsOf } from './account/session.js'
import { addressesOf, HELP } from './pages/addresses.js'
import { navigationFor } from './pages/navigation.js'
import { sessionNotice } from './pages/sessionNotice.js'
import type { Services } from './services.js'

export interface Around {
  /** The round that the page is about: its front page is where the service's name leads. */
  readonly round?: Round | undefined
  readonly back?: string
  /** Whether what was sent needs putting right: says so in the title, and by status 422. */
  readonly hasErrors?: boolean
  readonly status?: number
  readonly wide?: boolean
  /** What of its figures is earlier, where newer ones are being worked out. */
  readonly updating?: Updating | undefined
  /** The main sections of what the page belongs to. */
  readonly navigation?: Layout['navigation']
}

/** Renders and sends a page. The page model's title heads the window as well as the page. */
export async function sendPage(
  services: Services,
  res: Response,
  view: string,
  page: { readonly title: string },
  around: Around = {},
): Promise<void> {
  const html = await services.render(view, {
    ...page,
    layout: layoutFor(services, res.req, page.title, around),
  })
  res
    .status(around.status ?? (around.hasErrors ? 422 : 200))
    .type('html')
    .send(html)
}

function layoutFor(
  services: Services,
  req: Request,
  title: string,
  { round, back, hasErrors, wide, updating, navigation }: Around,
): Layout {
  const { config, language, assetsPath } = services
  const words = language.layout
  const name = round?.title ?? config.serviceName
  const standing = navigationFor(organiserOf(req), req.path, language)
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
    ...noticeFor(services, round),
    ...standing,
    ...(navigation && {
      navigation: [
        ...standing.navigation.slice(0, 1).map((link) => ({ ...link, current: false })),
        ...navigation,
      ],
    }),
    ...(back !== undefined && { backLink: { href: back, text: words.back } }),
    ...sessionFor(services, req),
    ...(updating && {
      updating: [
        { text: `${language.progress.updating[updating.of](updating.since)} `, href: false },
        { text: language.progress.look, href: req.originalUrl },
      ],
    }),
    help: helpFor(contactsOf(config, round), words),
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

function sessionFor({ clock, language }: Services, req: Request): Pick<Layout, 'session'> {
  const ends = sessionEndsOf(req)
  const session = ends && sessionNotice(ends, clock(), language)
  return session ? { session } : {}
}

function noticeFor({ demonstration, language }: Services, round: Round | undefined): Pick<Layout, 'notice'> {
  const { layout, account } = language
  if (demonstration)
    return {
      notice: {
        tag: account.demonstration.tag,
        text: round?.invented ? layout.invented : account.demonstration.text,
      },
    }
  return round?.invented ? { notice: { tag: layout.inventedTag, text: layout.invented } } : {}
}

function helpFor({ email, phone }: Contacts, words: Services['language']['layout']): Layout['help'] {
  const link = email === undefined ? undefined : { href: `mailto:${email}`, text: email }
  const text = phone === undefined ? words.help : words.helpByPhone(phone, link !== undefined)
  return link === undefined && phone === undefined
    ? { text: words.helpUnset }
    : { text, ...(link && { link }) }
}
