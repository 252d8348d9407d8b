import type { RequestHandler } from 'express'

/** GET /brand.css: the council's colour, as the property that GOV.UK Frontend's styles read. */
export function brandStyles({ brandColour }: { readonly brandColour: string }): RequestHandler {
  const css = `:root { --govuk-brand-colour: ${brandColour}; }\n`
  return (_req, res) => {
    res.set('Cache-Control', 'public, max-age=3600').type('css').send(css)
  }
}
