import type { Page } from '#contract/page.ts'

/** Pages of 200 that are read at most; a list of thousands is shown cut rather than never. */
const mostPages = 20

/** Every row of a listing that is short by nature, such as types and fields. */
export async function readAllPages<Row>(
  read: (query: { limit: number; cursor?: string }) => Promise<Page<Row>>,
): Promise<Row[]> {
  const all: Row[] = []
  let cursor: string | undefined
  for (let at = 0; at < mostPages; at++) {
    const page = await read({ limit: 200, ...(cursor ? { cursor } : {}) })
    all.push(...page.data)
    if (!page.nextCursor) break
    cursor = page.nextCursor
  }
  return all
}
