import type { z } from 'zod'
import type { Endpoint, ResponseOf } from './endpoint.ts'
import { type Problem, problem } from './errors.ts'

/** What one call takes: only the parts its endpoint declares. */
export type CallInput<E extends Endpoint> = Part<'params', z.input<E['params']>> &
  Part<'query', z.input<E['query']>> &
  Part<'body', z.input<E['body']>> & {
    idempotencyKey?: string
    /** the version read before, for compare-and-set endpoints */
    ifMatch?: number
    signal?: AbortSignal
  }

/** The part by its name: absent when undeclared, optional when nothing in it is required. */
type Part<Name extends string, T> = [T] extends [undefined]
  ? unknown
  : Record<never, never> extends T
    ? { [N in Name]?: T }
    : { [N in Name]: T }

export interface ClientOptions {
  /** origin and prefix, such as `https://stock.example.com/api/v1` */
  baseUrl: string
  /** sent with every call, for instance `Authorization: Bearer <api key>` */
  headers?: () => Record<string, string>
  fetch?: typeof globalThis.fetch
}

export interface Client {
  /** @throws ApiProblem what the server refused, TypeError when it could not be reached */
  call<E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<ResponseOf<E>>
  /** Address of an endpoint, for downloads, uploads and event streams. */
  url<E extends Endpoint>(endpoint: E, input: CallInput<E>): string
}

/** A refused call, as the server described it. */
export class ApiProblem extends Error {
  readonly problem: Problem
  constructor(described: Problem) {
    super(described.detail ?? described.title)
    this.name = 'ApiProblem'
    this.problem = described
  }
  get code(): string {
    return this.problem.code
  }
  get status(): number {
    return this.problem.status
  }
}

/** A typed client of the whole API, made from the same endpoint values as the server's routes. */
export function createClient(options: ClientOptions): Client {
  const send = options.fetch ?? globalThis.fetch.bind(globalThis)
  return {
    url: (endpoint, input) => options.baseUrl + address(endpoint, input),
    async call(endpoint, input) {
      const parts = input as { body?: unknown }
      const headers: Record<string, string> = { accept: 'application/json', ...options.headers?.() }
      if (parts.body !== undefined) headers['content-type'] = 'application/json'
      if (input.idempotencyKey) headers['idempotency-key'] = input.idempotencyKey
      if (input.ifMatch !== undefined) headers['if-match'] = `"${input.ifMatch}"`
      if (endpoint.method !== 'GET') headers['x-inventory-csrf'] = '1'
      const reply = await send(options.baseUrl + address(endpoint, input), {
        method: endpoint.method,
        headers,
        credentials: 'same-origin',
        ...(parts.body === undefined ? {} : { body: JSON.stringify(parts.body) }),
        ...(input.signal ? { signal: input.signal } : {}),
      })
      if (!reply.ok) throw await toProblem(reply)
      if (reply.status === 204) return undefined as ResponseOf<typeof endpoint>
      // The server's tests hold every reply to this endpoint's schema; the client trusts it and saves the second parse.
      return (await reply.json()) as ResponseOf<typeof endpoint>
    },
  }
}

/** Reads an error reply; one that is no problem document (a proxy's page) becomes a plain one. */
export async function toProblem(reply: Response): Promise<ApiProblem> {
  const read = problem.safeParse(await reply.json().catch(() => undefined))
  return new ApiProblem(
    read.success
      ? read.data
      : {
          type: 'about:blank',
          title: reply.statusText || `HTTP ${reply.status}`,
          status: reply.status,
          code: 'unreadable_reply',
        },
  )
}

function address(endpoint: Endpoint, input: unknown): string {
  const { params = {}, query = {} } = input as { params?: Record<string, unknown>; query?: Record<string, unknown> }
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null) continue
    search.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value))
  }
  const tail = search.toString()
  return tail ? `${path}?${tail}` : path
}
