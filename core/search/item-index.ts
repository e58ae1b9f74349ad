import { singularOf } from './stem.ts'
import type { Steps } from './steps.ts'
import { tokenise } from './tokens.ts'

export type NamedItem = { id?: string; name: string; description?: string; itemTypeId?: string | null }

/**
 * Which words stand in the names and descriptions of items: tells a word of a product from a word nobody knows.
 * 20,000 items of 8 words take about 12 MB.
 */
export type ItemIndex = {
  /** word without plural ending -> ordinals of items, ascending */
  postings: Map<string, number[]>
  /** words of the name without plural endings, with a space before, between and after */
  names: string[]
  types: (string | undefined)[]
  /** identifiers, where they are told */
  ids: (string | undefined)[]
}

const mostWords = 60

/** Built in steps of 200 items. */
export function* itemIndexInSteps(items: readonly NamedItem[]): Steps<ItemIndex> {
  const postings = new Map<string, number[]>()
  const names: string[] = []
  const types: (string | undefined)[] = []
  const ids: (string | undefined)[] = []
  for (const [ordinal, { id, name, description, itemTypeId }] of items.entries()) {
    if (ordinal % 200 === 199) yield
    const title = tokenise(name, mostWords).map((token) => singularOf(token.norm))
    const rest = tokenise(description ?? '', mostWords).map((token) => singularOf(token.norm))
    names.push(` ${title.join(' ')} `)
    types.push(itemTypeId ?? undefined)
    ids.push(id)
    for (const stem of new Set([...title, ...rest])) {
      const list = postings.get(stem)
      if (list) list.push(ordinal)
      else postings.set(stem, [ordinal])
    }
  }
  return { postings, names, types, ids }
}

/** Whether one item, of one of these types where given, has all these words. */
export function occursTogether(index: ItemIndex, stems: readonly string[], types?: ReadonlySet<string>): boolean {
  const lists = stems.map((stem) => index.postings.get(stem) ?? [])
  const shortest = lists.reduce((least, list) => (list.length < least.length ? list : least), lists[0] ?? [])
  const sets = lists.filter((list) => list !== shortest).map((list) => new Set(list))
  return shortest.some((ordinal) => {
    const type = index.types[ordinal]
    if (types && types.size > 0 && !(type && types.has(type))) return false
    return sets.every((set) => set.has(ordinal))
  })
}

/** Whether these words stand side by side in an item's name. */
export function occursInName(index: ItemIndex, stems: readonly string[]): boolean {
  const wanted = ` ${stems.join(' ')} `
  const lists = stems.map((stem) => index.postings.get(stem) ?? [])
  const shortest = lists.reduce((least, list) => (list.length < least.length ? list : least), lists[0] ?? [])
  for (let at = 0; at < shortest.length && at < 500; at++) {
    const ordinal = shortest[at]
    if (ordinal !== undefined && index.names[ordinal]?.includes(wanted)) return true
  }
  return false
}
