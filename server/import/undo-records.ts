import { entityOf, isRecordsKind, type RecordsKind } from '#core/import/import-targets.ts'
import type { MirroredField } from '#server/attribute/queries.ts'
import { getSchema, type Schema, toRecordScope } from '#server/attribute/schema-cache.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { ImportBatch, ImportRun } from './import-run.ts'
import { setArchived } from './made-things.ts'
import { type PlaceTree, readPlaceTree } from './place-tree.ts'
import {
  archiveRecords,
  putBackRecords,
  type RecordRow,
  type RecordValues,
  recordValues,
  toValues,
} from './record-rows.ts'
import { isSame } from './same-values.ts'
import { settleBatch } from './settle-batch.ts'
import { columnsOf } from './settle-record-rows.ts'
import type { Undone } from './undo-items.ts'
import { findUsed } from './undo-made.ts'

type Kept = NonNullable<ImportBatch['reversed']>['kept'][number]
type Run = Omit<ImportRun, 'path'> & { kind: RecordsKind }

interface Pair {
  now: RecordRow
  before: RecordRow | null
  after: RecordRow
}

const chunkSize = 500
const mostKept = 100

/**
 * Takes back what an import of suppliers or locations wrote: those it changed get back each value that still is as the import wrote it, then those it
 * made are archived, what lies in a place before the place, unless somebody changed them or something in use needs them. What stays is listed. Run
 * twice, it finds nothing left.
 */
export async function undoRecords(run: Omit<ImportRun, 'path'>): Promise<Undone> {
  const undone: Undone = { itemsArchived: 0, itemsRestored: 0, itemsPartlyRestored: 0, kept: [], keptCount: 0 }
  const { kind } = run
  if (!isRecordsKind(kind)) return undone
  const inChunks = async (isNew: boolean, undo: (tx: Tx, page: readonly Pair[], schema: Schema) => Promise<Stay[]>) => {
    for (let last = 'ffffffff-ffff-ffff-ffff-ffffffffffff'; ; ) {
      run.signal.throwIfAborted()
      const pairs = await run.database.tenant(run.tenantId, async (tx) => {
        await run.hold(tx)
        const page = await readPairs(tx, { ...run, kind }, { isNew, last })
        const kept = await nameEditors(tx, { ...run, kind }, await undo(tx, page, await getSchema(tx)))
        tx.afterCommit(() => {
          undone.keptCount += kept.length
          undone.kept.push(...kept.slice(0, Math.max(0, mostKept - undone.kept.length)))
        })
        return page
      })
      const lowest = pairs.at(-1)
      if (!lowest || pairs.length < chunkSize) return
      last = lowest.now.id
    }
  }
  await inChunks(false, async (tx, page, schema) => {
    const kept: Stay[] = []
    const tree = kind === 'locations' && page.length > 0 ? await readPlaceTree(tx) : undefined
    for (const pair of page) {
      const { restored, edited } = await restore(tx, { ...run, kind }, pair, { schema, tree })
      if (restored && edited.length === 0) undone.itemsRestored++
      else if (restored) undone.itemsPartlyRestored++
      if (edited.length > 0) kept.push(stays(pair, 'edited', edited))
    }
    return kept
  })
  await inChunks(true, async (tx, page, schema) => {
    const judged = page
      .filter(({ now }) => now.archived_at === null)
      .map((pair) => ({ pair, edited: editedParts(kind, pair, schema) }))
    const kept = judged.flatMap(({ pair, edited }) => (edited.length > 0 ? stays(pair, 'edited', edited) : []))
    let left = judged.flatMap(({ pair, edited }) => (edited.length > 0 ? [] : pair))
    // what lies in a place goes first, and may have kept it
    for (let before = left.length + 1; left.length > 0 && left.length < before; ) {
      before = left.length
      const used = await findUsed(
        tx,
        entityOf[kind],
        left.map(({ now }) => now.id),
      )
      const free = left.filter(({ now }) => !used.has(now.id))
      await archiveRecords(
        tx,
        { ...run, kind },
        free.map(({ now }) => now),
      )
      undone.itemsArchived += free.length
      left = left.filter(({ now }) => used.has(now.id))
    }
    return [...kept, ...left.map((pair) => stays(pair, 'used', []))]
  })
  return undone
}

