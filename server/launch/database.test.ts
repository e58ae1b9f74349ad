import { tmpdir } from 'node:os'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#server/testing/database.ts'
import { loadConfig } from './config.ts'
import { openDatabase } from './database.ts'
import { assertPortFree, findFreePort } from './port.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

function open(databaseUrl: string, onProgress: (line: string) => void = () => undefined) {
  const config = loadConfig({ DATABASE_URL: databaseUrl, DATA_DIR: tmpdir() })
  return openDatabase(config, inject('services').secret, onProgress)
}

function changed(change: (url: URL) => void): string {
  const url = new URL(database.adminUrl)
  change(url)
  return url.href
}

async function administer(statement: string): Promise<void> {
  const client = new Client({ connectionString: database.adminUrl })
  await client.connect()
  await client.query(statement)
  await client.end()
}

test('an outside database is migrated and used under its roles', async () => {
  const opened = await open(database.adminUrl)
  expect(new URL(opened.appUrl).username).not.toBe(new URL(opened.adminUrl).username)
  await opened.close()
})

test('who waits for an older database to be brought up to date is told', async () => {
  const said: string[] = []
  await (await open(database.adminUrl, (line) => said.push(line))).close()
  expect(said).toEqual([])
  // one step that can be taken twice
  await administer(`delete from migration where name = '0191-search-reads-tenant-once.sql'`)
  await (await open(database.adminUrl, (line) => said.push(line))).close()
  expect(said).toEqual(['Bringing the database up to date'])
})

test('wrong password', async () => {
  await expect(open(changed((url) => (url.password = 'wrong')))).rejects.toThrow(
    /refuses the user and password in DATABASE_URL\.$/,
  )
})

test('no such database', async () => {
  await expect(open(changed((url) => (url.pathname = '/nowhere')))).rejects.toThrow(
    /has no database named "nowhere": create it/,
  )
})

test('nobody listens there', async () => {
  const port = await findFreePort()
  await expect(open(`postgresql://me:pw@127.0.0.1:${port}/db`)).rejects.toThrow(
    /^The database at 127\.0\.0\.1:\d+ cannot be reached: .+/,
  )
})

test('a user who may not create roles', async () => {
  await administer(`create role powerless login password 'pw'`)
  try {
    await expect(open(changed((url) => Object.assign(url, { username: 'powerless', password: 'pw' })))).rejects.toThrow(
      /may not create roles .* give it CREATEROLE/,
    )
  } finally {
    await administer('drop role powerless')
  }
})

test('a database that a newer version has migrated', async () => {
  await administer(`insert into migration (name, checksum) values ('9999-from-the-future.sql', 'x')`)
  await expect(open(database.adminUrl)).rejects.toThrow(/9999-from-the-future\.sql/)
  await administer(`delete from migration where name like '9999%'`)
})

test('a port that is taken is refused with the way out', async () => {
  const { createServer } = await import('node:net')
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  await expect(assertPortFree('127.0.0.1', port)).rejects.toThrow(`Port ${port} is taken by another program`)
  server.close()
})
