import { join } from 'node:path'
import ejs from 'ejs'
import { projectRoot } from '../projectRoot.js'

/**
 * Renders `views/<view>.ejs` with a page model, inside the layout.
 *
 * The page model must hold exactly the strings, links and flags that the view prints, and a `layout` (see
 * layout.ts). The promise is rejected, with the view's name and line, when it doesn't.
 */
export type Render = (view: string, page: object) => Promise<string>

/**
 * Sets up EJS for the pages of this project.
 *
 * @param cache keep compiled views in memory: true in production, false where views are being edited
 */
export function createRenderer({ cache }: { cache: boolean }): Render {
  const renderView = createViewRenderer({ cache })

  return async (view, page) => {
    const body = await renderView(view, page)
    return renderView('layouts/page', { ...page, body })
  }
}

/** As {@link createRenderer}, for one view without the layout; a component's only local is `options`. */
export function createViewRenderer({ cache }: { cache: boolean }): Render {
  const views = join(projectRoot(), 'views')
  const options: ejs.Options = {
    cache,
    root: views,
    views: [views],
    // No `with`: a page view sees one local, `page`; a component sees one, `options`.
    strict: true,
    localsName: 'page',
    destructuredLocals: ['options'],
    escape,
  }
  return (view, locals) => ejs.renderFile(join(views, `${view}.ejs`), locals, options)
}

/**
 * Escapes a value for `<%= %>`, in text or in a quoted attribute.
 *
 * EJS prints nothing for a missing value; here it is an error, so that a misspelt name is found by the first
 * test that renders the page and not by a reader of a page with a hole in it.
 */
function escape(value: unknown): string {
  if (value === undefined || value === null)
    throw new TypeError(`Nothing to print: the value is ${String(value)}`)
  return ejs.escapeXML(value)
}
