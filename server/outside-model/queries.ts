import type { Selectable } from 'kysely'
import type { OutsideModel } from '#contract/outside-model.ts'
import type { DB } from '#server/db/schema.generated.ts'
import type { Tx } from '#server/db/transaction.ts'

export type ModelRow = Selectable<DB['outside_model']>
type UseRow = Selectable<DB['outside_model_use']>

export function findModel(tx: Tx): Promise<ModelRow | undefined> {
  return tx.db.selectFrom('outside_model').selectAll().executeTakeFirst()
}

/** The row, made with its defaults where there is none; others that change it wait until the transaction ends. */
export async function lockModel(tx: Tx): Promise<ModelRow> {
  await tx.query({
    text: 'insert into outside_model (tenant_id) values ($1) on conflict do nothing',
    values: [tx.tenantId],
  })
  return tx.db.selectFrom('outside_model').selectAll().forUpdate().executeTakeFirstOrThrow()
}

export function changeModel(tx: Tx, change: Omit<ModelRow, 'tenant_id' | 'version' | 'updated_at'>): Promise<ModelRow> {
  return tx.db
    .updateTable('outside_model')
    .set((e) => ({ ...change, version: e('version', '+', 1), updated_at: new Date().toISOString() }))
    .returningAll()
    .executeTakeFirstOrThrow()
}

/**
 * Counts a call before it is made, on the organisation's own day.
 * @returns the day; undefined: it has as many calls as it may have
 */
export async function takeCall(tx: Tx): Promise<string | undefined> {
  const [row] = await tx.query<{ day: string }>({
    name: 'outside_model_call',
    text: `insert into outside_model_use as u (tenant_id, day, calls)
           select t.id, (now() at time zone t.time_zone)::date, 1
           from tenant t join outside_model m on m.tenant_id = t.id where m.daily_limit > 0
           on conflict (tenant_id, day) do update set calls = u.calls + 1
             where u.calls < (select m.daily_limit from outside_model m where m.tenant_id = u.tenant_id)
           returning day::text`,
  })
  return row?.day
}

/** Adds what a call came to, at the prices as they are. */
export async function addUse(
  tx: Tx,
  day: string,
  { failed, inputTokens, outputTokens }: { failed: boolean; inputTokens: number; outputTokens: number },
): Promise<void> {
  await tx.query({
    name: 'outside_model_used',
    text: `update outside_model_use u set failures = failures + $2, input_tokens = input_tokens + $3, output_tokens = output_tokens + $4,
             cost = cost + round((coalesce(m.input_price, 0) * $3 + coalesce(m.output_price, 0) * $4) / 1000000, 9)
           from outside_model m where m.tenant_id = u.tenant_id and u.day = $1`,
    values: [day, failed ? 1 : 0, inputTokens, outputTokens],
  })
}

/** The latest day first. @param before  a day, ISO */
export function listUse(tx: Tx, limit: number, before?: string): Promise<UseRow[]> {
  const all = tx.db.selectFrom('outside_model_use').selectAll().orderBy('day', 'desc').limit(limit)
  return (before === undefined ? all : all.where('day', '<', before)).execute()
}

/** As an organisation that never set any has it. */
const unset: OutsideModel = {
  kind: 'openai',
  baseUrl: '',
  model: '',
  hasKey: false,
  isOn: false,
  consent: null,
  dailyLimit: 200,
  inputPrice: null,
  outputPrice: null,
  version: 1,
}

/** The wire form, without the key. */
export function toModel(row: ModelRow | undefined): OutsideModel {
  if (!row) return unset
  const { consented_by: by, consented_at: at } = row
  return {
    // the table's own check
    kind: row.kind as OutsideModel['kind'],
    baseUrl: row.base_url,
    model: row.model,
    hasKey: row.sealed_key !== '',
    isOn: row.is_on,
    consent: by !== null && at !== null ? { by, at } : null,
    dailyLimit: row.daily_limit,
    inputPrice: row.input_price,
    outputPrice: row.output_price,
    version: row.version,
  }
}
