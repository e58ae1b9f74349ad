import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import type { Filter } from '#contract/filter.ts'
import { defineField } from '#server/attribute/define-field.ts'
import { type FieldView, viewFields } from '#server/attribute/field-view.ts'
import { listAllFields, type MirroredField } from '#server/attribute/queries.ts'
import { getSchema } from '#server/attribute/schema-cache.ts'
import { openDatabase } from '#server/db/database.ts'
import { migrate } from '#server/db/migrate.ts'
import type { Actor } from '#server/http/actor.ts'
import { countItems } from '#server/item/count-items.ts'
import { listItemsJson } from '#server/item/queries.ts'
import { startPostgres } from '#server/launch/postgres.ts'
import { createTenantWithOwner } from '#server/tenant/create-account.ts'
import { compareCandidates } from './candidates.ts'
import { comparisons } from './queries.ts'
import { fill, prepare, restoreIndexes } from './seed.ts'
import { compareSideTable } from './side-table.ts'

/**
 * `npm run bench -- fields [--items 1000000] [--tenants 2000] [--tenant-items 20] [--rounds 30] [--candidates false] [--side true]`: lists by custom
 * fields against the same by native indexed columns, under the application's role, in one large tenant and one of many small ones.
 */
const { values } = parseArgs({
  options: {
    items: { type: 'string', default: '1000000' },
    tenants: { type: 'string', default: '2000' },
    'tenant-items': { type: 'string', default: '20' },
    rounds: { type: 'string', default: '30' },
    candidates: { type: 'string', default: 'true' },
    side: { type: 'string', default: 'false' },
  },
})
const rounds = Number(values.rounds)
const progress = (line: string) => process.stderr.write(`${line}\n`)
const print = (...cells: (string | number)[]) => process.stdout.write(`| ${cells.join(' | ')} |\n`)
const dataDir = mkdtempSync(join(tmpdir(), 'inventory-pro-bench-'))
chmodSync(dataDir, 0o755)
const postgres = await startPostgres({ dataDir, durable: true, onProgress: progress })
const urls = await migrate(postgres.adminUrl, 'x'.repeat(40))
const database = openDatabase({ ...urls, poolSize: 1 })
const admin = new pg.Client({ connectionString: postgres.adminUrl })
await admin.connect()
try {
  await run()
} finally {
  await admin.end()
  await database.close()
  await postgres.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
process.exit()

async function run(): Promise<void> {
  if (values.candidates === 'true') await compareCandidates(admin, urls.appUrl, print)
  const owner = await createTenantWithOwner(database, {
    name: 'Large',
    email: 'bench@example.com',
    password: 'a password for the bench',
  })
  const actor: Actor = {
    kind: 'person',
    id: owner.userId,
    name: 'Bench',
    tenantId: owner.tenantId,
    role: 'admin',
    source: 'api',
  }
  const fields = await defineFields(actor)
  const others = await addTenants(owner.tenantId, Number(values.tenants))
  const definitions = await prepare(admin)
  progress('filling')
  await fill(admin, { tenantIds: [owner.tenantId], itemsEach: Number(values.items), fields })
  if (others.length > 0) await fill(admin, { tenantIds: others, itemsEach: Number(values['tenant-items']), fields })
  progress('making indexes')
  await restoreIndexes(admin, definitions)
  print('query', 'tenant', 'native ms', 'custom field ms', 'ratio', 'at most')
  print('---', '---', '---:', '---:', '---:', '---:')
  for (const [name, tenantId] of [
    ['large', owner.tenantId],
    ['small', others.at(-1)],
  ] as const)
    if (tenantId) await comparePages(name, tenantId, fields)
  await measureCursor(owner.tenantId, fields)
  await measureCounts(owner.tenantId, fields)
  await measureNewField(actor)
  await measureSizes()
  if (values.side === 'true')
    await compareSideTable(admin, { appUrl: urls.appUrl, tenantId: owner.tenantId, fields }, print)
}

/** Thirty: eight choices, eight texts, fourteen numbers. */
async function defineFields(actor: Actor): Promise<MirroredField[]> {
  return database.tenant(actor.tenantId, async (tx) => {
    const options = Array.from({ length: 200 }, (_, n) => ({ key: `c${n}`, label: `c${n}` }))
    for (let n = 0; n < 8; n++)
      await defineField(tx, actor, { name: `Choice ${n}`, key: `choice_${n}`, kind: 'select', options })
    for (let n = 0; n < 8; n++) await defineField(tx, actor, { name: `Text ${n}`, key: `text_${n}`, kind: 'text' })
    for (let n = 0; n < 14; n++)
      await defineField(tx, actor, { name: `Number ${n}`, key: `number_${n}`, kind: 'number' })
    return listAllFields(tx)
  })
}

/** Tenants with the same fields as the first. */
async function addTenants(like: string, count: number): Promise<string[]> {
  const { rows } = await admin.query<{ id: string }>(
    `insert into tenant (name, time_zone, currency, language, negative_stock)
     select 'Small ' || n, time_zone, currency, language, negative_stock from tenant, generate_series(1, $2::int) n where id = $1 returning id`,
    [like, count],
  )
  const ids = rows.map((row) => row.id)
  await admin.query(
    `insert into field (tenant_id, entity, key, name, kind, options, slot)
     select t, entity, key, name, kind, options, slot from field, unnest($2::uuid[]) t where tenant_id = $1`,
    [like, ids],
  )
  return ids
}

async function comparePages(name: string, tenantId: string, fields: readonly MirroredField[]): Promise<void> {
  const view = await viewOf(tenantId)
  for (const { name: query, bar, sort, filter, native } of comparisons(fields)) {
    const [plain, custom] = await medians(
      (low) => database.tenantRead(tenantId, (tx) => tx.query({ text: native(low) })),
      (low) => page(view, { filter: filter(low), sort: [sort] }),
    )
    print(query, name, plain.toFixed(2), custom.toFixed(2), (custom / plain).toFixed(2), bar)
  }
}

async function measureCursor(tenantId: string, fields: readonly MirroredField[]): Promise<void> {
  const view = await viewOf(tenantId)
  const [comparison] = comparisons(fields)
  if (!comparison) throw new Error('There is nothing to compare.')
  const { sort } = comparison
  // all items that have the field, the longest list there is
  const query = { filter: { field: sort.field, op: 'gte', value: 0 } as Filter, sort: [sort] }
  const pages = Math.min(1_000, Math.floor(Number(values.items) / 50) - 1)
  let cursor: string | undefined
  for (let n = 0; n < pages / 4; n++) cursor = (await page(view, { ...query, limit: 200, cursor })) ?? undefined
  const [first, deep] = await medians(
    () => page(view, query),
    () => page(view, { ...query, cursor }),
  )
  print(
    `page ${pages} by cursor, to page 1`,
    'large',
    first.toFixed(2),
    deep.toFixed(2),
    (deep / first).toFixed(2),
    1.2,
  )
}

async function measureCounts(tenantId: string, fields: readonly MirroredField[]): Promise<void> {
  const view = await viewOf(tenantId)
  print('count', 'tenant', 'true', 'answer', 'ms', 'at most')
  print('---', '---', '---:', '---:', '---:', '---:')
  const cases: [string, Filter | undefined][] = [
    ['all', undefined],
    ...comparisons(fields).map(({ name, filter }): [string, Filter] => [name, filter(500_000)]),
    ['one in a million texts', { field: `attributes.text_4`, op: 'eq', value: 'v77' }],
    ['a text that no index finds', { field: `attributes.text_4`, op: 'contains', value: '77777' }],
  ]
  for (const [name, filter] of cases) {
    const selection = { filter, archived: 'exclude' as const }
    await database.tenantRead(tenantId, (tx) => countItems(tx, selection, view.view))
    const started = performance.now()
    const { count, isEstimate } = await database.tenantRead(tenantId, (tx) => countItems(tx, selection, view.view))
    const ms = performance.now() - started
    print(
      name,
      'large',
      await trueCount(tenantId, filter, fields),
      `${isEstimate ? 'about ' : ''}${count}`,
      ms.toFixed(0),
      100,
    )
  }
}

/** Counts page by page: slow, and by another way than what it checks. */
async function trueCount(
  tenantId: string,
  filter: Filter | undefined,
  fields: readonly MirroredField[],
): Promise<string> {
  const json = (condition: Filter): string => {
    if ('and' in condition) return condition.and.map(json).join(' and ')
    if (!('field' in condition)) throw new Error('Only conditions are counted here.')
    const field = fields.find((candidate) => `attributes.${candidate.key}` === condition.field)
    const value = `(attributes ->> '${field?.key}')`
    const symbol = { eq: '=', gte: '>=', lt: '<', contains: 'like' }[condition.op as 'eq']
    const wanted = condition.op === 'contains' ? `'%${condition.value}%'` : `'${condition.value}'`
    return field?.kind === 'number' ? `${value}::numeric ${symbol} ${condition.value}` : `${value} ${symbol} ${wanted}`
  }
  const { rows } = await admin.query(
    `select count(*) as count from item where tenant_id = $1 and ${filter ? json(filter) : 'true'}`,
    [tenantId],
  )
  return String(rows[0]?.count)
}

async function measureNewField(actor: Actor): Promise<void> {
  const started = performance.now()
  await database.tenant(actor.tenantId, (tx) =>
    defineField(tx, actor, { name: 'New', key: 'new_field', kind: 'number' }),
  )
  await page(await viewOf(actor.tenantId), {
    filter: { field: 'attributes.new_field', op: 'gt', value: 5 },
    sort: [{ field: 'attributes.new_field', descending: true }],
  })
  progress(`a new field is defined, filtered and sorted by after ${(performance.now() - started).toFixed(0)} ms`)
}

async function measureSizes(): Promise<void> {
  const { rows } = await admin.query<{ what: string; size: string }>(
    `select case when c.relkind = 'r' then 'table' when c.relname ~ 'choice_\\d' then 'choices' when c.relname ~ 'text_\\d' then 'texts'
       when c.relname ~ 'number_\\d' then 'numbers' else 'other indexes' end as what, pg_size_pretty(sum(pg_table_size(c.oid))) as size
     from pg_class c where c.oid = 'item'::regclass or c.oid in (select indexrelid from pg_index where indrelid = 'item'::regclass) group by 1`,
  )
  progress(rows.map(({ what, size }) => `${what} ${size}`).join(', '))
}

interface Wanted {
  filter: Filter
  sort: { field: string; descending: boolean }[]
  limit?: number
  cursor?: string | undefined
}

/** The tenant and its fields, as a request of an Admin sees them. */
interface TenantView {
  tenantId: string
  view: FieldView
}

function viewOf(tenantId: string): Promise<TenantView> {
  return database.tenantRead(tenantId, async (tx) => ({
    tenantId,
    view: viewFields(await getSchema(tx), 'item', 'admin'),
  }))
}

async function page({ tenantId, view }: TenantView, wanted: Wanted): Promise<string | null> {
  const query = { archived: 'exclude' as const, withTotal: false, isLast: true, limit: 50, ...wanted }
  const json = await database.tenantRead(tenantId, (tx) => listItemsJson(tx, query, view))
  return (JSON.parse(json) as { nextCursor: string | null }).nextCursor
}

/** Median milliseconds of both, in turn, for the same values. */
async function medians(
  first: (low: number) => Promise<unknown>,
  second: (low: number) => Promise<unknown>,
): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []]
  for (let n = -3; n < rounds; n++) {
    const low = ((n + 3) * 104_729) % 900_000
    for (const [index, work] of [first, second].entries()) {
      const started = performance.now()
      await work(low)
      if (n >= 0) times[index]?.push(performance.now() - started)
    }
  }
  const median = (list: number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN
  return [median(times[0]), median(times[1])]
}
