'use client'
import { useRouter } from 'next/navigation'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { ReferenceTexts } from '#web/field/reference-texts.ts'
import { CellEditor } from '#web/item/cell-editor.tsx'
import { type CellContext, canEditCell } from '#web/item/cell-values.ts'
import { type ColumnChoice, withMoved, withWidth } from '#web/item/chosen-columns.ts'
import type { ItemColumn } from '#web/item/item-columns.tsx'
import type { ItemLines } from '#web/item/item-lines.ts'
import type { ItemRow } from '#web/item/item-picker.tsx'
import type { useCellEdits } from '#web/item/use-cell-edits.tsx'
import { useRangeActs } from '#web/item/use-range-acts.tsx'
import { DataGrid } from '#web/ui/data-grid.tsx'
import type { GridActs } from '#web/ui/grid-acts.ts'
import { allChecked, isChecked, noChecks, type RowChecks, withChecked } from '#web/ui/row-checks.ts'

/** Items as a table that is worked in: cells are edited, ranges pasted and filled, rows checked, columns arranged. */
export function ItemsGrid({
  lines,
  columns,
  choice,
  onChoice,
  sort,
  onSort,
  context,
  edits,
  checks,
  onChecks,
  dimmed,
}: {
  lines: ItemLines
  columns: readonly ItemColumn[]
  choice: ColumnChoice
  onChoice: (choice: ColumnChoice) => void
  /** as in the API: `name`, `-price` */
  sort: string | undefined
  onSort: (sort: string) => void
  context: CellContext & { references: ReferenceTexts }
  edits: ReturnType<typeof useCellEdits>
  checks: RowChecks
  onChecks: (checks: RowChecks) => void
  dimmed: boolean
}) {
  const t = useTranslations('item')
  const router = useRouter()
  const rangeActs = useRangeActs({ lines, columns, context, edits })
  const { mayWrite } = context
  const { writeCell } = edits
  const acts = useMemo<GridActs<ItemRow>>(
    () => ({
      ...rangeActs,
      canEdit: (row, columnId) => canEditCell(row, columnId, context),
      editor: (row, columnId, typed, close) => (
        <CellEditor
          key={`${row.id} ${columnId}`}
          item={row}
          columnId={columnId}
          columnName={columns.find(({ id }) => id === columnId)?.header ?? ''}
          typed={typed}
          context={context}
          onWrite={(change) => writeCell(row, columnId, change)}
          close={close}
        />
      ),
    }),
    [rangeActs, context, columns, writeCell],
  )
  const keysBetween = (from: number, to: number) => {
    const keys: string[] = []
    for (let index = Math.min(from, to); index <= Math.max(from, to); index++) {
      const entry = lines.entryAt(index)
      if (entry && 'row' in entry) keys.push(entry.key)
    }
    return keys
  }
  return (
    <DataGrid
      label={t('title')}
      columns={columns}
      frozen={Math.min(choice.frozen, columns.length)}
      count={lines.count ?? 12}
      busy={lines.count === undefined}
      entryAt={lines.entryAt}
      onWindow={lines.onWindow}
      sort={toSort(sort, columns)}
      onSort={({ id, descending }) => {
        const field = columns.find((column) => column.id === id)?.sortField
        if (field) onSort(descending ? `-${field}` : field)
      }}
      onResize={(id, pixels) => onChoice(withWidth(choice, id, pixels))}
      onMove={(id, to) => onChoice(withMoved(choice, id, to))}
      onOpen={(row) => router.push(`/items/view?id=${row.id}`)}
      acts={acts}
      problems={edits.problems}
      checks={
        mayWrite
          ? {
              isChecked: (key) => isChecked(checks, key),
              state: checks.keys.size === 0 ? checks.all : 'mixed',
              labelOf: (row) => t('grid.checkOne', { name: row.name }),
              labelAll: t('grid.checkAll'),
              onAll: (checked) => onChecks(checked ? allChecked : noChecks),
              onRow: (index, checked, toward) =>
                onChecks(withChecked(checks, keysBetween(toward ?? index, index), checked)),
            }
          : undefined
      }
      rowClass={(row) => (row.archivedAt ? 'text-soft' : undefined)}
      dimmed={dimmed}
    />
  )
}

function toSort(sort: string | undefined, columns: readonly ItemColumn[]) {
  if (!sort) return undefined
  const descending = sort.startsWith('-')
  const field = descending ? sort.slice(1) : sort
  const column = columns.find((one) => one.sortField === field)
  return column && { id: column.id, descending }
}
