import { sentence } from '#contract/words/sentence.ts'
import type { Database } from '#server/db/database.ts'
import { AppError } from '#server/http/app-error.ts'

/**
 * Erases somebody who has left every organisation: another name stands wherever theirs did, and they can sign in no more. One transaction,
 * which reads what their organisations hold: minutes where that is much.
 * @param person.by  what stands in place of the name
 * @returns how many records had the name
 * @throws AppError not_found, conflict  they are still in an organisation
 */
export async function erasePerson(
  database: Database,
  person: { email: string; by: string },
): Promise<{ erased: number }> {
  return database.system(async (tx) => {
    const [found] = await tx.query<{ id: string; isMember: boolean }>({
      text: `select u.id, exists (select from member m where m.user_id = u.id) as "isMember" from auth."user" u where lower(u.email) = lower($1) for update`,
      values: [person.email],
    })
    if (!found) throw new AppError('not_found')
    if (found.isMember) throw new AppError('conflict', { detail: sentence('tenant.stillMember') })
    const [row] = await tx.query<{ erased: string }>({
      text: 'select erase_person($1, $2)::text as erased',
      values: [found.id, person.by],
    })
    return { erased: Number(row?.erased ?? 0) }
  })
}
