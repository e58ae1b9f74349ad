import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseListing } from './parse-listing.ts'
import { createS3Client, type S3Options, sha256Of } from './s3-client.ts'
import { fromKey, ObjectMissing, type ObjectName, type Storage, type StoredObject, toKey } from './storage.ts'

/** All our keys begin so: the bucket may hold other things. */
const prefix = 'files/'

/**
 * Files in a bucket of an S3-compatible store. Contents pass through in streams, never whole in memory.
 * @param scratch  local folder for what is received or worked on
 */
export function createS3Storage(options: S3Options, scratch: string): Storage {
  const client = createS3Client(options)
  const keyOf = (name: ObjectName) => prefix + toKey(name)
  const get = async (name: ObjectName, headers: Record<string, string> = {}) => {
    const reply = await client.send({ method: 'GET', key: keyOf(name), headers, expected: [404] })
    if (reply.statusCode !== 404) return reply
    reply.resume()
    throw new ObjectMissing(toKey(name))
  }
  return {
    scratch,
    async take(name, { path, size, sha256 }) {
      const body = { size, sha256: sha256.toString('hex'), open: () => createReadStream(path) }
      await client.finish({ method: 'PUT', key: keyOf(name), body })
      await rm(path, { force: true })
    },
    async put(name, bytes) {
      const body = { size: bytes.length, sha256: sha256Of(bytes), open: () => Readable.from([bytes]) }
      await client.finish({ method: 'PUT', key: keyOf(name), body })
    },
    read: (name, range) => get(name, range ? { range: `bytes=${range.first}-${range.last}` } : {}),
    async withLocal(name, work) {
      await mkdir(scratch, { recursive: true, mode: 0o700 })
      const path = join(scratch, randomUUID())
      try {
        await pipeline(await get(name), createWriteStream(path, { mode: 0o600 }))
        return await work(path)
      } finally {
        await rm(path, { force: true })
      }
    },
    async remove(names) {
      for (const name of names) await client.finish({ method: 'DELETE', key: keyOf(name), expected: [404] })
    },
    async *list() {
      let after: string | undefined
      do {
        const query = { 'list-type': '2', prefix, ...(after ? { 'continuation-token': after } : {}) }
        const { objects, next } = parseListing(await client.finish({ method: 'GET', key: '', query }))
        for (const { key, writtenAt } of objects) {
          const name = fromKey(key.slice(prefix.length))
          if (name) yield { name, writtenAt } satisfies StoredObject
        }
        after = next
      } while (after)
    },
  }
}
