import { createSampleTenant } from '#contract/tenant.ts'
import { sentence } from '#contract/words/sentence.ts'
import { say } from '#core/words/say.ts'
import type { Callers } from '#server/auth/authenticator.ts'
import type { Transaction } from '#server/db/transaction.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { languageOf } from '#server/http/language.ts'
import { routePerson } from '#server/http/route.ts'
import { startTask } from '#server/task/start-task.ts'
import { createTenant } from '#server/tenant/create-tenant.ts'
import { sampleTask } from './jobs.ts'

/** Samples one person may have at a time: each is some 50,000 rows. */
const samplesPerPerson = 3

export function registerSampleRoutes(app: App, { callers }: { callers: Callers }): void {
  routePerson(app, createSampleTenant, async ({ tx, person, body, req }) => {
    if ((await countSamples(tx, person.id)) >= samplesPerPerson) {
      throw new AppError('conflict', {
        detail: sentence('tenant.mostSamples', { count: samplesPerPerson }),
      })
    }
    const { timeZone, currency } = body
    const language = languageOf(req)
    const tenant = await createTenant(tx, person, {
      name: say(sentence('tenant.sampleName'), language),
      timeZone,
      currency,
      language,
      negativeStock: 'block',
      isSample: true,
    })
    const actor = { kind: 'person', id: person.id, name: person.name, tenantId: tenant.id } as const
    const now = new Date().toISOString()
    const task = await startTask(tx, actor, sampleTask, { userId: person.id, timeZone, now })
    tx.afterCommit(() => callers.forgetMember(tenant.id, person.id))
    return { tenant, taskId: task.id }
  })
}

async function countSamples(tx: Transaction, userId: string): Promise<number> {
  const [row] = await tx.query<{ samples: number }>({
    text: `select count(*)::int as samples from member m join tenant t on t.id = m.tenant_id
           where m.user_id = $1 and t.is_sample`,
    values: [userId],
  })
  return row?.samples ?? 0
}
