import type { Readable } from 'node:stream'

/** Names one stored object. Ids are of our making and are checked by `toKey`, so no name from outside enters a path. */
export interface ObjectName {
  tenantId: string
  /** the file's */
  id: string
  /** longest side of a thumbnail in pixels; absent: the file itself */
  thumbnail?: number
}

/** A finished file on this machine. */
export interface LocalFile {
  path: string
  size: number
  sha256: Buffer
}

/** An object as a listing tells of it. */
export interface StoredObject {
  name: ObjectName
  /** milliseconds since 1970 */
  writtenAt: number
}

/** First and last byte, both counted from 0 and both included. */
export interface ByteRange {
  first: number
  last: number
}

/**
 * Where files' contents lie: a local folder, or an S3-compatible store. An object appears under its name only when it is
 * complete, and does not change afterwards.
 */
export interface Storage {
  /** Folder for files that are being received or worked on, each under a name of its own; swept after a day. */
  readonly scratch: string
  /** Keeps a local file under a name; the local one is gone afterwards. It has survived a power failure when this resolves. */
  take(name: ObjectName, file: LocalFile): Promise<void>
  /** Keeps a few bytes under a name, such as a thumbnail. */
  put(name: ObjectName, bytes: Buffer): Promise<void>
  /** @throws ObjectMissing */
  read(name: ObjectName, range?: ByteRange): Promise<Readable>
  /** Has a local file of the object's content to read while `work` runs. @throws ObjectMissing */
  withLocal<T>(name: ObjectName, work: (path: string) => Promise<T>): Promise<T>
  /** What is not there is as good as removed. */
  remove(names: readonly ObjectName[]): Promise<void>
  /** All objects, those of one tenant one after the other. Nothing in it that is not ours. */
  list(): AsyncIterable<StoredObject>
}

/** There is nothing under that name. */
export class ObjectMissing extends Error {
  override readonly name = 'ObjectMissing'
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** `<tenant>/<file>`, and `<tenant>/<file>.256` for a thumbnail. @throws TypeError  an id that is no UUID */
export function toKey({ tenantId, id, thumbnail }: ObjectName): string {
  if (!uuid.test(tenantId) || !uuid.test(id)) throw new TypeError('Files are named by UUID.')
  if (thumbnail !== undefined && !Number.isSafeInteger(thumbnail)) throw new TypeError('Thumbnails are named by size.')
  return `${tenantId}/${id}${thumbnail === undefined ? '' : `.${thumbnail}`}`
}

/** The name in a key; undefined when it is none of ours. */
export function fromKey(key: string): ObjectName | undefined {
  const [tenantId = '', file = '', ...more] = key.split('/')
  const [id = '', thumbnail, ...rest] = file.split('.')
  if (more.length > 0 || rest.length > 0 || !uuid.test(tenantId) || !uuid.test(id)) return undefined
  if (thumbnail === undefined) return { tenantId, id }
  return /^\d{1,5}$/.test(thumbnail) ? { tenantId, id, thumbnail: Number(thumbnail) } : undefined
}
