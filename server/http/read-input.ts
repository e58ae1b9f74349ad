import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { BodyOf, Endpoint, ParamsOf, QueryOf } from '#contract/endpoint.ts'
import { sentence } from '#contract/words/sentence.ts'
import { AppError } from './app-error.ts'
import { asRefusals, describeRefusals, type Refusal, toRefusals } from './refused-input.ts'

/** An endpoint's input, parsed by its schemas. */
export interface Input<E extends Endpoint> {
  params: ParamsOf<E>
  query: QueryOf<E>
  body: BodyOf<E>
  /** the version the caller read; 0 where the endpoint does not compare */
  ifMatch: number
  req: FastifyRequest
}

/**
 * Reads what an endpoint is given.
 * @throws AppError invalid_request, not_found (an identifier in the path that is none), version_required
 */
export function readInput<E extends Endpoint>(
  endpoint: E,
  given: { params: unknown; query: unknown; body: unknown; ifMatch: string | undefined; req: FastifyRequest },
): Input<E> {
  const errors: Refusal[] = []
  const part = (name: 'params' | 'query' | 'body') => {
    const schema = endpoint[name]
    if (schema instanceof z.ZodUndefined) return undefined
    const read = schema.safeParse(given[name], asRefusals)
    if (read.success) return read.data
    errors.push(...toRefusals(read.error, name))
    return undefined
  }
  const parsed = { params: part('params'), query: part('query'), body: part('body') }
  if (errors.length > 0) {
    // An identifier that is none names nothing: the same answer as for a row that does not exist.
    if (errors.some((error) => error.path.startsWith('params.'))) throw new AppError('not_found')
    throw new AppError('invalid_request', describeRefusals(errors))
  }
  const ifMatch = endpoint.compareAndSet ? readVersion(given.ifMatch) : 0
  // each part was parsed by the schema its type comes from
  return { ...parsed, ifMatch, req: given.req } as unknown as Input<E>
}

function readVersion(header: string | undefined): number {
  if (header === undefined) throw new AppError('version_required')
  const digits = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim())?.[1]
  if (!digits) throw new AppError('invalid_request', { detail: sentence('request.ifMatch') })
  return Number(digits)
}
