import { readValue } from '#core/attribute/read-value.ts'
import { entityOf } from '#core/import/import-targets.ts'
import { countLeftOut, type Refused } from '#core/import/refusal-reasons.ts'
import { bumpSchemaVersion, type MirroredField } from '#server/attribute/queries.ts'
import { getSchema } from '#server/attribute/schema-cache.ts'
import { uniqueKey } from '#server/attribute/unique-values.ts'
import { sequentialIds } from '#server/db/sequential-ids.ts'
import type { Tx } from '#server/db/transaction.ts'
import { violates } from '#server/db/violation.ts'
import { holdsStock } from '#server/item/held-stock.ts'
import { lockCodes } from '#server/supplier/queries.ts'
import { codeOf } from '#server/supplier/write-supplier.ts'
import { findOrCreateLocations, freeCode } from './find-locations.ts'
import { type References, references } from './find-references.ts'
import { type ImportState, writeState } from './import-run.ts'
import { type MergedRecord, mergeRecords, type RecordsRow } from './merge-records.ts'
import { type PlaceTree, readPlaceTree } from './place-tree.ts'
import type { RecordsPlan, RecordsRun } from './plan-records.ts'
import { findRecords, insertRecords, updateRecords } from './record-rows.ts'
import { insertRefusals, type RefusedRow } from './refused-rows.ts'
import { settleRecordRows } from './settle-record-rows.ts'
import { findByUniqueValue } from './write-items.ts'

/** Rows of a list of suppliers or locations that are written in one transaction. */
export interface RecordsChunk {
  rows: readonly RecordsRow[]
  /** rows that were refused as they were read */
  refusals: readonly RefusedRow[]
  /** of the readings of the file, the number of this one */
  pass: number
  /** rows of this reading that are dealt with when the chunk is */
  done: number
  /** columns that are left for a later reading */
  later: readonly MirroredField[]
  /** places in use that rows put in the archive are left for a later reading */
  archivesLater: boolean
}

/** What is known of the whole file. */
export interface RecordsFile {
  /** in small letters */
  codes: ReadonlySet<string>
  /** the file has a row of the place this one lies in */
  hasParent(row: RecordsRow): boolean
}

/** Makes the writer of an import's chunks, which are written one after the other. */
export function recordsChunkWriter(
  run: RecordsRun,
  plan: RecordsPlan,
  state: ImportState,
  file: RecordsFile,
): (chunk: RecordsChunk) => Promise<void> {
  const known = references(run)
  const nextId = sequentialIds()
  const write = (chunk: RecordsChunk) =>
    run.database.tenant(run.tenantId, async (tx) => {
      await run.hold(tx)
      // changes of the location tree wait for each other, so that no two of them close a circle; a trial's are seen by nobody
      if (run.kind === 'locations' && !run.isTrial) await bumpSchemaVersion(tx)
      const referencesOf = await learn(tx, known, plan, chunk)
      const tree = run.kind === 'locations' ? await readTree(tx, run, chunk, file) : undefined
      const schema = await getSchema(tx)
      const { existing, byValue, keyOf } = await findExisting(tx, run, plan, chunk)
      const merged = mergeRecords(chunk.rows, existing, {
        kind: run.kind,
        schema,
        role: run.actor.role,
        referencesOf,
        matchBy: plan.reading.matchBy,
        keyOf,
        byValue,
        now: new Date().toISOString(),
        later: chunk.later,
        nextId,
        freeCode: await codeMaker(tx, run, chunk, file),
        parentOf: (row) => (tree ? parentOf(row, tree) : undefined),
        closesCircle: (id, parentId) => tree?.closesCircle(id, parentId) ?? false,
        put: ({ id, code, name, parent_id: parentId = null, archived_at }) =>
          tree?.put({ id, code, name, parentId, isVirtual: false, archived: archived_at !== null }),
      })
      // of those that are there already, whatever a later reading fills is written with it
      const isLater = ({ was, now, rows }: (typeof merged.records)[number]) =>
        was !== undefined &&
        ((chunk.archivesLater && isArchiving(run.kind, { was, now })) ||
          rows.some(({ draft }) => chunk.later.some(({ key }) => Object.hasOwn(draft.attributes, key))))
      // a later reading deals with what an earlier one left
      const namesOthers = ({ rows }: (typeof merged.records)[number]) =>
        rows.some(({ draft }) => plan.selfReferring.some(({ key }) => Object.hasOwn(draft.attributes, key)))
      const isDue = (record: (typeof merged.records)[number]) =>
        chunk.pass === 0 || namesOthers(record) || isArchiving(run.kind, record)
      const inUse = chunk.archivesLater ? new Set<string>() : await findPlacesInUse(tx, run.kind, merged.records)
      const { created, changed, unchanged, refused } = await settleRecordRows(
        tx,
        schema,
        run.kind,
        merged.records.filter((record) => !isLater(record) && isDue(record) && !inUse.has(record.now.id)),
      )
      const own = await findOwn(
        tx,
        run.importId,
        [...changed, ...unchanged].map(({ now }) => now.id),
      )
      run.onSettled?.(
        new Map(
          [...created, ...changed].flatMap(({ now, rows: [first] }) => (first ? [[now.id, first.row.number]] : [])),
        ),
      )
      await insertRecords(
        tx,
        run,
        created.map(({ now }) => now),
      )
      await updateRecords(
        tx,
        run,
        changed.map(({ now }) => now),
        new Map(existing.map((row) => [row.id, row])),
      )
      const kept = merged.records.flatMap(({ now, rows }) => (inUse.has(now.id) ? rows : []))
      const refusals = [...chunk.refusals, ...merged.refused, ...refused, ...kept.map(refuseArchiving)]
      const isNew = await insertRefusals(tx, run.importId, refusals, plan.headers, plan.headerOf)
      const isOther = ({ now }: (typeof changed)[number]) => !own.has(now.id)
      const newly = refusals.filter(({ row }) => isNew.has(row.number))
      const next = count(state, chunk, newly, {
        itemsCreated: created.length,
        itemsUpdated: changed.filter(isOther).length,
        itemsUnchanged: unchanged.filter(isOther).length,
      })
      await writeState(tx, run.importId, next)
      tx.afterCommit(() => Object.assign(state, next))
    })
  return async (chunk) => {
    try {
      await write(chunk)
    } catch (error) {
      // another request made one of these records in the same moment: now it is seen
      if (!violates(error, 'supplier_code') && !violates(error, 'location_code')) throw error
      await write(chunk)
    }
  }
}

