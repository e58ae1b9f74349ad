import { readFileSync } from 'node:fs'
import pg from 'pg'

const tenant = '00000000-0000-7000-8000-000000000001'

/**
 * What indexes cost that are not used: processor microseconds of the database to insert an item without custom values and to
 * plan a look-up by SKU, on a copy of `item` with so many more partial indexes: mirror columns, or expressions on demand.
 */
export async function compareCandidates(
  admin: pg.Client,
  appUrl: string,
  print: (...cells: (string | number)[]) => void,
): Promise<void> {
  const app = new pg.Client({ connectionString: appUrl })
  await app.connect()
  await app.query(`select set_config('app.tenant_id', $1, false), set_config('synchronous_commit', 'off', false)`, [
    tenant,
  ])
  const { rows } = await app.query<{ pid: number }>('select pg_backend_pid() as pid')
  const processorMs = () => Number(readFileSync(`/proc/${rows[0]?.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6
  const micros = async (times: number, statement: string) => {
    const loop = (n: number, from: number) =>
      app.query(`do $$ declare x text; begin for n in ${from + 1}..${from + n} loop ${statement}; end loop; end $$`)
    await loop(50, 0)
    const before = processorMs()
    await loop(times, 1_000)
    return ((processorMs() - before) / times) * 1000
  }
  print('indexes beside', 'insert us', 'plan us')
  print('---', '---:', '---:')
  for (const [kind, count] of [
    ['mirrors', 0],
    ['mirrors', 12],
    ['mirrors', 40],
    ['mirrors', 60],
    ['expressions on demand', 40],
    ['expressions on demand', 2_000],
  ] as const) {
    await admin.query('drop table if exists candidate')
    await admin.query('create table candidate (like item including defaults including generated)')
    await admin.query('alter table candidate add primary key (tenant_id, id)')
    await admin.query('create unique index on candidate (tenant_id, sku_key)')
    for (let n = 0; n < count; n++) await admin.query(kind === 'mirrors' ? mirror(n) : expression(n))
    await admin.query(`alter table candidate enable row level security; alter table candidate force row level security;
      create policy tenant on candidate to inventory_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
      grant all on candidate to inventory_app`)
    const few = count > 100 ? 100 : 2_000
    const insert = await micros(
      few,
      `insert into candidate (tenant_id, sku, name) values ('${tenant}', 'S-' || n, 'Lamp ' || n)`,
    )
    await app.query('set plan_cache_mode = force_custom_plan')
    const plan = await micros(few, `select name into x from candidate i where i.sku_key = 's-' || n`)
    await app.query('reset plan_cache_mode')
    print(`${count} ${kind}`, insert.toFixed(0), plan.toFixed(0))
  }
  await admin.query('drop table candidate')
  await app.end()
}

function mirror(n: number): string {
  // columns of their own, as real mirrors have
  return `alter table candidate add mirror_${n} float8; create index on candidate (tenant_id, mirror_${n}, id) where mirror_${n} is not null`
}

function expression(n: number): string {
  const other = `00000000-0000-7000-9000-${String(n).padStart(12, '0')}`
  return `create index on candidate (((attributes ->> 'field_${n % 30}')::numeric), id) where tenant_id = '${other}'`
}
