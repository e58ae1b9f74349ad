import { expect, test } from 'vitest'
import { api } from '#contract/api.ts'
import { errorCodes } from '#contract/errors.ts'
import { toOpenApi } from './openapi.ts'

interface Operation {
  parameters?: { in: string; name: string; required?: boolean }[]
  responses: Record<string, { description: string; headers?: Record<string, unknown> }>
}
// the shape that OpenAPI 3.1 gives a document, as far as it is looked into here
const document = toOpenApi() as {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, unknown> }
}

function operationOf(path: string, method: string): Operation {
  const operation = document.paths[path]?.[method.toLowerCase()]
  if (!operation) throw new Error(`${method} ${path} is not in the document.`)
  return operation
}

test('every endpoint is described, with each error it names and each header it takes', () => {
  expect(api.length).toBeGreaterThan(30)
  for (const endpoint of api) {
    const { responses, parameters = [] } = operationOf(endpoint.path, endpoint.method)
    for (const code of endpoint.errors) expect(responses[errorCodes[code][0]]?.description).toContain(code)
    const headers = parameters.filter((parameter) => parameter.in === 'header').map(({ name }) => name)
    expect(headers.includes('if-match'), endpoint.name).toBe(endpoint.compareAndSet)
    const isWrite = endpoint.method !== 'GET' && endpoint.access !== 'public'
    expect(headers.includes('idempotency-key'), endpoint.name).toBe(isWrite)
    if (isWrite && endpoint.access !== 'operator') expect(responses[403]?.description, endpoint.name).toContain('csrf')
    expect(responses[429]?.headers, endpoint.name).toHaveProperty('retry-after')
    const inPath = parameters.filter((parameter) => parameter.in === 'path')
    expect(inPath.map(({ name }) => `{${name}}`)).toEqual(endpoint.path.match(/\{\w+\}/g) ?? [])
    expect(inPath.every((parameter) => parameter.required)).toBe(true)
  }
})

test('operations have names of their own, and every reference leads somewhere', () => {
  expect(document.openapi).toBe('3.1.0')
  expect(new Set(api.map((endpoint) => endpoint.name)).size).toBe(api.length)
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)]
  expect(references.length).toBeGreaterThan(50)
  for (const [, name = ''] of references) expect(document.components.schemas, name).toHaveProperty(name)
})
