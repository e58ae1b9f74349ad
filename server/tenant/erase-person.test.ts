import { afterAll, beforeAll, expect, test } from 'vitest'
import { type IdentityApp, startIdentityApp } from '#server/testing/identity-app.ts'
import { erasePerson } from './erase-person.ts'

let identity: IdentityApp
beforeAll(async () => {
  identity = await startIdentityApp()
})
afterAll(() => identity.stop())

/** Texts that are called as if they held somebody's name, and hold something else. */
const ofThings = ['column_name', 'customer_name', 'file_name', 'found_by', 'view_name']

test('every column that keeps the name of a person is one that erasing covers', async () => {
  const { rows } = await identity.admin.query<{ column: string }>(
    `select c.table_name || '.' || c.column_name as column from information_schema.columns c
     where c.table_schema = 'public' and c.data_type = 'text' and c.column_name ~ '(_name|_by|author|owner|person|holder|counter)$'
       and c.column_name <> all ($1) and not exists (
         select from person_name_columns() p where (p.table_name, p.column_name) = (c.table_name, c.column_name))`,
    [ofThings],
  )
  expect(rows).toEqual([])
})

test('who has left is erased: another name stands in drafts, movements and the record, and nobody else’s goes', async () => {
  const { call, tenantId, userId: founderId } = await identity.found()
  const person = await identity.person()
  const invited = await call('POST', '/members', { body: { role: 'staff' } })
  const token = new URL(invited.body.link).searchParams.get('token')
  await identity.withCookie(person.cookie)('POST', '/invitations/accept', { body: { token } })
  const name = await nameOf(person.userId)
  const keep = async (userId: string, by: string) => {
    await identity.admin.query(
      `insert into movement_draft (tenant_id, body, created_by, created_by_name, updated_by, updated_by_name)
       values ($1, '{}', $2, $3, $2, $3)`,
      [tenantId, userId, by],
    )
    await identity.admin.query(
      `insert into movement (tenant_id, kind, effective_at, actor_id, actor_name, source) values ($1, 'found', now(), $2, $3, 'web')`,
      [tenantId, userId, by],
    )
    await identity.admin.query(
      `insert into synonym (tenant_id, words, words_key, meaning, author_name) values ($1, $2, $2, '{}', $3)`,
      [tenantId, `words of ${userId}`, by],
    )
  }
  await keep(person.userId, name)
  // a namesake, who is told apart where the person stands beside the name
  await keep(founderId, name)
  const erase = () => erasePerson(identity.database, { email: person.email.toUpperCase(), by: 'A former colleague' })
  await expect(erase()).rejects.toMatchObject({ code: 'conflict' })
  expect((await identity.withCookie(person.cookie, tenantId)('DELETE', '/tenant/membership')).status).toBe(204)
  expect((await erase()).erased).toBeGreaterThan(5)

  const read = async (sql: string) =>
    (await identity.admin.query<{ name: string }>(sql, [tenantId])).rows.map((row) => row.name)
  const both = [name, 'A former colleague'].toSorted()
  for (const column of ['created_by_name', 'updated_by_name'])
    expect((await read(`select ${column} as name from movement_draft where tenant_id = $1`)).toSorted()).toEqual(both)
  expect((await read('select actor_name as name from movement where tenant_id = $1')).toSorted()).toEqual(both)
  expect(await read('select distinct author_name as name from synonym where tenant_id = $1')).toEqual([
    both.at(0) === name ? both[1] : both[0],
  ])
  const record = await read('select to_jsonb(a)::text as name from audit_log a where tenant_id = $1')
  expect(record.filter((row) => row.includes(name) || row.includes(person.email))).toEqual([])
  expect(await nameOf(person.userId)).toBe('A former colleague')
  // nothing that was theirs signs in any more
  const left = `select 'session' as name from auth.session where "userId" = $1 union all select 'password' from auth.account where "userId" = $1`
  expect((await identity.admin.query(left, [person.userId])).rows).toEqual([])
  await expect(erase()).rejects.toMatchObject({ code: 'not_found' })
})

async function nameOf(userId: string): Promise<string> {
  const { rows } = await identity.admin.query<{ name: string }>('select name from auth."user" where id = $1', [userId])
  return rows[0]?.name ?? ''
}
