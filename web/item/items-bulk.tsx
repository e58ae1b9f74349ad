'use client'
import { Tag } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ItemChange } from '#contract/bulk-edit.ts'
import { BulkBar } from '#web/bulk-edit/bulk-bar.tsx'
import { BulkEditDialog } from '#web/bulk-edit/bulk-edit-dialog.tsx'
import { runBulkEdit } from '#web/bulk-edit/run-bulk-edit.ts'
import type { CellContext } from '#web/item/cell-values.ts'
import type { ItemColumn } from '#web/item/item-columns.tsx'
import type { useCellEdits } from '#web/item/use-cell-edits.tsx'
import { type ItemsSelection, pagesOf } from '#web/item/use-item-lines.ts'
import { labelsAddress, mostLabelled } from '#web/label/labels-address.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { Button } from '#web/ui/button.tsx'
import { countChecked, type RowChecks } from '#web/ui/row-checks.ts'
import { toastFailed } from '#web/ui/toast.tsx'

/** Acts on the checked items of a list: all that match it, where all are checked, loaded or not. */
export function ItemsBulk({
  checks,
  total,
  selection,
  columns,
  context,
  edits,
  onDone,
}: {
  checks: RowChecks
  total: number
  /** what the list shows; undefined: it cannot be named as a whole */
  selection: ItemsSelection | undefined
  columns: ReadonlyMap<string, ItemColumn>
  context: CellContext
  edits: ReturnType<typeof useCellEdits>
  onDone: () => void
}) {
  const t = useTranslations('item.grid')
  const label = useTranslations('label')
  const router = useRouter()
  const problemText = useProblemText()
  const [isEditing, setEditing] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const count = countChecked(checks, total)
  if (count === 0) return null
  const apply = async (change: ItemChange) => {
    if (checks.all && !selection) return toastFailed(t('nothingWritable'))
    setEditing(false)
    setBusy(true)
    try {
      const { filter, text, archived } = selection ?? { archived: 'exclude' as const }
      const named = checks.all
        ? {
            ...(filter ? { filter } : {}),
            ...(text ? { text } : {}),
            archived,
            ...(checks.keys.size > 0 ? { except: [...checks.keys] } : {}),
          }
        : { ids: [...checks.keys] }
      await edits.finish(await runBulkEdit({ selection: named, change }, edits.follow))
      onDone()
    } catch (error) {
      toastFailed(problemText(error))
    }
    setBusy(false)
  }
  /** Of all that are checked the first are read: more are not printed at a time. */
  const toLabels = async () => {
    setBusy(true)
    try {
      const listed = checks.all && selection ? await pagesOf(selection).read(0, mostLabelled + checks.keys.size) : []
      const all = listed.flatMap((row) => (row && !checks.keys.has(row.id) ? [row.id] : []))
      router.push(labelsAddress(checks.all ? all : [...checks.keys]))
    } catch (error) {
      toastFailed(problemText(error))
      setBusy(false)
    }
  }
  return (
    <>
      <BulkBar
        count={count}
        isBusy={isBusy}
        showsArchived={selection?.archived !== 'exclude'}
        onEdit={() => setEditing(true)}
        onArchive={(archived) => void apply({ archived })}
        onClear={onDone}
      >
        <Button look="quiet" disabled={isBusy || (checks.all && !selection)} onClick={() => void toLabels()}>
          <Tag />
          {label('link')}
        </Button>
      </BulkBar>
      {isEditing ? (
        <BulkEditDialog
          count={count}
          columns={columns}
          context={context}
          onApply={(change) => void apply(change)}
          onClose={() => setEditing(false)}
        />
      ) : null}
    </>
  )
}