function learn(tx: Tx, known: References, { fields, reading }: RecordsPlan, { rows, later }: RecordsChunk) {
  const referring = fields.filter(
    (field) =>
      field.kind === 'reference' && !later.includes(field) && reading.attributes.some(({ key }) => key === field.key),
  )
  return known.learn(
    tx,
    new Map(referring.map((field) => [field, rows.flatMap(({ draft }) => draft.attributes[field.key] ?? [])])),
  )
}

/** The tree of places, with those made that rows lie in and that neither the organisation nor the file has. */
async function readTree(tx: Tx, run: RecordsRun, { rows }: RecordsChunk, file: RecordsFile): Promise<PlaceTree> {
  const tree = await readPlaceTree(tx)
  const missing = rows.flatMap((each) => {
    const { parent, archived } = each.draft.values
    if (parent === undefined || file.hasParent(each)) return []
    const place = tree.find(parent)
    // one that a reversal archived comes back
    return place === undefined || (place !== 'several' && place.archived && archived !== 'true') ? [parent] : []
  })
  if (missing.length === 0) return tree
  await findOrCreateLocations(tx, run, [...new Set(missing)])
  return readPlaceTree(tx)
}

function parentOf({ draft }: RecordsRow, tree: PlaceTree): { parentId: string } | Refused | undefined {
  const { parent, archived } = draft.values
  if (parent === undefined) return undefined
  const place = tree.find(parent)
  if (place === 'several') return { reason: 'ambiguous_record', target: 'parent', value: parent }
  if (!place || place.isVirtual || (place.archived && archived !== 'true'))
    return { reason: 'unknown_place', target: 'parent', value: parent }
  return { parentId: place.id }
}

/** The records that rows of the chunk may be of, and by which value of a unique field, where rows are known by one. */
async function findExisting(
  tx: Tx,
  run: RecordsRun,
  { reading: { matchBy }, fields }: RecordsPlan,
  { rows }: RecordsChunk,
) {
  const field = fields.find(({ key }) => matchBy === `attributes.${key}`)
  const keyOf = ({ draft }: RecordsRow) => {
    const reading = field && readValue(field, draft.attributes[field.key] ?? '')
    return reading && 'value' in reading ? uniqueKey(reading.value) : undefined
  }
  const byValue = field
    ? await findByUniqueValue(tx, field.id, [...new Set(rows.flatMap((row) => keyOf(row) ?? []))])
    : new Map<string, string>()
  const isNamed = ({ draft: { values } }: RecordsRow) =>
    matchBy === 'name' || (matchBy === undefined && values.code === undefined)
  const existing = await findRecords(
    tx,
    run.kind,
    {
      // also where rows are known by something else: no two records have one code
      codes: rows.flatMap(({ draft }) => draft.values.code ?? []),
      names: rows.flatMap((row) => (isNamed(row) ? (row.draft.values.name ?? []) : [])),
      emails: matchBy === 'email' ? rows.flatMap(({ draft }) => draft.values.email ?? []) : [],
      ids: [...byValue.values()],
    },
    { lock: run.isTrial !== true },
  )
  return { existing, byValue, keyOf }
}

