/** Items whose labels are printed at a time: their ids stand in the address. */
export const mostLabelled = 100

/** The page with the labels of these items; it says so where there are more than it takes. */
export function labelsAddress(ids: readonly string[]): string {
  const cut = ids.length > mostLabelled ? '&cut=' : ''
  return `/items/labels?ids=${ids.slice(0, mostLabelled).join()}${cut}`
}

/** The ids in the address of that page. */
export function labelIds(query: Pick<URLSearchParams, 'get'>): string[] {
  return [...new Set((query.get('ids') ?? '').split(',').filter(Boolean))].slice(0, mostLabelled)
}
