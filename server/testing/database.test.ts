import { Client } from 'pg'
import { expect, inject, test } from 'vitest'
import { createTestDatabase } from './database.ts'

async function roleOf(url: string): Promise<{ name: string; superuser: boolean }> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(
    'select current_user as name, rolsuper as superuser from pg_roles where rolname = current_user',
  )
  await client.end()
  return rows[0]
}

test('a test database is migrated, is logged into by the application role, and is gone after drop', async () => {
  const database = await createTestDatabase()
  expect(await roleOf(database.appUrl)).toMatchObject({ superuser: false })
  expect(await roleOf(database.systemUrl)).toMatchObject({ superuser: false })
  expect(await roleOf(database.adminUrl)).toMatchObject({ superuser: true })
  await database.drop()
  await expect(roleOf(database.appUrl)).rejects.toMatchObject({ code: '3D000' })
})

test('two test databases do not see each other', async () => {
  const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()])
  const client = new Client({ connectionString: one.adminUrl })
  await client.connect()
  await client.query('create table only_here ()')
  await client.end()
  const other = new Client({ connectionString: two.adminUrl })
  await other.connect()
  expect((await other.query(`select to_regclass('only_here') as found`)).rows).toEqual([{ found: null }])
  await other.end()
  await Promise.all([one.drop(), two.drop()])
})

test('the run has a real Redis, or says that it has none', () => {
  expect(inject('services').redisUrl ?? 'none').toMatch(/^redis:\/\/127\.0\.0\.1:\d+$|^none$/)
})
