import type pg from 'pg'
import { createClient } from '#contract/client.ts'
import { search } from '#contract/search.ts'
import type { Account } from '../crash/system-under-test.ts'

interface Many {
  admin: pg.Client
  baseUrl: string
  /** the member of all of them */
  /** of the organisation whose fields and first items they have */
  account: Account
  tenants: number
}

const itemsEach = 20

/** Makes many small organisations by SQL, and asks a question in each, as one person who is a member of all. */
export async function askEach({ admin, baseUrl, account, tenants }: Many): Promise<void> {
  const { rows } = await admin.query<{ id: string }>(
    `with made as (
       insert into tenant (name, time_zone, currency, language, negative_stock)
       select 'Small ' || n, time_zone, currency, language, negative_stock from tenant, generate_series(1, $2::int) n where id = $1 returning id),
     joined as (
       insert into member (tenant_id, user_id, role, name, email)
       select made.id, m.user_id, 'admin', m.name, m.email from made, member m where m.tenant_id = $1 and m.email = $3),
     fields as (
       insert into field (tenant_id, entity, key, name, kind, unit, options, slot)
       select made.id, entity, key, name, kind, unit, options, slot from made, field where tenant_id = $1),
     items as (
       insert into item (tenant_id, sku, name, attributes)
       select made.id, sku, name, attributes from made, (select sku, name, attributes from item where tenant_id = $1 order by sku limit ${itemsEach}) i)
     select id from made`,
    [account.tenantId, tenants, account.email],
  )
  const cookie = await signIn(baseUrl, account)
  for (const { id } of rows) {
    const headers = { cookie, 'x-tenant-id': id, 'x-inventory-csrf': '1' }
    const { chips, notUnderstood } = await createClient({ baseUrl, headers: () => headers }).call(search, {
      body: { text: 'red or blue, weight over 1 kg' },
    })
    if (chips.length === 0 || notUnderstood.length > 0) throw new Error('A small organisation is not understood.')
  }
}

async function signIn(baseUrl: string, { email, password }: Account): Promise<string> {
  const reply = await fetch(`${baseUrl}/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-inventory-csrf': '1' },
    body: JSON.stringify({ email, password }),
  })
  if (!reply.ok) throw new Error(`The member could not sign in: ${reply.status} ${await reply.text()}`)
  return reply.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
}
