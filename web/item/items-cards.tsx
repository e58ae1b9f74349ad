'use client'
import { useEffect, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ItemColumn } from '#web/item/item-columns.tsx'
import type { ItemLines } from '#web/item/item-lines.ts'
import type { ItemRow } from '#web/item/item-picker.tsx'
import { pageRows } from '#web/item/row-pages.ts'
import { LoadMore } from '#web/ui/load-more.tsx'
import { RowList } from '#web/ui/row-list.tsx'

/** Items as cards one below the other, for narrow screens; more come as the end is neared. */
export function ItemsCards({ lines, columns }: { lines: ItemLines; columns: readonly ItemColumn[] }) {
  const t = useTranslations('item')
  const [shown, setShown] = useState(pageRows)
  const { count, onWindow, entryAt } = lines
  const wanted = Math.min(shown, count ?? 0)
  useEffect(() => {
    if (count !== undefined) onWindow(Math.max(wanted - pageRows, 0), Math.max(wanted - 1, 0))
  }, [count, wanted, onWindow])
  const rows: ItemRow[] = []
  for (let index = 0; index < wanted; index++) {
    const entry = entryAt(index)
    if (entry && 'row' in entry) rows.push(entry.row)
  }
  const isLoading = rows.length < wanted
  const labelled = useMemo(() => columns.map(withLabel), [columns])
  return (
    <>
      <RowList
        label={t('title')}
        columns={labelled}
        rows={count === undefined ? undefined : rows}
        rowKey={(item) => item.id}
        href={(item) => `/items/view?id=${item.id}`}
        rowClass={(item) =>
          `[content-visibility:auto] [contain-intrinsic-block-size:auto_62px] ${item.archivedAt ? 'text-soft' : ''}`
        }
      />
      {count === undefined ? null : (
        <LoadMore
          pages={{
            hasNextPage: rows.length < count,
            isFetchingNextPage: isLoading,
            fetchNextPage: () => setShown((before) => before + pageRows),
          }}
          count={rows.length}
          total={count}
        />
      )}
    </>
  )
}

/** A card has no heads of columns: "no" or a day says nothing without the name of its field. */
function withLabel(column: ItemColumn): ItemColumn {
  if (!column.custom) return column
  const key = column.id.slice('attributes.'.length)
  return {
    ...column,
    cell: (item) =>
      item.attributes[key] === undefined ? null : (
        <>
          <span className="text-faint">{column.header} </span>
          {column.cell(item)}
        </>
      ),
  }
}
