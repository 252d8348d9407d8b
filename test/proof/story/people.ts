/** Browsers without pages: each person's cookies, and what they send. */
import type { Errand, PersonName, Reply, Sent, World } from './errand.js'

/** Cookies by person, and what was noted: all that has to be known to go on with the story at some point. */
export interface Bookmark {
  readonly jars: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly notes: Readonly<Record<string, string>>
}

/** People at a service's address, going on from a bookmark. */
export function peopleAt(address: () => string, from: Bookmark) {
  const jars: Record<string, Record<string, string>> = structuredClone(from.jars)
  const notes: Record<string, string> = { ...from.notes }

  async function ask(name: PersonName, path: string, init: RequestInit = {}): Promise<Response> {
    const jar = (jars[name] ??= {})
    const cookie = Object.entries(jar)
      .map(([key, value]) => `${key}=${value}`)
      .join('; ')
    const headers = {
      ...(init.headers as object),
      ...(cookie && { cookie }),
      accept: 'text/html',
      connection: 'close',
    }
    const response = await fetch(`${address()}${path}`, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [, key = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') Reflect.deleteProperty(jar, key)
      else jar[key] = value
    }
    return response
  }

  return {
    bookmark: (): Bookmark => structuredClone({ jars, notes }),
    /** What one person sees. */
    world: (name: PersonName): World => ({
      notes,
      get: async (path) => {
        const response = await ask(name, path)
        const text = await response.text()
        if (response.status >= 400) throw new Error(`${path} answered ${response.status}.`)
        return text
      },
      download: async (path) => Buffer.from(await (await ask(name, path)).arrayBuffer()),
    }),
    /** Sends a form. @throws where no answer comes. */
    send: async (name: PersonName, { address: path, body }: Sent): Promise<Reply> => {
      const response = await ask(name, path, { method: 'POST', ...bodyOf(body) })
      const text = await response.text()
      return { status: response.status, location: response.headers.get('location') ?? '', text }
    },
    /** Keeps what an errand has to remember of its reply. */
    note: (errand: Errand, reply: Reply) => errand.note?.(reply, notes),
  }
}

export type People = ReturnType<typeof peopleAt>

function bodyOf(body: Sent['body']): RequestInit {
  if (typeof body !== 'object') {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    return { headers, body: body ?? '' }
  }
  const form = new FormData()
  form.append('file', new File([new Uint8Array(body.bytes)], body.name))
  return { body: form }
}

/** A form's text with what was noted put in. */
export function withNotes({ address, body }: Sent, notes: World['notes']): Sent {
  const filled =
    typeof body === 'string'
      ? body.replace(/%7B([\w-]+)%7D/g, (typed, name: string) => notes[name] ?? typed)
      : body
  return { address, body: filled }
}
