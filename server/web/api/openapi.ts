/** The description of the JSON API, OpenAPI 3.1, made from its routes and the schemas that they answer with. */
import { z } from 'zod'
import type { Handler } from '../handler.js'
import type { ApiOperation } from './routes.js'
import { apiSchemas, type ApiSchema } from './schemas.js'

type Json = Readonly<Record<string, unknown>>

/** Of what the API answers. Keys may be added; one that changes its meaning comes under /api/v2. */
const VERSION = '1.0.0'

/** GET /api/v1/openapi.json, for anybody. */
export const answerDescription =
  (operations: readonly ApiOperation[]): Handler =>
  ({ config }) => {
    const text = JSON.stringify(describeApi(operations, config.publicUrl), null, 2) + '\n'
    return (_req, res) => {
      res.type('json').send(text)
    }
  }

function describeApi(operations: readonly ApiOperation[], publicUrl: string): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Early Help Audit',
      version: VERSION,
      description:
        'Read-only. A lead makes a token on the page “Tokens for programs”. Ask with “Authorization: Bearer …”; cookies do not count, and browsers on other sites cannot ask. After 429, and after 202, wait as Retry-After says. What is read is recorded in the activity once a day.',
    },
    servers: [{ url: publicUrl }],
    security: [{ token: [] }],
    paths: Object.fromEntries(
      operations.map((operation) => [
        operation.path.replaceAll(/:(\w+)/g, '{$1}'),
        { get: describeOperation(operation) },
      ]),
    ),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: describeSchemas(),
      responses: {
        Problem: { description: 'What happened', content: contentOf('Problem', 'application/problem+json') },
        Wait: {
          description: 'Too many requests',
          headers: RETRY_AFTER,
          content: contentOf('Problem', 'application/problem+json'),
        },
      },
    },
  }
}

function describeOperation({ id, path, summary, query, answer, waiting }: ApiOperation): Json {
  const problem = { $ref: '#/components/responses/Problem' }
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name)
  const inPath = names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }))
  const parameters = [...inPath, ...(query ? describeQuery(query) : [])]
  return {
    operationId: id,
    summary,
    ...(parameters.length > 0 && { parameters }),
    responses: {
      200: { description: 'The answer', content: contentOf(answer) },
      ...(waiting && {
        202: { description: 'Not worked out yet', headers: RETRY_AFTER, content: contentOf(waiting) },
      }),
      ...(query && { 400: problem }),
      401: problem,
      ...(names.length > 0 && { 404: problem }),
      429: { $ref: '#/components/responses/Wait' },
      default: problem,
    },
  }
}

const RETRY_AFTER = {
  'Retry-After': { description: 'In how many seconds to ask again', schema: { type: 'integer' } },
}

function contentOf(name: ApiSchema, type = 'application/json'): Json {
  return { [type]: { schema: { $ref: refTo(name) } } }
}

const refTo = (name: string) => `#/components/schemas/${name}`

function describeQuery(query: z.ZodObject): readonly Json[] {
  const { properties = {} } = z.toJSONSchema(query, { io: 'output' })
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: false, schema }))
}

/** The schemas as components. As input, so that they do not forbid keys that may be added. */
function describeSchemas(): Json {
  const registry = z.registry<{ readonly id: string }>()
  for (const [id, schema] of Object.entries(apiSchemas)) registry.add(schema, { id })
  const { schemas } = z.toJSONSchema(registry, { io: 'input', uri: refTo })
  return Object.fromEntries(
    // Dialect and address are the whole document's.
    Object.entries(schemas).map(([id, schema]) => [id, { ...schema, $schema: undefined, $id: undefined }]),
  )
}
