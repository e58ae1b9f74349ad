import type { ReferenceTarget } from '#contract/field.ts'
import { allows } from '#contract/permissions.ts'
import { splitAtCommas, splitNames } from '#core/import/list-separator.ts'
import type { MirroredField } from '#server/attribute/queries.ts'
import type { Tx } from '#server/db/transaction.ts'
import { AppError } from '#server/http/app-error.ts'
import { makeSupplier } from '#server/supplier/write-supplier.ts'
import { findOrCreateLocations } from './find-locations.ts'
import type { ImportRun } from './import-run.ts'
import { listArchivedMade, rememberMade, setArchived } from './made-things.ts'

/** Most suppliers an import makes: more is a column that holds something else. */
const mostMade = 5_000
/** Names remembered of each target; then the next chunk asks anew. */
const mostKnown = 50_000
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** What the cells of reference columns name, looked up by SKU, code, path, e-mail address or name. */
export interface References {
  /**
   * Looks up all that these cells name, with one statement for each kind of record, and makes the suppliers and locations that are
   * missing where the actor may.
   * @param cells  by the field they are of
   */
  learn(tx: Tx, cells: ReadonlyMap<MirroredField, Iterable<string>>): Promise<ReferenceReader>
  /** Whether learning this cell changes nothing. */
  knows(field: MirroredField, cell: string): boolean
}

/** The identifiers a cell names; undefined: one of them is not there, or there are several by that name. */
export type ReferenceReader = (field: MirroredField, cell: string) => string[] | undefined

type Known = Map<ReferenceTarget, Map<string, string | null>>

export function references(run: ImportRun): References {
  let known: Known = new Map()
  let made = 0
  const reader =
    (names: Known): ReferenceReader =>
    (field, cell) => {
      const idsOf = (all: readonly string[]) => {
        const ids = all.map((name) => names.get(targetOf(field))?.get(name.toLowerCase()))
        return ids.every((id) => typeof id === 'string') ? [...new Set(ids)] : undefined
      }
      const parts = field.multiple ? splitAtCommas(cell) : undefined
      return idsOf(namesIn(field, cell)) ?? (parts && idsOf(parts))
    }
  return {
    knows: (field, cell) =>
      namesIn(field, cell).every((name) => known.get(targetOf(field))?.has(name.toLowerCase()) ?? false),
    async learn(tx, cells) {
      const names: Known = new Map()
      for (const [target, each] of known) names.set(target, each.size > mostKnown ? new Map() : new Map(each))
      let count = made
      for (const [field, texts] of cells) {
        const target = targetOf(field)
        const own = names.get(target) ?? new Map<string, string | null>()
        names.set(target, own)
        const unknown = new Map<string, string>()
        // what the names are of that commas part, if there is nothing by the whole name
        const parts = new Set<string>()
        for (const cell of texts)
          for (const name of namesIn(field, cell)) {
            if (own.has(name.toLowerCase())) continue
            if (!unknown.has(name.toLowerCase())) unknown.set(name.toLowerCase(), name)
            if (field.multiple) for (const part of splitAtCommas(name) ?? []) parts.add(part.toLowerCase())
          }
        if (unknown.size === 0) continue
        const rows = await find(tx, target, [...new Set([...unknown.keys(), ...parts])])
        if (target === 'supplier') await bringBack(tx, run, rows)
        for (const row of rows) own.set(row.name, row.id)
        const areKnown = (names: readonly string[] | undefined) =>
          names !== undefined && names.every((name) => typeof own.get(name.toLowerCase()) === 'string')
        const missing = [...unknown]
          .filter(([lower, name]) => !own.has(lower) && !(field.multiple && areKnown(splitAtCommas(name))))
          .map(([, name]) => name)
        const mayMake = target === 'supplier' && allows(run.actor.role, 'supplier:write')
        if (mayMake) {
          for (const name of missing.slice(0, Math.max(0, mostMade - count))) {
            const id = await makeNamed(tx, run, name)
            if (id === undefined) continue
            own.set(name.toLowerCase(), id)
            count++
          }
        } else if (target === 'location' && allows(run.actor.role, 'location:write')) {
          for (const [name, id] of await findOrCreateLocations(tx, run, missing)) own.set(name.toLowerCase(), id)
        }
        // what is not there is asked for once; an item may be made by a later row
        if (target !== 'item') for (const lower of unknown.keys()) if (!own.has(lower)) own.set(lower, null)
      }
      tx.afterCommit(() => {
        known = names
        made = count
      })
      return reader(names)
    },
  }
}

