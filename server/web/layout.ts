/** A link as it is printed. */
export interface Link {
  href: string
  text: string
}

/** What the page shell, `views/layouts/page.ejs`, prints around every page: exact strings, links and flags only. */
export interface Layout {
  /** BCP 47 tag of the page's language, for `<html lang>`: `en` */
  language: string
  /** where stylesheets, scripts and the icon are, without a slash at the end */
  assetsPath: string
  /** the whole `<title>`: "Error: " when there is one, then heading – service – council; different on every page */
  title: string
  /** the link that leads past the header */
  skip: string
  councilName: string
  /** where the council's name in the header leads */
  councilUrl: string
  serviceName: string
  /** where the service's name leads: the reader's own first page */
  serviceUrl: string
  /** what the bar with the service's name and navigation is called to those who hear the page: "Service information" */
  serviceLabel: string
  /** what opens the navigation on a small screen: "Menu" */
  menu: string
  /** colour of the browser's own bars, as CSS: `#12436d` */
  themeColour: string
  /** a line under the header, for what must be known of every page: tag "Demonstration", text "Invented responses" */
  notice?: { tag: string; text: string }
  /** the main sections, none of them for a respondent; `current` marks the page the reader is on */
  navigation: (Link & { current?: boolean })[]
  /** the sign-out button of somebody signed in: where its empty form is posted */
  signOut?: { action: string; text: string }
  /** what somebody signed in is told of their session's end */
  session?: {
    /** near the end, on every page */
    banner?: { title: string; text: string; link: Link }
    /** for the page's script: seconds until the session ends unused and at all, and the words of its dialog */
    dialog: {
      idle: number
      longest: number
      action: string
      title: string
      idleText: string
      longestText: string
      overText: string
      failed: string
      stay: string
      again: Link
      close: string
    }
  }
  backLink?: Link
  /** says that the figures on the page are being updated, with the way to look again */
  updating?: { text: string; href: string | false }[]
  /** how to get help, in the same place on every page (WCAG 2.2, 3.2.6): "Stuck? " and the link that follows it */
  help: { text: string; link?: Link }
  footerLinks: Link[]
  /** whose page this is, at the very end: "© City of York Council" */
  copyright: string
  /** lets the page grow wider than text should be, for big tables */
  isWide: boolean
}
