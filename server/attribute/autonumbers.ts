import { formatAutonumber, readAutonumber } from '#core/attribute/number-pattern.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { MirroredField } from './queries.ts'

/** What records of one write need of a field's counter. */
export interface NumberNeed {
  field: Pick<MirroredField, 'id' | 'numberPattern'>
  /** how many numbers are made up */
  count: number
  /** numbers given by hand or by a file: the counter goes past those of its own form */
  given: readonly string[]
}

/**
 * Takes numbers off the counters, in one statement. A counter stays locked until the transaction ends: numbers have no gaps, and writers of one
 * organisation that need them go one behind the other.
 * @param day  today in the organisation's time zone
 * @returns by field id, as many numbers as were needed, in order
 */
export async function takeNumbers(tx: Tx, needs: readonly NumberNeed[], day: string): Promise<Map<string, string[]>> {
  const wanted = needs
    .map(({ field, count, given }) => ({ field, count, past: highest(field.numberPattern ?? '', given) }))
    .filter(({ count, past }) => count > 0 || past > 0n)
    .toSorted((one, other) => (one.field.id < other.field.id ? -1 : 1))
  if (wanted.length === 0) return new Map()
  const rows = await tx.query<{ field_id: string; last: string | number }>({
    name: 'take-numbers',
    text: `insert into field_counter as c (tenant_id, field_id, last)
           select $1, n.field_id, n.past + n.count from unnest($2::uuid[], $3::bigint[], $4::bigint[]) n (field_id, past, count)
           order by n.field_id
           on conflict (tenant_id, field_id) do update set last = greatest(excluded.last,
             c.last + (select n.count from unnest($2::uuid[], $4::bigint[]) n (field_id, count) where n.field_id = c.field_id))
           returning field_id, last`,
    values: [
      tx.tenantId,
      wanted.map(({ field }) => field.id),
      wanted.map(({ past }) => String(past)),
      wanted.map(({ count }) => count),
    ],
  })
  const last = new Map(rows.map((row) => [row.field_id, BigInt(row.last)]))
  return new Map(
    wanted.map(({ field, count }) => {
      const first = (last.get(field.id) ?? 0n) - BigInt(count) + 1n
      const numbers = Array.from({ length: count }, (_, at) =>
        formatAutonumber(field.numberPattern ?? '', first + BigInt(at), day),
      )
      return [field.id, numbers]
    }),
  )
}

/** Numbers as large as this are no counts: the counter would come to its end. */
const tooLarge = 10n ** 15n

function highest(pattern: string, given: readonly string[]): bigint {
  let most = 0n
  for (const text of given) {
    const count = readAutonumber(pattern, text) ?? 0n
    if (count > most && count < tooLarge) most = count
  }
  return most
}