function targetOf(field: MirroredField): ReferenceTarget {
  return field.referenceTo ?? 'item'
}

/** A field of one reference takes its cell whole: names hold commas. */
function namesIn(field: MirroredField, cell: string): string[] {
  if (field.multiple) return splitNames(cell)
  return [cell.replace(/\s+/g, ' ').trim()].filter((part) => part !== '')
}

/** Suppliers that a reversal archived, and that the file names again. */
async function bringBack(tx: Tx, run: ImportRun, rows: readonly { id: string | null }[]): Promise<void> {
  const archived = await listArchivedMade(tx, 'supplier')
  for (const { id } of rows) {
    if (id === null || !archived.delete(id)) continue
    await setArchived(tx, run.actor, { kind: 'supplier', id, importId: run.importId, archived: false })
    const [row] = await tx.query<{ name: string }>({ text: 'select name from supplier where id = $1', values: [id] })
    await rememberMade(tx, run.importId, [{ kind: 'supplier', id, key: null, name: row?.name ?? '' }])
  }
}

/** @returns undefined: the organisation requires more of a supplier than a name */
async function makeNamed(tx: Tx, run: ImportRun, name: string): Promise<string | undefined> {
  if (name.length > 200) return undefined
  await tx.query({ text: 'savepoint make_supplier' })
  try {
    const { id } = await makeSupplier(tx, run.actor, { name })
    await rememberMade(tx, run.importId, [{ kind: 'supplier', id, key: null, name }])
    return id
  } catch (error) {
    await tx.query({ text: 'rollback to savepoint make_supplier' })
    if (error instanceof AppError) return undefined
    throw error
  }
}

/** Records by what people call them: a code wins over a name, what is in use over what is archived; a name of several is none. */
const sources: Readonly<Record<ReferenceTarget, string>> = {
  item: `select i.sku_key as name, i.id, 1 as rank, i.archived_at from item i where i.tenant_id = $1 and i.sku_key = any($2)
         union all select i.name_key, i.id, 2, i.archived_at from item i where i.tenant_id = $1 and i.name_key = any($2)`,
  supplier: `select code_key as name, id, 1 as rank, archived_at from supplier where tenant_id = $1 and code_key = any($2)
             union all select name_key, id, 2, archived_at from supplier where tenant_id = $1 and name_key = any($2)
             union all select lower(email), id, 3, archived_at from supplier where tenant_id = $1 and lower(email) = any($2)`,
  location: `select lower(code) as name, id, 1 as rank, archived_at from location where tenant_id = $1 and not is_virtual and lower(code) = any($2)
             union all select lower(name), id, 2, archived_at from location where tenant_id = $1 and not is_virtual and lower(name) = any($2)`,
  member: `select lower(email) as name, user_id as id, 1 as rank, null::timestamptz as archived_at from member where tenant_id = $1 and lower(email) = any($2)
           union all select lower(name), user_id, 2, null from member where tenant_id = $1 and lower(name) = any($2)`,
}

async function find(
  tx: Tx,
  target: ReferenceTarget,
  names: readonly string[],
): Promise<{ name: string; id: string | null }[]> {
  const rows = await tx.query<{ name: string; ids: string[] }>({
    text: `with found as (${sources[target]}), best as (
             select name, id, row_number() over (partition by name order by rank, archived_at is not null) as place,
               rank, archived_at is not null as archived
             from found
           )
           select b.name, array_agg(distinct o.id::text) as ids from best b
           join best o on o.name = b.name and o.rank = b.rank and o.archived = b.archived
           where b.place = 1 group by b.name`,
    values: [tx.tenantId, names],
  })
  const found = rows.map(({ name, ids: [id, second] }) => ({ name, id: second === undefined ? (id ?? null) : null }))
  // an identifier names itself; whether the record is there is seen when the value is written
  return [...found, ...names.flatMap((name) => (uuid.test(name) ? [{ name, id: name }] : []))]
}
