import { listFiles, type StoredFile } from '#contract/file.ts'
import { api } from '#web/lib/api.ts'

/** By the contract. */
const mostAtOnce = 100
const gatherMs = 10

type Asked = { resolve: (file: StoredFile | null) => void; reject: (error: unknown) => void }
const waiting = new Map<string, Asked[]>()

/**
 * What is known of a file; null: it is gone, or not for this person. What a page asks for within 10 ms, such as the cells of a
 * table, goes as one request.
 * @throws ApiProblem, TypeError
 */
export function describeFile(id: string): Promise<StoredFile | null> {
  return new Promise((resolve, reject) => {
    if (waiting.size === 0) setTimeout(askAll, gatherMs)
    waiting.set(id, [...(waiting.get(id) ?? []), { resolve, reject }])
  })
}

function askAll(): void {
  const all = [...waiting]
  waiting.clear()
  for (let at = 0; at < all.length; at += mostAtOnce) void ask(new Map(all.slice(at, at + mostAtOnce)))
}

async function ask(asked: ReadonlyMap<string, Asked[]>): Promise<void> {
  try {
    const { data } = await api.call(listFiles, { query: { ids: [...asked.keys()].join(',') } })
    const found = new Map(data.map((file) => [file.id, file]))
    for (const [id, askers] of asked) for (const { resolve } of askers) resolve(found.get(id) ?? null)
  } catch (error) {
    for (const askers of asked.values()) for (const { reject } of askers) reject(error)
  }
}
