import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'

/**
 * Brings the queue's own schema up to date and lets the system role use it: its tables are under row-level security without
 * a policy, so that only their owner sees them.
 * @param adminUrl  owns the schema
 */
export async function migrateQueue(adminUrl: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: adminUrl, max: 1 })
  const ignore = () => undefined
  pool.on('error', ignore)
  pool.on('connect', (client) => client.on('error', ignore))
  try {
    await runMigrations({ pgPool: pool, schema: 'graphile_worker', logger: new Logger(() => ignore) })
    await pool.query(grants)
  } finally {
    await pool.end()
  }
}

const grants = `
  do $$
  declare
    t text;
  begin
    if has_schema_privilege('inventory_system', 'graphile_worker', 'usage')
      and not exists (
        select from pg_class c where c.relnamespace = 'graphile_worker'::regnamespace and c.relrowsecurity
          and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'system')) then
      return;
    end if;
    grant usage on schema graphile_worker to inventory_system;
    grant select, insert, update, delete on all tables in schema graphile_worker to inventory_system;
    grant usage on all sequences in schema graphile_worker to inventory_system;
    grant execute on all functions in schema graphile_worker to inventory_system;
    for t in select relname from pg_class where relnamespace = 'graphile_worker'::regnamespace and relrowsecurity loop
      execute format('drop policy if exists system on graphile_worker.%I', t);
      execute format('create policy system on graphile_worker.%I to inventory_system using (true) with check (true)', t);
    end loop;
  end $$`
