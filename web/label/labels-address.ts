import type { LabelKind } from '#web/label/label-record.ts'

/** Labels are printed for so many at a time: their ids stand in the address. */
export const mostLabelled = 100

/** The page labels of a kind are arranged on. */
export const labelPages = {
  item: '/items/labels',
  location: '/locations/labels',
  supplier: '/suppliers/labels',
  movement: '/movements/labels',
} as const satisfies Record<LabelKind, string>

/** The page with the labels of these; it says so where there are more than it takes. @param kind  of movements, a label for each line */
export function labelsAddress(ids: readonly string[], kind: LabelKind = 'item'): string {
  const cut = ids.length > mostLabelled ? '&cut=' : ''
  return `${labelPages[kind]}?ids=${ids.slice(0, mostLabelled).join()}${cut}`
}

/** The ids in the address of that page. */
export function labelIds(query: Pick<URLSearchParams, 'get'>): string[] {
  return [...new Set((query.get('ids') ?? '').split(',').filter(Boolean))].slice(0, mostLabelled)
}
