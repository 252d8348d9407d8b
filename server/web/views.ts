import { readFileSync } from 'node:fs'
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
  const compiled = new Map<string, ejs.TemplateFunction>()
  const templateOf = (view: string) => {
    const template = (cache ? compiled.get(view) : undefined) ?? compile(view)
    compiled.set(view, template)
    return template
  }
  const print = (view: string, locals: object): string => templateOf(view)({ ...locals, include })
  const include = (path: string, locals: object) => print(path.slice(1), locals)
  return (view, locals) =>
    new Promise((resolve) => {
      resolve(print(view, locals))
    })
}

function compile(view: string): ejs.TemplateFunction {
  const filename = join(projectRoot(), 'views', `${view}.ejs`)
  return ejs.compile(readFileSync(filename, 'utf8'), { ...EJS_OPTIONS, filename })
}

const EJS_OPTIONS = {
  // No `with`: a page view sees one local, `page`; a component sees one, `options`.
  strict: true,
  localsName: 'page',
  // EJS's own include copies every local and option for every component, which was most of the time a page took.
  destructuredLocals: ['options', 'include'],
  // A copy that only guards the `with` that is not there.
  unsafePrototypeLocals: true,
  escape,
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