type Stay = Omit<Kept, 'by' | 'at'>

function stays({ now }: Pair, reason: Kept['reason'], fields: string[]): Stay {
  return { itemId: now.id, sku: now.code, reason, fields }
}

/** Records of the import as they are, locked, the last made first. */
async function readPairs(
  tx: Tx,
  { kind, importId }: Run,
  { isNew, last }: { isNew: boolean; last: string },
): Promise<Pair[]> {
  const ids = await tx.query<{ id: string; before: RecordRow | null; after: RecordRow }>({
    text: `select record_id as id, before, after from import_record
           where tenant_id = $1 and import_id = $2 and record_id < $3 and (before is null) = $4
           order by record_id desc limit ${chunkSize}`,
    values: [tx.tenantId, importId, last, isNew],
  })
  const rows = await tx.query<RecordRow>({
    text: `select * from ${entityOf[kind]} where tenant_id = $1 and id = any($2::uuid[]) order by id for no key update`,
    values: [tx.tenantId, ids.map(({ id }) => id)],
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap(({ id, before, after }) => {
    const now = byId.get(id)
    return now ? [{ now, before, after }] : []
  })
}

/** Columns by what an import's mapping calls them. */
const targets: Readonly<Record<string, string>> = { parent_id: 'parent', negative_stock: 'negativeStock' }

/** What an import writes of a record, but for its place in or out of the archive. */
const columnsOfKind = (kind: RecordsKind) =>
  (Object.keys(recordValues[kind]) as (keyof RecordValues & string)[]).filter((column) => column !== 'archived_at')

/** Names of the values that are not as the import wrote them. */
function editedParts(kind: RecordsKind, { now, after }: Pair, { fields }: Schema): string[] {
  const columns = columnsOfKind(kind).filter((column) => !isSame(now[column] ?? null, after[column] ?? null))
  const own = ownFields(kind, fields).filter(({ key }) => !isSame(now.attributes[key], after.attributes[key]))
  return [...columns.map((column) => targets[column] ?? column), ...own.map(({ name }) => name)]
}

/** Results of formulas follow the other values. */
function ownFields(kind: RecordsKind, fields: readonly MirroredField[]): MirroredField[] {
  return fields.filter((field) => field.entity === entityOf[kind] && field.kind !== 'formula')
}

async function restore(
  tx: Tx,
  run: Run,
  pair: Pair,
  { schema, tree }: { schema: Schema; tree: PlaceTree | undefined },
): Promise<{ restored: boolean; edited: string[] }> {
  const { now, before, after } = pair
  if (!before) return { restored: false, edited: [] }
  const edited = new Set(editedParts(run.kind, pair, schema).filter((part) => !isBack(run.kind, part, pair, schema)))
  const next: RecordValues = toValues(run.kind, now)
  let restored = false
  let changes = false
  for (const column of columnsOfKind(run.kind)) {
    if (isSame(before[column] ?? null, after[column] ?? null)) continue
    if (isSame(now[column] ?? null, before[column] ?? null)) restored = true
    if (!isSame(now[column] ?? null, after[column] ?? null)) continue
    if (column === 'parent_id' && !mayLieIn(tree, now.id, before.parent_id)) {
      edited.add('parent')
      continue
    }
    Object.assign(next, { [column]: before[column] ?? null })
    changes = true
  }
  const attributes = { ...now.attributes }
  for (const { key } of ownFields(run.kind, schema.fields)) {
    if (isSame(before.attributes[key], after.attributes[key])) continue
    if (isSame(now.attributes[key], before.attributes[key])) restored = true
    if (!isSame(now.attributes[key], after.attributes[key])) continue
    const was = before.attributes[key]
    if (was === undefined) delete attributes[key]
    else attributes[key] = was
    changes = true
  }
  if (changes) {
    const settled = await settleBack(tx, run, schema, { ...next, attributes }, now)
    for (const name of settled.lost) edited.add(name)
    await putBackRecords(tx, run, [settled.next], new Map([[now.id, now]]))
    const { code, name, parent_id: parentId = null } = settled.next
    tree?.put({ id: now.id, code, name, parentId, isVirtual: false, archived: now.archived_at !== null })
  }
  // an import takes records into the archive and out of it
  const isArchived = now.archived_at !== null
  const wasMoved = (before.archived_at !== null) !== isArchived && (after.archived_at !== null) === isArchived
  if (wasMoved && edited.size === 0) {
    const { importId, actor, kind } = run
    if (isArchived || !(await findUsed(tx, entityOf[kind], [now.id])).has(now.id)) {
      await setArchived(tx, actor, { kind: entityOf[kind], id: now.id, importId, archived: !isArchived })
      changes = true
    }
  }
  return { restored: restored || changes, edited: [...edited] }
}

/** Whether a part that differs from what the import wrote is as it was before. */
function isBack(kind: RecordsKind, part: string, { now, before }: Pair, { fields }: Schema): boolean {
  const column = Object.keys(targets).find((name) => targets[name] === part) ?? part
  if (Object.hasOwn(recordValues[kind], column)) return isSame(now[column] ?? null, before?.[column] ?? null)
  const field = ownFields(kind, fields).find(({ name }) => name === part)
  return field !== undefined && isSame(now.attributes[field.key], before?.attributes[field.key])
}

/** Gives up what another record has taken since. */
async function settleBack(tx: Tx, run: Run, schema: Schema, values: RecordValues, held: RecordRow) {
  const lost: string[] = []
  let next = values
  for (;;) {
    const [result] = await settleBatch(tx, schema, [
      {
        id: next.id,
        scope: toRecordScope(schema, entityOf[run.kind]),
        columns: columnsOf(run.kind, next),
        attributes: next.attributes,
        before: held.attributes,
      },
    ])
    if (!result?.problem) return { lost, next: { ...next, attributes: result?.attributes ?? next.attributes } }
    const { key } = result.problem
    lost.push(schema.fields.find((field) => field.key === key)?.name ?? key)
    const { [key]: _, ...others } = next.attributes
    const own = held.attributes[key]
    next = { ...next, attributes: own === undefined ? others : { ...others, [key]: own } }
  }
}

/** Whether the place there was is still one to lie in, without a circle. */
function mayLieIn(tree: PlaceTree | undefined, id: string, parentId: unknown): boolean {
  if (typeof parentId !== 'string') return true
  const parent = tree?.get(parentId)
  return parent !== undefined && !parent.archived && tree?.closesCircle(id, parentId) === false
}

/** Adds who changed each record last, and when. */
async function nameEditors(tx: Tx, { kind, importId }: Run, kept: readonly Stay[]): Promise<Kept[]> {
  if (kept.length === 0) return []
  const rows = await tx.query<{ id: string; by: string; at: string }>({
    text: `select k.id, a.actor_name as by, a.at from unnest($2::text[]) k (id)
           join lateral (
             select actor_name, at from audit_log
             where tenant_id = $1 and entity = $4 and entity_id = k.id and (after ->> 'importId') is distinct from $3
             order by id desc limit 1
           ) a on true`,
    values: [tx.tenantId, kept.map(({ itemId }) => itemId), importId, entityOf[kind]],
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return kept.map((one) => {
    const row = one.reason === 'edited' ? byId.get(one.itemId) : undefined
    return { ...one, by: row?.by ?? null, at: row?.at ?? null }
  })
}