function isArchiving(kind: RecordsRun['kind'], { was, now }: Pick<MergedRecord, 'was' | 'now'>): boolean {
  return kind === 'locations' && was?.archived_at === null && now.archived_at !== null
}

/** Locations that are to be archived, and have stock at or below them, or places that stay in use: also those that are to be archived and cannot be. */
async function findPlacesInUse(
  tx: Tx,
  kind: RecordsRun['kind'],
  records: readonly MergedRecord[],
): Promise<ReadonlySet<string>> {
  const ids = records.flatMap((record) => (isArchiving(kind, record) ? [record.now.id] : []))
  if (ids.length === 0) return new Set()
  const places = await tx.query<{ id: string; stocked: boolean; within: string[] }>({
    text: `select p.id,
             exists (select from balance b where b.location_id in (select location_and_below(p.id)) and ${holdsStock('b')}) as stocked,
             array(select c.id::text from location c where c.parent_id = p.id and c.archived_at is null) as within
           from unnest($1::uuid[]) p (id)`,
    values: [ids],
  })
  const inUse = new Set<string>()
  const going = new Set(ids)
  for (let before = -1; before < inUse.size; ) {
    before = inUse.size
    for (const { id, stocked, within } of places)
      if (stocked || within.some((child) => !going.has(child) || inUse.has(child))) inUse.add(id)
  }
  return inUse
}

function refuseArchiving({ row, draft }: RecordsRow): RefusedRow {
  return {
    row,
    refused: { reason: 'place_in_use', target: 'archived', value: draft.values.code ?? draft.values.name ?? '' },
  }
}

/** Makes codes for rows without one, none of which the organisation or the file has. */
async function codeMaker(
  tx: Tx,
  run: RecordsRun,
  { rows }: RecordsChunk,
  file: RecordsFile,
): Promise<(name: string) => string> {
  const isCoded = rows.every(({ draft }) => draft.values.code !== undefined)
  if (isCoded) return (name) => name
  if (run.kind === 'suppliers') await lockCodes(tx)
  const there = await tx.query<{ code: string }>({
    text: `select lower(code) as code from ${entityOf[run.kind]} where tenant_id = $1`,
    values: [tx.tenantId],
  })
  const taken = new Set([...file.codes, ...there.map(({ code }) => code)])
  return (name) => {
    const code = freeCode(run.kind === 'suppliers' ? codeOf(name) : name, taken)
    taken.add(code.toLowerCase())
    return code
  }
}

/** Which of these records the import has made or changed in an earlier chunk. */
async function findOwn(tx: Tx, importId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ id: string }>({
    text: `select record_id as id from import_record where tenant_id = $1 and import_id = $2 and record_id = any($3::uuid[])`,
    values: [tx.tenantId, importId, ids],
  })
  return new Set(rows.map(({ id }) => id))
}

function count(
  { counts, refusedByReason: known }: ImportState,
  { rows, refusals: unread, pass, done }: RecordsChunk,
  refusals: readonly RefusedRow[],
  did: Pick<ImportState['counts'], 'itemsCreated' | 'itemsUpdated' | 'itemsUnchanged'>,
): ImportState {
  const refusedByReason = { ...known }
  for (const { refused } of refusals) refusedByReason[refused.reason] = (refusedByReason[refused.reason] ?? 0) + 1
  return {
    counts: {
      ...counts,
      rows: counts.rows + (pass === 0 ? rows.length + unread.length : 0),
      itemsCreated: counts.itemsCreated + did.itemsCreated,
      itemsUpdated: counts.itemsUpdated + did.itemsUpdated,
      itemsUnchanged: counts.itemsUnchanged + did.itemsUnchanged,
      ...countLeftOut(counts, refusals),
    },
    refusedByReason,
    checkpoint: { items: pass, row: done },
  }
}
