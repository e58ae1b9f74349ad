import { pathSeparator } from '#core/import/order-places.ts'
import type { Tx } from '#server/db/transaction.ts'

/** A location as its tree needs it. */
interface Place {
  id: string
  code: string
  name: string
  parentId: string | null
  isVirtual: boolean
  archived: boolean
}

/** A tenant's locations, as they stand and as an import moves them. */
export interface PlaceTree {
  /** by code, as the only one of its name, or by path; `several`: more than one has the name */
  find(text: string): Place | 'several' | undefined
  /** Whether `id` would lie in itself below this parent. */
  closesCircle(id: string, parentId: string | null): boolean
  put(place: Place): void
  get(id: string): Place | undefined
}

/** Reads all locations: 50,000 of them take some 150 ms. */
export async function readPlaceTree(tx: Tx): Promise<PlaceTree> {
  const rows = await tx.query<Place>({
    text: `select id, code, name, parent_id as "parentId", is_virtual as "isVirtual", archived_at is not null as archived
           from location where tenant_id = $1 order by id`,
    values: [tx.tenantId],
  })
  const byId = new Map<string, Place>()
  const byCode = new Map<string, Place>()
  const byName = new Map<string, Map<string, Place>>()
  const put = (place: Place) => {
    const former = byId.get(place.id)
    if (former) {
      byCode.delete(fold(former.code))
      byName.get(fold(former.name))?.delete(former.id)
    }
    byId.set(place.id, place)
    byCode.set(fold(place.code), place)
    const named = byName.get(fold(place.name)) ?? new Map<string, Place>()
    byName.set(fold(place.name), named.set(place.id, place))
  }
  for (const row of rows) put(row)
  const real = (name: string) => [...(byName.get(fold(name))?.values() ?? [])].filter(({ isVirtual }) => !isVirtual)
  const find = (text: string): Place | 'several' | undefined => {
    const coded = byCode.get(fold(text))
    if (coded) return coded
    const named = inUseFirst(real(text))
    if (named.length > 1) return 'several'
    if (named[0]) return named[0]
    return byPath(text)
  }
  const byPath = (text: string): Place | undefined => {
    const parts = text
      .split(pathSeparator)
      .map((part) => part.trim())
      .filter((part) => part !== '')
    if (parts.length < 2) return undefined
    let above: Place | undefined
    for (const part of parts) {
      const parentId: string | null = above?.id ?? null
      above = real(part).find((place) => place.parentId === parentId)
      if (!above) return undefined
    }
    return above
  }
  return {
    find,
    put,
    get: (id) => byId.get(id),
    closesCircle(id, parentId) {
      const seen = new Set<string>()
      for (let at = parentId; at !== null && !seen.has(at); at = byId.get(at)?.parentId ?? null) {
        if (at === id) return true
        seen.add(at)
      }
      return false
    },
  }
}

function inUseFirst(places: Place[]): Place[] {
  const inUse = places.filter(({ archived }) => !archived)
  return inUse.length > 0 ? inUse : places
}

function fold(text: string): string {
  return text.trim().toLowerCase()
}
