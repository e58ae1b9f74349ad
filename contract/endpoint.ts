import { z } from 'zod'
import type { ErrorCode } from './errors.ts'
import type { Permission } from './permissions.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * Who may call: anybody, any signed-in person, whoever holds the key of the installation's operator, or a member whose role holds the
 * permission.
 */
export type Access = 'public' | 'person' | 'operator' | Permission

/**
 * What travels besides one JSON body and one JSON reply: `events` is a server-sent event stream of `response` values,
 * `file` a download, `upload` a multipart body with one file.
 */
export type Transport = 'json' | 'events' | 'file' | 'upload'

/** One operation of the public API, the single source of its route, validation, OpenAPI entry and client method. */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  /** operationId: camelCase verb and noun, unique in the API. */
  readonly name: string
  readonly summary: string
  readonly tag: string
  readonly method: Method
  /** below `/api/v1`, parameters in braces: `/items/{itemId}` */
  readonly path: `/${string}`
  readonly access: Access
  readonly params: Params
  readonly query: Query
  readonly body: Body
  /** success status, 200 unless told */
  readonly status: 200 | 201 | 202 | 204
  readonly response: Response
  readonly transport: Transport
  /** of a `file`: what is downloaded, CSV unless told */
  readonly mediaType: string
  /** `If-Match: "<version>"` is required: an update that must not overwrite a colleague's. */
  readonly compareAndSet: boolean
  /** what a caller can cause besides the errors every endpoint has */
  readonly errors: readonly ErrorCode[]
}

type Declared<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> = Pick<
  Endpoint<P, Q, B, R>,
  'name' | 'summary' | 'tag' | 'method' | 'path' | 'access' | 'response'
> &
  Partial<
    Pick<
      Endpoint<P, Q, B, R>,
      'params' | 'query' | 'body' | 'status' | 'transport' | 'mediaType' | 'compareAndSet' | 'errors'
    >
  >

const nothing = z.undefined()

/** Declares an endpoint; what is left out has no params, query or body, and answers 200 with JSON. */
export function endpoint<
  R extends z.ZodType,
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
>(declared: Declared<P, Q, B, R>): Endpoint<P, Q, B, R> {
  return {
    status: 200,
    transport: 'json',
    mediaType: 'text/csv',
    compareAndSet: false,
    errors: [],
    ...declared,
    // `nothing` stands only where the declaration left the part out, and then the type parameter is its default.
    params: (declared.params ?? nothing) as P,
    query: (declared.query ?? nothing) as Q,
    body: (declared.body ?? nothing) as B,
  }
}

export type ParamsOf<E extends Endpoint> = z.output<E['params']>
export type QueryOf<E extends Endpoint> = z.output<E['query']>
export type BodyOf<E extends Endpoint> = z.output<E['body']>
export type ResponseOf<E extends Endpoint> = z.output<E['response']>
