/** Things that can be done to a request, each with how often. */
import { formWithFile, type HostileFile } from './files.js'
import { hostileText, MARK, STRANGE_NAMES } from './hostile.js'
import { BODIES, COOKIES, HEADERS, PATHS } from './hostileRequests.js'
import type { Random } from './random.js'

/** A request while it is being made. */
export interface Draft {
  method: string
  address: string
  headers: Record<string, string>
  body: Buffer
}

type Files = readonly HostileFile[]

export interface Change {
  readonly name: string
  readonly weight: number
  readonly make: (random: Random, draft: Draft, files: Files) => void
}

type Field = [string, string]

const FORM = 'application/x-www-form-urlencoded'
const METHODS = ['GET', 'POST', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND']
const QUERY_NAMES =
  `page search then of view show done text section cell first last flag response reference question ask saved match scope state limit after smallest ${MARK}`.split(
    ' ',
  )

const ofFields = (name: string, weight: number, change: (random: Random, fields: Field[]) => Field[]) => ({
  name,
  weight,
  make: (random: Random, draft: Draft) => {
    if (draft.headers['Content-Type'] !== FORM) return
    const fields = [...new URLSearchParams(draft.body.toString())] as Field[]
    draft.body = Buffer.from(new URLSearchParams(change(random, fields)).toString())
  },
})

/** What changes an address that is only asked for, where another change finds no form. */
export const CHANGED_QUERY: Change = { name: 'a query changed', weight: 10, make: changeQuery }

export const CHANGES: readonly Change[] = [
  ofFields('a field changed', 30, changeField),
  ofFields('every field changed', 8, (random, fields) => fields.map(([name]) => [name, hostileText(random)])),
  ofFields('a field twice', 6, (random, fields) => [...fields, ...again(random, fields)]),
  ofFields('a field left out', 6, (random, fields) => fields.toSpliced(random.below(fields.length), 1)),
  ofFields('a strange field', 6, (random, fields) => [
    ...fields,
    [random.pick(STRANGE_NAMES), hostileText(random)],
  ]),
  CHANGED_QUERY,
  { name: 'a part of the path changed', weight: 12, make: changePath },
  {
    name: 'an end of the path',
    weight: 5,
    make: (random, draft) => {
      draft.address += random.pick(PATHS)
    },
  },
  {
    name: 'a header',
    weight: 8,
    make: (random, { headers }) => {
      const [name, value] = random.pick(HEADERS)
      headers[name] = value
    },
  },
  {
    name: 'a cookie',
    weight: 5,
    make: (random, { headers }) => {
      headers.Cookie = [random.percent(50) ? '' : (headers.Cookie ?? ''), random.pick(COOKIES)].join('; ')
    },
  },
  {
    name: 'another method',
    weight: 3,
    make: (random, draft) => {
      draft.method = random.pick(METHODS)
    },
  },
  {
    name: 'another body',
    weight: 5,
    make: (random, draft) => {
      const [type, body] = random.pick(BODIES)
      draft.headers['Content-Type'] = type
      draft.body = Buffer.from(body as string)
    },
  },
  { name: 'a file', weight: 3, make: attach },
  {
    name: 'a body cut short',
    weight: 2,
    make: (random, draft) => {
      draft.body = draft.body.subarray(0, random.below(draft.body.length))
    },
  },
  { name: 'nothing', weight: 6, make: () => undefined },
]

function changeField(random: Random, fields: Field[]): Field[] {
  if (fields.length === 0) return [[random.pick(STRANGE_NAMES), hostileText(random)]]
  const at = random.below(fields.length)
  return fields.map(([name, value], index) => [name, index === at ? hostileText(random) : value])
}

function again(random: Random, fields: Field[]): Field[] {
  return fields.length === 0 ? [] : [[random.pick(fields)[0], hostileText(random)]]
}

function changePath(random: Random, draft: Draft): void {
  const [path = '', ...query] = draft.address.split('?')
  const parts = path.split('/')
  const known = ['0', '1', '2', '3', '99999', '-1', 'spring', 'sample', 'new']
  const text = random.percent(50) ? hostileText(random) : random.pick(known)
  const part = encodeURIComponent(text.toWellFormed()).slice(0, 4_000)
  parts[1 + random.below(Math.max(1, parts.length - 1))] = part
  draft.address = [parts.join('/'), ...query].join('?')
}

function changeQuery(random: Random, draft: Draft): void {
  const [path = '', query = ''] = draft.address.split('?')
  const fields = [...new URLSearchParams(query)] as Field[]
  const more: Field = [random.pick(QUERY_NAMES), hostileText(random)]
  const changed = fields.length > 0 && random.percent(60) ? changeField(random, fields) : [...fields, more]
  draft.address = `${path}?${new URLSearchParams(changed).toString().slice(0, 9_000)}`
}

/** Puts a form with a hostile file in the place of the body. */
export function attach(random: Random, draft: Draft, files: Files): void {
  const { type, body } = formWithFile(random, random.pick(files))
  draft.headers['Content-Type'] = type
  draft.body = body
}
