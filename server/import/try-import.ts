import type { z } from 'zod'
import type { dryRun } from '#contract/import.ts'
import type { ValueNames } from '#core/export/cell-text.ts'
import { changedValues, type ShownValue, toShown, toShownRecord } from '#core/export/shown-values.ts'
import { entityOf, type ImportKind, isRecordsKind } from '#core/import/import-targets.ts'
import { isSkipped } from '#core/import/refusal-reasons.ts'
import type { MirroredField } from '#server/attribute/queries.ts'
import type { Tx } from '#server/db/transaction.ts'
import { readTreeNames, readValueNames, type TreeNames } from '#server/item/value-names.ts'
import { type Difference, insertDifferences } from './differences.ts'
import { importItems } from './import-items.ts'
import { importRecords } from './import-records.ts'
import { type ImportRun, readState } from './import-run.ts'
import { listOwnFields } from './make-fields.ts'
import { listMade } from './made-things.ts'
import { findLanguage } from './say-for-tenant.ts'
import { takenBack } from './taken-back.ts'

export type DryRunOutcome = NonNullable<z.output<typeof dryRun>['outcome']>

/** So many rows are tried: their items stay locked against others until the end, some ten seconds. */
export const mostTriedRows = 100_000
const mostNamed = 200
const pageSize = 2_000
const lowest = '00000000-0000-0000-0000-000000000000'

interface Page {
  readonly rows: { id: string; sku: string; name: string; before: Values | null; after: Values }[]
  readonly last: string | undefined
}

type Values = Record<string, unknown> & { attributes: Record<string, unknown> }

/**
 * Finds out what an import of a list would do by doing it, in a transaction that is taken back: the same reading, matching, defining,
 * numbering and writing as the import itself, but for stock, which is judged and not posted. Items that are only named are not locked;
 * those that would change, or new ones by the same SKU, make others wait until the end. What came out is written row by row meanwhile,
 * on a connection of its own; a second run replaces it.
 * @param now  when opening stock would take effect
 * @throws AppError invalid_file, invalid_value
 */
export async function tryImport(run: ImportRun, now: number, most = mostTriedRows): Promise<DryRunOutcome> {
  await run.database.tenant(run.tenantId, async (tx) => {
    await run.hold(tx)
    await tx.query({
      text: 'delete from import_difference where tenant_id = $1 and import_id = $2',
      values: [tx.tenantId, run.importId],
    })
  })
  return takenBack(run.database, run.tenantId, async ({ database, tx }) => {
    const firstRows = new Map<string, number>()
    const trial: ImportRun = {
      ...run,
      database,
      isTrial: true,
      hold: async () => undefined,
      onSettled: (found) => {
        for (const [id, row] of found) if (!firstRows.has(id)) firstRows.set(id, row)
      },
    }
    const { kind } = trial
    const complete = isRecordsKind(kind)
      ? await importRecords({ ...trial, kind }).then(() => true)
      : await importItems(trial, now, most)
    run.progress({ stage: 'storing' })
    const { counts, refusedByReason } = await readState(trial)
    await database.tenant(run.tenantId, () => storeDifferences(run, tx, firstRows))
    const made = await database.tenantRead(run.tenantId, () => listMade(tx, run.importId))
    return { counts, refusedByReason, made: made.slice(0, mostNamed), madeCount: made.length, complete }
  })
}

/** Copies what stands in the transaction `inside`, which will be taken back, to rows that stay. */
async function storeDifferences(run: ImportRun, inside: Tx, firstRows: ReadonlyMap<string, number>): Promise<void> {
  const { kind: imported } = run
  const tree = await readTreeNames(inside)
  const fields = await listOwnFields(inside, run)
  const language = await findLanguage(inside)
  const write = (differences: readonly Difference[]) =>
    run.database.tenant(run.tenantId, async (tx) => {
      await run.hold(tx)
      await insertDifferences(tx, run.importId, differences)
    })
  const show = (values: Values | null, names: ValueNames) => {
    if (!values) return []
    return isRecordsKind(imported)
      ? toShownRecord(entityOf[imported], values, fields, names, language)
      : toShown(values, fields, names, language)
  }
  const read = isRecordsKind(imported)
    ? { new: pageOfRecords(true), changed: pageOfRecords(false) }
    : { new: pageOfNew, changed: pageOfChanged }
  for (const kind of ['new', 'changed'] as const) {
    for (let after: string | undefined = ''; after !== undefined; ) {
      run.signal.throwIfAborted()
      const page: Page = await read[kind](inside, run.importId, after)
      const records = page.rows.flatMap(({ before, after: now }) => [before?.attributes ?? {}, now.attributes])
      const names = await readNames(inside, tree, fields, records, { kind: imported, page })
      await write(
        page.rows.map(({ id, sku, name, before, after: now }) => ({
          rowNumber: firstRows.get(id) ?? 0,
          kind,
          itemId: kind === 'new' ? null : id,
          sku,
          name,
          values: changedValues(show(before, names), show(now, names)),
        })),
      )
      after = page.last
    }
  }
  await storeRefusals(run, inside, write)
}

