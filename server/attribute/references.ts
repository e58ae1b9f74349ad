import type { ReferenceTarget } from '#contract/field.ts'
import type { Tx } from '#server/db/transaction.ts'

/** Where the records stand that references point to. A virtual location is no place one refers to. */
const sources: Readonly<Record<ReferenceTarget, string>> = {
  item: 'select id from item where id = any($1::uuid[])',
  location: 'select id from location where id = any($1::uuid[]) and not is_virtual',
  supplier: 'select id from supplier where id = any($1::uuid[])',
  member: 'select user_id as id from member where user_id = any($1::uuid[])',
}

/** Which of these records the organisation has, archived ones too; one query for each kind of record, all sent together. */
export async function findReferenced(
  tx: Tx,
  wanted: ReadonlyMap<ReferenceTarget, ReadonlySet<string>>,
): Promise<Map<ReferenceTarget, Set<string>>> {
  const found = await Promise.all(
    [...wanted].map(async ([target, ids]) => {
      const rows = await tx.query<{ id: string }>({
        name: `referenced-${target}`,
        text: sources[target],
        values: [[...ids]],
      })
      return [target, new Set(rows.map((row) => row.id))] as const
    }),
  )
  return new Map(found)
}
