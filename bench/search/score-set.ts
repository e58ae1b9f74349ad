import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createApiKey } from '#contract/api-key.ts'
import { type Client, createClient } from '#contract/client.ts'
import { createTenant } from '#contract/tenant.ts'
import { type Answer, askQuestion } from './ask-questions.ts'
import { type EvaluationTenant, importTenant } from './import-tenant.ts'

type Query = { id: string; tenant: string; query: string; class: string }
type EvaluationSet = { tenants: Map<string, EvaluationTenant>; queries: Query[] }
type Row = { q: Query; r: { ok: boolean } }

/**
 * Scores natural-language search on an evaluation set, through the API of a running system. The folder holds the scorer
 * (`lib.mjs`, `score.mjs`) and one folder for each set. A new account is signed up, with one organisation for each tenant of
 * the set, and questions are asked as of the set's own day.
 */
export async function scoreSet(directory: string, name: string, url: string, showWrong: boolean): Promise<void> {
  const load = (file: string) => import(pathToFileURL(join(directory, file)).href)
  // the scorer is the set's own code, given by whoever runs this
  const { loadSet } = (await load('lib.mjs')) as { loadSet(folder: string): EvaluationSet }
  const { scoreSet: score, summarize } = (await load('score.mjs')) as {
    scoreSet(set: EvaluationSet, answers: Answer[]): Row[]
    summarize(rows: Row[]): string
  }
  const set = loadSet(join(directory, name))
  const cookie = await signUp(url)
  const clients = new Map<string, Client>()
  for (const [key, tenant] of set.tenants) {
    const client = await foundTenant(url, cookie, tenant)
    await importTenant(client, tenant)
    clients.set(key, client)
    console.log(`imported ${key}: ${tenant.items.length} items`)
  }
  const answers: Answer[] = []
  const times: number[] = []
  for (const { id, tenant, query } of set.queries) {
    const client = clients.get(tenant)
    if (!client) throw new Error(`${id} asks a tenant the set does not have.`)
    const { answer, tookMs } = await askQuestion(client, id, query, set.tenants.get(tenant)?.today ?? '')
    answers.push(answer)
    times.push(tookMs)
  }
  const rows = score(set, answers)
  console.log(summarize(rows))
  times.sort((a, b) => a - b)
  const at = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))]?.toFixed(1)
  console.log(`request: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, slowest ${at(1)} ms`)
  if (showWrong) for (const { q, r } of rows) if (!r.ok) console.log(`${q.id} [${q.class}] ${q.query.slice(0, 110)}`)
}

async function signUp(url: string): Promise<string> {
  const reply = await fetch(`${url}/api/v1/auth/sign-up/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-inventory-csrf': '1' },
    body: JSON.stringify({ name: 'Search bench', email: `search-${randomUUID()}@example.com`, password: randomUUID() }),
  })
  if (!reply.ok) throw new Error(`The account could not be made: ${reply.status} ${await reply.text()}`)
  return reply.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

async function foundTenant(url: string, cookie: string, { label, currency }: EvaluationTenant): Promise<Client> {
  const baseUrl = `${url}/api/v1`
  const person = createClient({ baseUrl, headers: () => ({ cookie }) })
  const { id } = await person.call(createTenant, { body: { name: label, currency } })
  const member = createClient({ baseUrl, headers: () => ({ cookie, 'x-tenant-id': id }) })
  const { secret } = await member.call(createApiKey, { body: { name: 'bench', role: 'admin' } })
  return createClient({ baseUrl, headers: () => ({ authorization: `Bearer ${secret}` }) })
}
