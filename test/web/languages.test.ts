import { describe, expect, it } from 'vitest'
import { readConfig } from '../../server/config.js'
import { createServices } from '../../server/start.js'
import { en } from '../../server/web/language/en.js'
import { languageCodes, languages } from '../../server/web/language/languages.js'
import { linkedPieces } from '../../server/web/pages/linkedText.js'
import { outsideBrackets, pseudoLanguage } from '../support/pseudoLanguage.js'
import { startTestService } from '../support/service.js'

describe('a language', () => {
  it.each(languageCodes)('%s says its own code, as a page’s lang', (code) => {
    expect(languages[code].code).toBe(code)
    expect(() => new Intl.Locale(code)).not.toThrow()
  })

  it('is the configured one', async () => {
    const service = await startTestService()
    expect(createServices(readConfig({ LANGUAGE: 'en' }), service.db).language).toBe(en)
    await service.close()
  })
})

describe('the language of brackets', () => {
  const pseudo = pseudoLanguage(en)

  it('has brackets round every string, those of lists and functions too', () => {
    expect(pseudo.layout.skip).toBe('⟦Skip to main content⟧')
    expect(pseudo.start.readyItems.every((item) => item.startsWith('⟦'))).toBe(true)
    expect(pseudo.tasks.answered(1, 2)).toBe('⟦1 of 2 answered⟧')
    expect(pseudo.code).toBe('en')
  })

  it.each([
    ['<p>Menu</p>', ['Menu']],
    ['<p>⟦Menu⟧ open</p>', ['open']],
    ['<nav aria-label="Pages">1</nav>', ['Pages']],
    ['<input placeholder="Name" value="Dee">', ['Name']],
    ['<p data-offline="Not saved" data-module="govuk-button"></p>', ['Not saved']],
    ['<p>⟦Menu</p>', ['A bracket is not closed.']],
    ['<p>⟦Ask the <a href="#">council</a> ⟦at noon⟧.⟧ 12 – Health: 3</p>', []],
    ['<p class="app-answer">We <mark>notice</mark> it</p>', []],
    ['<p>We <mark>notice</mark> it</p>', ['We', 'notice', 'it']],
  ])('shows up what is outside them: %s', (html, outside) => {
    expect(outsideBrackets(html, new Set(['Health', 'We notice it early']))).toEqual(outside)
  })
})

describe('a sentence with links', () => {
  it('is words and links in turn', () => {
    expect(linkedPieces('See [the page](/help), or [mail](mailto:a@b.example).')).toEqual([
      { text: 'See ', href: false },
      { text: 'the page', href: '/help' },
      { text: ', or ', href: false },
      { text: 'mail', href: 'mailto:a@b.example' },
      { text: '.', href: false },
    ])
  })

  it.each([
    '[x](javascript:alert)',
    '[x](http://elsewhere.example)',
    '[x](//elsewhere.example)',
    '[u] and (brackets)',
  ])('leads nowhere else: %s', (sentence) => {
    expect(linkedPieces(sentence)).toEqual([{ text: sentence, href: false }])
  })
})
