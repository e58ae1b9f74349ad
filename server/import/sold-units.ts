import type { SalesLine } from '#core/import/read-sales-row.ts'
import type { Refused } from '#core/import/refusal-reasons.ts'
import type { UnitsOfItem } from '#core/unit/entered-unit.ts'
import { findBaseUnit } from '#core/unit/find-unit.ts'
import { readItemUnits } from '#server/pack/pack-queries.ts'
import type { ImportRun } from './import-run.ts'
import { findItemsBySku } from './sold-items.ts'

/** What items of a sales history are counted in, by SKU key, as far as its lines say what they count. */
export type SoldUnits = Map<string, UnitsOfItem>

/**
 * Looks up what the items of these lines are counted in, those that a line gives a unit of and that are not known yet: two queries for all of
 * them. An item that is not there will be counted in what its first line is.
 */
export async function learnUnits(
  run: ImportRun,
  units: SoldUnits,
  lines: readonly (SalesLine | Refused)[],
): Promise<void> {
  const unknown = new Map<string, SalesLine>()
  for (const line of lines)
    if (!('reason' in line) && line.unit !== '' && !units.has(line.skuKey) && !unknown.has(line.skuKey))
      unknown.set(line.skuKey, line)
  if (unknown.size === 0) return
  await run.database.tenantRead(run.tenantId, async (tx) => {
    const found = await findItemsBySku(
      tx,
      [...unknown.values()].map(({ sku }) => sku),
    )
    const known = await readItemUnits(
      tx,
      found.flatMap((item) => item?.id ?? []),
    )
    for (const [at, line] of [...unknown.values()].entries())
      units.set(
        line.skuKey,
        known.get(found[at]?.id ?? '') ?? { unit: findBaseUnit(line.unit)?.symbol ?? line.unit, packs: [] },
      )
  })
}
