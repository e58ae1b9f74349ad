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
  // where only the name was kept, when it was written tells who wrote it
  const { rows: timeless } = await identity.admin.query(
    'select * from person_name_columns() where person_column is null and time_column is null',
  )
  expect(timeless).toEqual([])
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
    // the record tells whose it is where only the name was kept
    await identity.admin.query(
      `with made as (
         insert into synonym (tenant_id, words, words_key, meaning, author_name) values ($1, $2, $2, '{}', $3) returning id)
       insert into audit_log (tenant_id, actor_kind, actor_id, actor_name, action, entity, entity_id, after)
       select $1, 'person', $4, $3, 'create', 'synonym', id::text, jsonb_build_object('authorName', $3::text) from made`,
      [tenantId, `words of ${userId}`, by, userId],
    )
  }
  await keep(person.userId, name)
  // a namesake, of whom nothing is changed
  await keep(founderId, name)
  await keepTokens(person.userId)
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
  expect((await read('select author_name as name from synonym where tenant_id = $1')).toSorted()).toEqual(both)
  const record = await read('select to_jsonb(a)::text as name from audit_log a where tenant_id = $1')
  expect(record.filter((row) => row.includes(person.email))).toEqual([])
  expect(record.filter((row) => row.includes(name)).every((row) => row.includes(founderId))).toBe(true)
  expect(record.filter((row) => row.includes(`"authorName": "${name}"`))).toHaveLength(1)
  expect(await nameOf(person.userId)).toBe('A former colleague')
  // nothing that was theirs signs in any more
  const left = `select 'session' as name from auth.session where "userId" = $1 union all select 'password' from auth.account where "userId" = $1
    union all select 'token' from auth."oauthAccessToken" where "userId" = $1 union all select 'token' from auth."oauthRefreshToken" where "userId" = $1
    union all select 'consent' from auth."oauthConsent" where "userId" = $1`
  expect((await identity.admin.query(left, [person.userId])).rows).toEqual([])
  await expect(erase()).rejects.toMatchObject({ code: 'not_found' })
})

/** Of a program that the person let act for them. */
async function keepTokens(userId: string): Promise<void> {
  const client = 'program-of-who-left'
  await identity.admin.query(`insert into auth."oauthClient" ("clientId", "redirectUris") values ($1, '[]')`, [client])
  for (const [table, columns, values] of [
    ['oauthAccessToken', 'token, "expiresAt", ', `'access', now() + interval '1 hour', `],
    ['oauthRefreshToken', 'token, "expiresAt", ', `'refresh', now() + interval '1 hour', `],
    ['oauthConsent', '', ''],
  ])
    await identity.admin.query(
      `insert into auth."${table}" (${columns}"clientId", "userId", scopes) values (${values}$1, $2, '[]')`,
      [client, userId],
    )
}

async function nameOf(userId: string): Promise<string> {
  const { rows } = await identity.admin.query<{ name: string }>('select name from auth."user" where id = $1', [userId])
  return rows[0]?.name ?? ''
}
