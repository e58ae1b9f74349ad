import type { Item } from '#contract/item.ts'
import { listItems } from '#contract/item.ts'
import { api } from '#web/lib/api.ts'

/** Most items of one call: the longest page a list gives. */
const batchSize = 200

type Wish = { itemId: string; resolve: (item: Item) => void; reject: (error: unknown) => void }
let wishes: Wish[] = []

/**
 * Reads one item, together with all others that are asked for in the same moment: a page of fifty movements makes one
 * call, not fifty.
 * @throws Error  no such item in this organisation
 */
export function readItem(itemId: string): Promise<Item> {
  return new Promise((resolve, reject) => {
    if (wishes.length === 0) setTimeout(readWished)
    wishes.push({ itemId, resolve, reject })
  })
}

function readWished(): void {
  const all = wishes
  wishes = []
  const ids = [...new Set(all.map((wish) => wish.itemId))]
  for (let at = 0; at < ids.length; at += batchSize) {
    const batch = new Set(ids.slice(at, at + batchSize))
    const concerned = all.filter((wish) => batch.has(wish.itemId))
    const filter = JSON.stringify({ field: 'id', op: 'in', value: [...batch] })
    api.call(listItems, { query: { limit: batchSize, archived: 'include', filter } }).then(
      ({ data }) => {
        const byId = new Map(data.map((item) => [item.id, item]))
        for (const { itemId, resolve, reject } of concerned) {
          const item = byId.get(itemId)
          if (item) resolve(item)
          else reject(new Error(`no item ${itemId}`))
        }
      },
      (error: unknown) => {
        for (const { reject } of concerned) reject(error)
      },
    )
  }
}