/** What values point to, and the items that variants are of or the places that locations lie in. */
async function readNames(
  tx: Tx,
  tree: TreeNames,
  fields: readonly MirroredField[],
  records: readonly Readonly<Record<string, unknown>>[],
  { kind, page }: { kind: ImportKind; page: Page },
): Promise<ValueNames> {
  const parents = page.rows
    .flatMap(({ before, after }) => [before?.parent_id, after.parent_id])
    .filter((id) => typeof id === 'string')
  if (!isRecordsKind(kind)) return readValueNames(tx, tree, fields, records, parents)
  const above = { key: 'parent', kind: 'reference', referenceTo: 'location' } as const
  const [values, places] = [
    await readValueNames(tx, tree, fields, records),
    await readValueNames(tx, tree, [above], [{ parent: parents }]),
  ]
  return { ...values, reference: (target, id) => values.reference(target, id) ?? places.reference(target, id) }
}

/** Suppliers or locations that the import made, or those it changed. */
function pageOfRecords(isNew: boolean): (tx: Tx, importId: string, after: string) => Promise<Page> {
  return async (tx, importId, after) =>
    toPage(
      await tx.query({
        text: `select record_id as id, after ->> 'code' as sku, after ->> 'name' as name, before, after from import_record
               where tenant_id = $1 and import_id = $2 and record_id > $3 and (before is null) = $4
               order by record_id limit ${pageSize}`,
        values: [tx.tenantId, importId, after || lowest, isNew],
      }),
    )
}

async function pageOfNew(tx: Tx, importId: string, after: string): Promise<Page> {
  return toPage(
    await tx.query({
      // the rows of a page are picked before they are written as JSON, which costs 50 microseconds each
      text: `with picked as materialized (
               select id from item where tenant_id = $1 and created_by_import = $2 and id > $3 order by id limit ${pageSize}
             )
             select i.id, i.sku, i.name, null as before, to_jsonb(i) - 'search' as after
             from picked p join item i on i.tenant_id = $1 and i.id = p.id order by i.id`,
      values: [tx.tenantId, importId, after || lowest],
    }),
  )
}

async function pageOfChanged(tx: Tx, importId: string, after: string): Promise<Page> {
  return toPage(
    await tx.query({
      text: `with picked as materialized (
               select c.item_id as id from import_change c join item i on i.tenant_id = c.tenant_id and i.id = c.item_id
               where c.tenant_id = $1 and c.import_id = $2 and i.created_by_import is distinct from $2 and c.item_id > $3
               order by c.item_id limit ${pageSize}
             )
             select i.id, i.sku, i.name, c.before, c.after
             from picked p join item i on i.tenant_id = $1 and i.id = p.id
               join import_change c on c.tenant_id = $1 and c.import_id = $2 and c.item_id = p.id
             order by i.id`,
      values: [tx.tenantId, importId, after || lowest],
    }),
  )
}

function toPage(rows: Page['rows']): Page {
  return { rows, last: rows.length < pageSize ? undefined : rows.at(-1)?.id }
}

async function storeRefusals(
  run: ImportRun,
  inside: Tx,
  write: (differences: readonly Difference[]) => Promise<void>,
): Promise<void> {
  for (let after: number | undefined = 0; after !== undefined; ) {
    const rows: {
      rowNumber: number
      reason: string
      column: string | null
      value: string | null
      onHand: string | null
      sku: string
    }[] = await inside.query({
      text: `select row_number as "rowNumber", reason, column_name as "column", value, trim_scale(on_hand)::text as "onHand",
                 left(coalesce(nullif(row ->> $4, ''), nullif(row ->> $5, ''), ''), 200) as sku
               from import_refusal where tenant_id = $1 and import_id = $2 and row_number > $3 order by row_number limit ${pageSize}`,
      values: [
        inside.tenantId,
        run.importId,
        after,
        headerOf(run, isRecordsKind(run.kind) ? 'code' : 'sku'),
        headerOf(run, 'name'),
      ],
    })
    await write(
      rows.map((row) => ({
        ...row,
        kind: kindOf(row.reason),
        itemId: null,
        name: '',
        values: [] as ShownValue[],
      })),
    )
    after = rows.length < pageSize ? undefined : rows.at(-1)?.rowNumber
  }
}

function kindOf(reason: string): 'refused' | 'skipped' | 'warned' {
  if (isSkipped(reason)) return 'skipped'
  return reason === 'stock_already_known' ? 'warned' : 'refused'
}

function headerOf({ mapping }: ImportRun, target: string): string {
  return Object.keys(mapping).find((header) => mapping[header] === target) ?? ''
}
