import pg from 'pg'
import type { MirroredField } from '#server/attribute/queries.ts'

/**
 * The alternative: a row for each value in `item_value`, with the same lists on it. For a million items with thirty fields it
 * makes 30 million rows, in some ten minutes.
 */
export async function compareSideTable(
  admin: pg.Client,
  { appUrl, tenantId, fields }: { appUrl: string; tenantId: string; fields: readonly MirroredField[] },
  print: (...cells: (string | number)[]) => void,
): Promise<void> {
  await admin.query(
    'create table item_value (tenant_id uuid not null, field_no int2 not null, number float8, text text, item_id uuid not null)',
  )
  for (const [index, { slot }] of fields.entries()) {
    const value = slot?.column.startsWith('number') ? `${slot.column}, null` : `null, ${slot?.column}`
    await admin.query(
      `insert into item_value select tenant_id, ${index}, ${value}, id from item where ${slot?.column} is not null`,
    )
  }
  await admin.query(`
    create index item_value_number on item_value (tenant_id, field_no, number, item_id) where number is not null;
    create index item_value_text on item_value (tenant_id, field_no, text, item_id) where text is not null;
    alter table item_value add primary key (tenant_id, item_id, field_no);
    alter table item_value enable row level security; alter table item_value force row level security;
    create policy tenant on item_value to inventory_app using (tenant_id = current_tenant());
    grant select on item_value to inventory_app`)
  await admin.query('vacuum analyze item_value')
  const { rows } = await admin.query<{ size: string }>(
    `select pg_size_pretty(pg_total_relation_size('item_value')) as size`,
  )
  const placeOf = (kind: string, nth: number) =>
    fields.indexOf(fields.filter((field) => field.kind === kind)[nth] as MirroredField)
  const has = (place: number, condition: string) =>
    `exists (select from item_value v where v.tenant_id = i.tenant_id and v.item_id = i.id and v.field_no = ${place}::int2 and ${condition})`
  const range = (low: number) => `number >= ${low} and number < ${low + 100_000}`
  const [choice, a, b] = [placeOf('select', 0), placeOf('number', 0), placeOf('number', 1)]
  const queries: [string, string][] = [
    [
      'range, sorted by the same field',
      `select max(sku) from (select i.sku from item_value v join item i on i.tenant_id = v.tenant_id and i.id = v.item_id
       where i.archived_at is null and v.field_no = ${a}::int2 and ${range(500_000)} order by v.number, v.item_id limit 51) p`,
    ],
    [
      'range, sorted by name',
      `select max(sku) from (select i.sku from item i where i.archived_at is null and ${has(a, range(500_000))} order by i.name_key, i.id limit 51) p`,
    ],
    [
      'one select and two ranges, sorted by name',
      `select max(sku) from (select i.sku from item i where i.archived_at is null and ${has(choice, `text = 'c3'`)} and ${has(a, range(500_000))}
       and ${has(b, range(300_000))} order by i.name_key, i.id limit 51) p`,
    ],
  ]
  print(`side table, ${rows[0]?.size}`, 'ms')
  print('---', '---:')
  const app = new pg.Client({ connectionString: appUrl })
  await app.connect()
  await app.query(`select set_config('app.tenant_id', $1, false)`, [tenantId])
  for (const [name, text] of queries) {
    const times: number[] = []
    for (let n = 0; n < 6; n++) {
      const started = performance.now()
      await app.query(text)
      times.push(performance.now() - started)
    }
    print(name, Math.min(...times).toFixed(2))
  }
  await app.end()
}
