import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { startTask } from '#server/task/start-task.ts'
import { mirrorTask } from './fill-mirrors.ts'
import { grantSlots } from './grant-slots.ts'

/**
 * Has every field in use mirrored as far as there are columns: call it where a field comes, goes, comes back or becomes another kind of
 * value. What can be given is given at once, and what is to be written follows in a task. The caller holds the schema's lock.
 */
export async function settleMirrors(tx: Tx, actor: Pick<Actor, 'kind' | 'id' | 'name' | 'tenantId'>): Promise<void> {
  if (!(await grantSlots(tx))) return
  // one that runs may be past what is due now; one that waits is not
  const [waiting] = await tx.query({
    text: `select from task where tenant_id = $1 and kind = 'mirror' and state = 'queued' limit 1`,
    values: [tx.tenantId],
  })
  if (!waiting) await startTask(tx, actor, mirrorTask, {})
}
