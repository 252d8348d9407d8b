import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Layout } from '../../server/web/layout.js'
import { createRenderer, createViewRenderer } from '../../server/web/views.js'
import { attribute, elements, textOf } from '../support/dom.js'

const layout: Layout = {
  language: 'en-GB',
  assetsPath: '/static/1',
  title: 'Error: Your staff – Early Help Audit – Anytown Council',
  skip: 'Skip to main content',
  councilName: 'Anytown Council',
  councilUrl: 'https://council.example/',
  serviceName: 'Early Help Audit',
  serviceUrl: '/response',
  serviceLabel: 'Service information',
  menu: 'Menu',
  themeColour: '#12436d',
  navigation: [],
  help: { text: 'Stuck?', link: { href: '/help', text: 'Get help with this audit' } },
  footerLinks: [{ href: '/accessibility', text: 'Accessibility' }],
  copyright: '© Anytown Council',
  isWide: false,
}
const renderView = createViewRenderer({ cache: true })
const shell = (changes: Partial<Layout> = {}) =>
  renderView('layouts/page', { layout: { ...layout, ...changes }, body: '<h1>Your staff</h1>' })

describe('the page shell', () => {
  it('says its language and title', async () => {
    const html = await shell()
    expect(html.startsWith('<!DOCTYPE html>')).toBe(true)
    expect(attribute(elements(html, 'html')[0], 'lang')).toBe('en-GB')
    expect(elements(html, 'title').map(textOf)).toEqual([layout.title])
  })

  it('begins with a link that skips to the main content, where the body is', async () => {
    const html = await shell()
    const [main] = elements(html, 'main')
    expect(attribute(elements(html, 'a')[0], 'href')).toBe(`#${attribute(main, 'id') ?? ''}`)
    expect(main && textOf(main).trim()).toBe('Your staff')
  })

  it('has one inline script, the one whose hash the content security policy names', async () => {
    const inline = elements(await shell(), 'script').filter(
      (script) => attribute(script, 'src') === undefined,
    )
    const hashes = inline.map((script) => createHash('sha256').update(textOf(script)).digest('base64'))
    expect(hashes).toEqual(['GUQ5ad8JK5KmEWmROf3LZd9ge94daqNvd8xy9YS1iDw='])
  })

  it('has no inline style, which the content security policy forbids', async () => {
    expect(await shell({ isWide: true, notice: { tag: 'a', text: 'b' } })).not.toMatch(/style=|<style/)
  })

  it('lets the council’s colour have the last word', async () => {
    const sheets = elements(await shell(), 'link').filter((link) => attribute(link, 'rel') === 'stylesheet')
    expect(sheets.map((sheet) => attribute(sheet, 'href'))).toEqual([
      '/static/1/assets/app.css',
      '/static/1/brand.css',
    ])
  })

  it('names council and service in the header, and help and links in the footer', async () => {
    const html = await shell()
    expect(linksIn(html, 'header')).toEqual([
      'https://council.example/ Anytown Council',
      '/response Early Help Audit',
    ])
    expect(linksIn(html, 'footer')).toEqual([
      '/help Get help with this audit',
      '/accessibility Accessibility',
    ])
  })

  it('has navigation, sign-out, notice and back link only where given', async () => {
    const bare = await shell()
    expect(elements(bare, 'nav')).toHaveLength(0)
    expect(elements(bare, 'form')).toHaveLength(0)
    expect(bare).not.toContain('govuk-phase-banner')
    expect(bare).not.toContain('govuk-back-link')

    const full = await shell({
      navigation: [{ href: '/rounds', text: 'Rounds', current: true }],
      signOut: { action: '/session/end', text: 'Sign out' },
      notice: { tag: 'Demonstration', text: 'Invented responses' },
      backLink: { href: '/rounds', text: 'Back to rounds' },
    })
    expect(linksIn(full, 'nav')).toEqual(['/rounds Rounds'])
    expect(attribute(elements(full, 'form')[0], 'action')).toBe('/session/end')
    expect(elements(full, 'header').map(textOf).join()).toContain('Invented responses')
    expect(linksIn(full, 'main')).toEqual([])
    expect(full).toMatch(/href="\/rounds" class="govuk-back-link/)
  })

  it('is wide when asked', async () => {
    const bodyClass = (html: string) => attribute(elements(html, 'body')[0], 'class')
    expect(bodyClass(await shell())).not.toContain('app-page--wide')
    expect(bodyClass(await shell({ isWide: true }))).toContain('app-page--wide')
  })
})

describe('createRenderer', () => {
  const render = createRenderer({ cache: false })

  it('puts the view in the layout', async () => {
    const html = await render('components/hint', { layout, options: { text: 'One & all' } })
    expect(elements(html, 'main').map(textOf).join().trim()).toBe('One & all')
    expect(elements(html, 'title').map(textOf)).toEqual([layout.title])
  })

  it.each([undefined, null])('fails rather than print nothing for %s', async (text) => {
    const page = { layout, options: { text } }
    await expect(render('components/hint', page)).rejects.toThrow(/hint\.ejs:2[^]*Nothing to print/)
  })

  it('fails for a layout with something missing', async () => {
    const page = { layout: { ...layout, title: undefined }, options: { text: 'Fine' } }
    await expect(render('components/hint', page)).rejects.toThrow(/layouts\/page\.ejs[^]*Nothing to print/)
  })

  it('fails for a view that isn’t there', async () => {
    await expect(render('no/such-view', { layout })).rejects.toThrow(/no\/such-view\.ejs/)
  })

  it('prints 0, false and an empty text', async () => {
    for (const text of [0, false, '']) {
      const html = await renderView('components/hint', { options: { text } })
      expect(html).toContain(`>\n  ${String(text)}\n</div>`)
    }
  })
})

function linksIn(html: string, tagName: string): string[] {
  return elements(html, tagName).flatMap((element) =>
    elements(element, 'a').map((link) => `${attribute(link, 'href') ?? ''} ${textOf(link).trim()}`),
  )
}
