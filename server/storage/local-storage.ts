import { randomUUID } from 'node:crypto'
import { mkdir, open, opendir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fromKey, ObjectMissing, type ObjectName, type Storage, type StoredObject, toKey } from './storage.ts'

/**
 * Files in a folder of this machine: one folder for each tenant, in it one file for each object. What is being received
 * lies in `incoming` beside them, on the same file system, so that a rename makes it appear whole.
 */
export function createLocalStorage(folder: string): Storage {
  const scratch = join(folder, 'incoming')
  const pathOf = (name: ObjectName) => join(folder, toKey(name))
  const missing = (name: ObjectName) => (error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new ObjectMissing(toKey(name), { cause: error })
    throw error
  }
  const appear = async (from: string, name: ObjectName) => {
    const path = pathOf(name)
    for (let attempt = 1; ; attempt++) {
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 })
        await rename(from, path)
        return await syncFolder(dirname(path))
      } catch (error) {
        // `remove` may take the folder away, empty as it still is, between the two
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || attempt === 5) throw error
      }
    }
  }
  return {
    scratch,
    async take(name, { path }) {
      await syncFile(path)
      await appear(path, name)
    },
    async put(name, bytes) {
      const path = join(scratch, randomUUID())
      await mkdir(scratch, { recursive: true, mode: 0o700 })
      try {
        await writeFile(path, bytes, { mode: 0o600, flush: true })
        await appear(path, name)
      } catch (error) {
        await rm(path, { force: true })
        throw error
      }
    },
    async read(name, range) {
      const file = await open(pathOf(name)).catch(missing(name))
      return file.createReadStream(range ? { start: range.first, end: range.last } : {})
    },
    async withLocal(name, work) {
      await stat(pathOf(name)).catch(missing(name))
      return work(pathOf(name))
    },
    async remove(names) {
      for (const name of names) await rm(pathOf(name), { force: true })
      // refused, and rightly, while anything is in it
      for (const tenantId of new Set(names.map((name) => name.tenantId)))
        await rmdir(join(folder, tenantId)).catch(() => undefined)
    },
    async *list() {
      for await (const tenantId of namesIn(folder)) {
        for await (const file of namesIn(join(folder, tenantId))) {
          const found = await describe(folder, `${tenantId}/${file}`)
          if (found) yield found
        }
      }
    },
  }
}

async function describe(folder: string, key: string): Promise<StoredObject | undefined> {
  const name = fromKey(key)
  const written = name && (await stat(join(folder, key)).catch(() => undefined))
  return name && written?.isFile() ? { name, writtenAt: written.mtimeMs } : undefined
}

/** The names in a folder, as they are read; none when it does not exist. */
export async function* namesIn(folder: string): AsyncGenerator<string> {
  const entries = await opendir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw error
  })
  if (entries) for await (const { name } of entries) yield name
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A rename survives a power failure once its folder is on disk; Windows has no such call and needs none. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
