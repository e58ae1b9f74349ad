import { connect, createServer } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#server/testing/app.ts'
import { authPath, openAccounts } from './accounts.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

/** A door to the test's database that is shut until it is opened. */
async function openDoor() {
  const own = new URL(app.urls.systemUrl)
  const socket = own.searchParams.get('host')
  const port = Number(own.port || 5432)
  const to = () => (socket ? connect(`${socket}/.s.PGSQL.${port}`) : connect(port, own.hostname))
  let isOpen = false
  const server = createServer((client) => {
    if (!isOpen) return client.destroy()
    const database = to()
    client.on('error', () => database.destroy())
    database.on('error', () => client.destroy())
    return client.pipe(database).pipe(client)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The door has no port.')
  own.searchParams.delete('host')
  own.hostname = '127.0.0.1'
  own.port = String(address.port)
  return {
    url: own.href,
    open: () => {
      isOpen = true
    },
    close: () => server.close(),
  }
}

test('accounts opened while the database is away serve as soon as it is there', async () => {
  const door = await openDoor()
  const nothing = async () => undefined
  const accounts = await openAccounts({
    systemUrl: door.url,
    secret: 'a secret of the test, long enough for it',
    publicUrl: 'http://127.0.0.1:1',
    sendResetLink: nothing,
    sendChangeEmailLink: nothing,
    onPersonChanged: () => undefined,
    onSessionEnded: () => undefined,
    onError: () => undefined,
  })
  const ask = () => accounts.handle(new Request(`http://127.0.0.1:1${authPath}/get-session`))
  await expect(ask()).rejects.toThrow(/terminated|ECONN/)
  door.open()
  expect((await ask()).status).toBe(200)
  await accounts.close()
  door.close()
})
