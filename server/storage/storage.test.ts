import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createLocalStorage } from './local-storage.ts'
import { type FakeS3, startFakeS3 } from './s3-fixture.ts'
import { createS3Storage } from './s3-storage.ts'
import { fromKey, ObjectMissing, type ObjectName, type Storage, toKey } from './storage.ts'

let folder: string
let s3: FakeS3
beforeAll(async () => {
  s3 = await startFakeS3()
})
afterAll(() => s3.close())
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'inventory-pro-storage-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
  s3.objects.clear()
  s3.requests.length = 0
  s3.next.length = 0
  s3.pageSize = 1000
})

const openS3 = (change: Partial<FakeS3['options']> = {}) =>
  createS3Storage({ ...s3.options, ...change }, join(folder, 'incoming'))

const newName = (): ObjectName => ({ tenantId: randomUUID(), id: randomUUID() })

async function take(storage: Storage, name: ObjectName, content: Buffer): Promise<string> {
  mkdirSync(storage.scratch, { recursive: true })
  const path = join(storage.scratch, randomUUID())
  writeFileSync(path, content)
  await storage.take(name, { path, size: content.length, sha256: createHash('sha256').update(content).digest() })
  return path
}

const read = async (storage: Storage, ...given: Parameters<Storage['read']>) => buffer(await storage.read(...given))

async function listed(storage: Storage): Promise<string[]> {
  const keys: string[] = []
  for await (const { name, writtenAt } of storage.list()) {
    expect(Math.abs(writtenAt - Date.now())).toBeLessThan(60_000)
    keys.push(toKey(name))
  }
  return keys.sort()
}

describe.each([
  ['a folder', () => createLocalStorage(folder)],
  ['a bucket', () => openS3()],
])('%s', (_, open) => {
  test('gives back what it took, whole and in parts, and the local file is gone', async () => {
    const storage = open()
    const name = newName()
    const content = randomBytes(300_000)
    const path = await take(storage, name, content)
    expect(existsSync(path)).toBe(false)
    expect((await read(storage, name)).equals(content)).toBe(true)
    expect((await read(storage, name, { first: 10, last: 19 })).equals(content.subarray(10, 20))).toBe(true)
    expect(await storage.withLocal(name, async (local) => readFileSync(local).equals(content))).toBe(true)
    expect(readdirSync(storage.scratch)).toEqual([])
  })

  test('an empty file, and one put from memory', async () => {
    const storage = open()
    const [empty, small] = [newName(), newName()]
    await take(storage, empty, Buffer.alloc(0))
    await storage.put(small, Buffer.from('small'))
    expect((await read(storage, empty)).length).toBe(0)
    expect(String(await read(storage, small))).toBe('small')
  })

  test('what is missing is missing, and removing it is no fault', async () => {
    const storage = open()
    const name = newName()
    await expect(storage.read(name)).rejects.toThrow(ObjectMissing)
    await expect(storage.withLocal(name, async () => 1)).rejects.toThrow(ObjectMissing)
    await storage.remove([name])
    await take(storage, name, Buffer.from('x'))
    await storage.remove([name, name])
    await expect(storage.read(name)).rejects.toThrow(ObjectMissing)
  })

  test('lists all there is, over pages too', async () => {
    const storage = open()
    s3.pageSize = 3
    const names = Array.from({ length: 7 }, newName)
    for (const name of names) await take(storage, name, Buffer.from('x'))
    const [first = newName()] = names
    await storage.put({ ...first, thumbnail: 256 }, Buffer.from('y'))
    expect(await listed(storage)).toEqual([...names, { ...first, thumbnail: 256 }].map(toKey).sort())
  })
})

test('no name from outside becomes a path', () => {
  const { tenantId, id } = newName()
  for (const bad of ['../etc', '', `${id}/..`, `${id}\0`, id.toUpperCase()]) {
    expect(() => toKey({ tenantId, id: bad })).toThrow(TypeError)
    expect(() => toKey({ tenantId: bad, id })).toThrow(TypeError)
    expect(fromKey(`${tenantId}/${bad}`)).toBeUndefined()
  }
  expect(fromKey(`${tenantId}/${id}.64`)).toEqual({ tenantId, id, thumbnail: 64 })
})

describe('a bucket that fails', () => {
  test('for a moment is asked again, with the whole content', async () => {
    const storage = openS3()
    const name = newName()
    const content = randomBytes(200_000)
    s3.next.push(503, 'cut', 500)
    await take(storage, name, content)
    expect(s3.requests).toEqual(Array(4).fill(`PUT files/${toKey(name)}`))
    s3.next.push(429, 'cut')
    expect((await read(storage, name)).equals(content)).toBe(true)
  })

  test.each([
    ['for good', {}, [500, 500, 500, 500]],
    ['because the bucket is another', { bucket: 'another' }, []],
    ['because the key is wrong', { secretAccessKey: 'wrong' }, []],
    ['because it says nothing', { idleTimeoutMs: 100 }, ['hang', 'hang', 'hang', 'hang']],
    ['because nobody is there', { endpoint: 'http://127.0.0.1:9' }, []],
  ] as const)('%s is unavailable, and what was to be kept is still there', async (_, change, next) => {
    const storage = openS3(change)
    s3.next.push(...next)
    const path = join(folder, 'kept')
    writeFileSync(path, 'x')
    const sha256 = createHash('sha256').update('x').digest()
    await expect(storage.take(newName(), { path, size: 1, sha256 })).rejects.toMatchObject({ code: 'unavailable' })
    expect(existsSync(path)).toBe(true)
    expect(s3.objects.size).toBe(0)
  })

  test('a content that changed on the way is refused', async () => {
    const storage = openS3()
    const path = join(folder, 'changed')
    writeFileSync(path, 'changed')
    const sha256 = createHash('sha256').update('as it was').digest()
    await expect(storage.take(newName(), { path, size: 7, sha256 })).rejects.toMatchObject({ code: 'unavailable' })
  })

  test('what the store says of our credentials stays in the log', async () => {
    const storage = openS3({ secretAccessKey: 'wrong' })
    const refused = await storage.read(newName()).catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 'unavailable', facts: {} })
    expect(String((refused as Error).cause)).toContain('SignatureDoesNotMatch')
  })
})

test('a large file passes through in pieces', async () => {
  const storage = openS3()
  const name = newName()
  const content = Buffer.alloc(64 * 1024 * 1024, 'x')
  await take(storage, name, content)
  const stream = await storage.read(name)
  let most = 0
  let size = 0
  for await (const chunk of stream) {
    most = Math.max(most, (chunk as Buffer).length)
    size += (chunk as Buffer).length
  }
  expect(size).toBe(content.length)
  expect(most).toBeLessThan(1024 * 1024)
})
