import type { z } from 'zod'
import type { membership, newTenant } from '#contract/tenant.ts'
import { sentence } from '#contract/words/sentence.ts'
import { say } from '#core/words/say.ts'
import { audit } from '#server/audit/audit.ts'
import type { Transaction } from '#server/db/transaction.ts'
import type { Person } from '#server/http/actor.ts'
import { type TenantRow, tenantColumns, toTenant } from './queries.ts'

/** Where every organisation's goods come from, go to and get lost: the other side of each booking. */
const virtualLocations = [
  ['SUPPLIER', sentence('location.virtual.supplier'), 'supplier'],
  ['CUSTOMER', sentence('location.virtual.customer'), 'customer'],
  ['LOSS', sentence('location.virtual.loss'), 'loss'],
  ['ADJUSTMENT', sentence('location.virtual.adjustment'), 'adjustment'],
  ['OPENING', sentence('location.virtual.opening'), 'opening'],
  ['FOUND', sentence('location.virtual.found'), 'found'],
  ['TRANSIT', sentence('location.virtual.transit'), 'transit'],
  ['PRODUCTION', sentence('location.virtual.production'), 'production'],
  ['HOLDER', sentence('location.virtual.holder'), 'holder'],
] as const
/** The reasons an organisation begins with: what they say, and what they mean. */
const firstReasons = [
  [sentence('reason.damaged'), 'spoilage'],
  [sentence('reason.expired'), 'spoilage'],
  [sentence('reason.stolen'), 'theft'],
  [sentence('reason.sample'), 'sample'],
  [sentence('reason.used'), 'use'],
  [sentence('reason.counted'), 'correction'],
  [sentence('reason.turnedUp'), 'found'],
  [sentence('reason.wrongItem'), 'return'],
  [sentence('reason.changedMind'), 'return'],
  [sentence('reason.faultyDelivery'), 'supplierReturn'],
] as const
const firstWarehouse = ['MAIN', sentence('location.first'), 'warehouse'] as const

/**
 * Founds an organisation with the person as its Admin, the virtual locations that close its books and a first warehouse.
 * @param tx  of the system role: the tenant does not exist before, so nobody could act in it
 */
export async function createTenant(
  tx: Transaction,
  person: Person,
  input: z.output<typeof newTenant> & { isSample?: boolean },
): Promise<z.output<typeof membership>> {
  const [row] = await tx.query<TenantRow>({
    text: `insert into tenant (name, time_zone, currency, language, negative_stock, is_sample)
           values ($1, $2, $3, $4, $5, $6) returning ${tenantColumns.join()}`,
    values: [input.name, input.timeZone, input.currency, input.language, input.negativeStock, input.isSample ?? false],
  })
  if (!row) throw new Error('The new tenant was not returned.')
  await tx.query({
    text: `insert into member (tenant_id, user_id, role, name, email) values ($1, $2, 'admin', $3, $4)`,
    values: [row.id, person.id, person.name, person.email],
  })
  const locations = [...virtualLocations, firstWarehouse]
  await tx.query({
    text: `insert into location (tenant_id, code, name, kind)
           select $1, * from unnest($2::text[], $3::text[], $4::text[])`,
    values: [
      row.id,
      ...[0, 1, 2].map((part) => locations.map((location) => say(location[part] ?? '', input.language))),
    ],
  })
  await tx.query({
    text: 'insert into reason (tenant_id, name, meaning) select $1, * from unnest($2::text[], $3::text[])',
    values: [
      row.id,
      firstReasons.map(([name]) => say(name, input.language)),
      firstReasons.map(([, meaning]) => meaning),
    ],
  })
  const tenant = toTenant(row)
  await audit(
    tx,
    { kind: 'person', id: person.id, name: person.name, tenantId: row.id },
    { action: 'create', entity: 'tenant', entityId: row.id, after: tenant },
  )
  return { ...tenant, role: 'admin' }
}
