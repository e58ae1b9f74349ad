import { join } from 'node:path'
import pg from 'pg'

const root = join(import.meta.dirname, '../..')
const typesFile = join(root, 'server/db/schema.generated.ts')
const dumpFile = join(root, 'docs/schema.txt')

interface Column {
  schema: string
  table: string
  column: string
  type: string
  nullable: boolean
  defaulted: boolean
  generated: boolean
}

/**
 * What the migrations make, read back from the catalogue of the database at `adminUrl`, as texts by path:
 * `schema.generated.ts` (types for the query builder) and `docs/schema.txt` (tables, keys, policies and grants, for
 * reviewers). `npm run generate` writes them, `npm run check` compares them.
 */
export async function describeSchema(adminUrl: string): Promise<Map<string, string>> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rows } = await client.query<Column>(`
      select n.nspname as schema, c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
        not a.attnotnull as nullable, a.atthasdef or a.attidentity <> '' as defaulted, a.attgenerated <> '' or a.attidentity = 'a' as generated
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'auth') and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      order by n.nspname, c.relname, a.attnum`)
    return new Map([
      [typesFile, toTypes(rows)],
      [dumpFile, await toDump(client, rows)],
    ])
  } finally {
    await client.end()
  }
}

const scalar: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  numeric: 'string',
  integer: 'number',
  bigint: 'number',
  'double precision': 'number',
  real: 'number',
  boolean: 'boolean',
  'timestamp with time zone': 'string',
  date: 'string',
  bytea: 'Buffer',
  xid8: 'string',
  tsvector: 'string',
}

function toTypes(columns: readonly Column[]): string {
  const tables = Map.groupBy(columns, (column) =>
    column.schema === 'public' ? column.table : `${column.schema}.${column.table}`,
  )
  let text = `// Generated from the database's catalogue by \`npm run generate\`; do not edit.\nimport type { ColumnType, Generated, GeneratedAlways } from 'kysely'\n\n`
  text += `/** Read as the parsed value, written as JSON text. */\nexport type JsonColumn = ColumnType<unknown, string, string>\nexport type OptionalJsonColumn = ColumnType<unknown, string | null | undefined, string | null>\n\nexport interface DB {\n`
  for (const [table, rows] of tables) {
    text += `  '${table}': {\n`
    for (const row of rows) {
      const base = row.type.endsWith('[]')
        ? `${scalar[row.type.slice(0, -2)] ?? 'unknown'}[]`
        : (scalar[row.type] ?? 'unknown')
      const nullable = row.nullable ? `${base} | null` : base
      const type =
        row.type === 'jsonb'
          ? row.nullable || row.defaulted
            ? 'OptionalJsonColumn'
            : 'JsonColumn'
          : wrap(row, nullable)
      text += `    '${row.column}': ${type}\n`
    }
    text += '  }\n'
  }
  return `${text}}\n`
}

function wrap(row: Column, type: string): string {
  if (row.generated) return `GeneratedAlways<${type}>`
  return row.defaulted ? `Generated<${type}>` : type
}

async function toDump(client: pg.Client, columns: readonly Column[]): Promise<string> {
  const lines = ['Generated from the database catalogue by `npm run generate`; do not edit.', '']
  const tables = Map.groupBy(columns, (column) => `${column.schema}.${column.table}`)
  for (const [table, rows] of tables) {
    lines.push(`table ${table}`)
    for (const row of rows)
      lines.push(
        `  ${row.column} ${row.type}${row.nullable ? '' : ' not null'}${row.generated ? ' generated' : row.defaulted ? ' default' : ''}`,
      )
    const facts = await client.query<{ fact: string }>(
      `select 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) as fact from pg_constraint where conrelid = $1::regclass and contype <> 'n'
       union all select indexdef from pg_indexes where schemaname || '.' || tablename = $2
       union all select 'policy ' || policyname || ' to ' || case when policyname = 'owner' then 'the owner' else array_to_string(roles, ',') end || ' for ' || cmd || ' using ' || coalesce(qual, '-') || ' check ' || coalesce(with_check, '-')
         from pg_policies where schemaname || '.' || tablename = $2
       union all select 'grant ' || string_agg(privilege_type, ', ' order by privilege_type) || ' to ' || grantee from information_schema.role_table_grants
         where table_schema || '.' || table_name = $2 and grantee like 'inventory%' group by grantee
       order by 1`,
      [table.replace(/\.(.*)$/, '."$1"'), table],
    )
    for (const { fact } of facts.rows) lines.push(`  ${fact}`)
    lines.push('')
  }
  const functions = await client.query<{ text: string }>(
    `select pg_get_functiondef(p.oid) as text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname = 'public' and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by p.proname`,
  )
  return `${[...lines, ...functions.rows.map((row) => row.text)].join('\n')}\n`
}
