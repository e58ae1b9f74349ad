import type { z } from 'zod'
import type { ItemRow } from '#contract/item.ts'
import type { codeMatch, findItemsByCode } from '#contract/item-code.ts'
import { codeForms, toGtin } from '#core/code/gtin.ts'
import type { FieldView } from '#server/attribute/field-view.ts'
import { SqlText } from '#server/db/sql-text.ts'
import { statementName } from '#server/db/statement-name.ts'
import type { Tx } from '#server/db/transaction.ts'
import { factorSql } from './factor-sql.ts'
import { compileFilter, scopeOf } from './filter-sql.ts'
import { itemJson } from './item-json.ts'
import { itemStock, stockJson } from './item-stock.ts'
import { showItem } from './show-item.ts'

const mostMatches = 20

const packJson = `json_build_object('id', p.id, 'name', p.name, 'factor', ${factorSql})`

interface Match {
  field: string
  item: ItemRow
  pack: z.output<typeof codeMatch>['pack']
}

/**
 * The items that have a code, under what their reader may see. SKUs, barcodes and mirrored fields are looked up in their indexes;
 * a field of codes without a mirror costs one pass over the items.
 */
export async function findByCode(
  tx: Tx,
  code: string,
  view: FieldView,
): Promise<z.output<typeof findItemsByCode.response>> {
  const sql = new SqlText()
  const forms = codeForms(code)
  const list = sql.bind(forms, 'text[]')
  const scope = { tenantId: tx.tenantId, ...scopeOf(view) }
  const own = view.fields
    .filter((field) => field.kind === 'barcode' && field.archivedAt === null && !field.live)
    .map((field) => ({
      name: `attributes.${field.key}`,
      where: compileFilter(sql, { field: `attributes.${field.key}`, op: 'in', value: forms }, scope),
    }))
  // one statement for each place a code may stand in, so that each takes its own index
  const ways = [
    { name: 'sku', where: `i.sku_key = any(${list})` },
    { name: 'barcode', where: `i.barcode = any(${list})` },
    { name: 'pack', where: `i.id in (select p.item_id from pack p where p.barcode = any(${list}))` },
    ...own,
  ].map(
    ({ name, where }, rank) =>
      `(select i.id, ${rank} as rank, ${sql.bind(name, 'text')} as field from item i where ${where} limit ${mostMatches})`,
  )
  // what an item that had the code has become
  const become = [`i.sku_key = any(${list})`, `i.barcode = any(${list})`].map(
    (where) =>
      `(select kept_item(i.id), ${own.length + 3}, 'merged' from item i join item_merge m on m.tenant_id = i.tenant_id and m.merged_id = i.id
        where m.undone_at is null and ${where} limit ${mostMatches})`,
  )
  const text = `
    with found as materialized (select distinct on (id) id, rank, field from (${[...ways, ...become].join(' union all ')}) w order by id, rank)
    select f.field, json_build_object(${itemJson}, ${stockJson}) as item,
      case when f.field = 'pack' then (select ${packJson} from pack p where p.item_id = i.id and p.barcode = any(${list}) order by p.id limit 1) end as pack
    from found f join item i on i.id = f.id ${itemStock}
    order by i.archived_at is not null, f.rank, i.name_key, i.id limit ${mostMatches}`
  const rows = await tx.query<Match>({
    name: statementName(text),
    text,
    values: sql.values,
  })
  return {
    gtin: toGtin(code) ?? null,
    data: rows.map(({ field, item, pack }) => ({ field, pack, item: showItem(item, view, item) })),
  }
}
