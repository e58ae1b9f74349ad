'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { type BulkEditRow, mostChangedRows } from '#contract/bulk-edit.ts'
import { ApiProblem } from '#contract/client.ts'
import { getItem, listItems, updateItem } from '#contract/item.ts'
import { summariseItems } from '#contract/item-summary.ts'
import type { Task } from '#contract/task.ts'
import { type BulkEditOutcome, runBulkEdit, undoneBulkEdit } from '#web/bulk-edit/run-bulk-edit.ts'
import { type CellChange, inverseOf, withChange } from '#web/item/cell-values.ts'
import type { ItemLines } from '#web/item/item-lines.ts'
import type { ItemRow } from '#web/item/item-picker.tsx'
import { api } from '#web/lib/api.ts'
import { idempotencyKey } from '#web/lib/idempotency-key.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { readKey } from '#web/lib/read.ts'
import type { CellProblems } from '#web/ui/data-grid-column.ts'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/** A change of one item, and the columns it came from. */
export type RowChange = { row: ItemRow; change: CellChange; columns: readonly string[] }

type Undoable = { kind: 'cell'; id: string; column: string; change: CellChange } | { kind: 'batch'; id: string }

/** Columns by the parts of an item that problems are told of. */
const columnOfPart: Readonly<Record<string, string>> = { itemTypeId: 'type', categoryId: 'category' }
const mostUndoable = 100

/**
 * Writes cells: shown at once, sent in the background, put right by what the server answers. A single cell is an update of its item; several
 * are one bulk edit. What was refused is told at its cell.
 */
export function useCellEdits(lines: ItemLines) {
  const t = useTranslations('item.grid')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const router = useRouter()
  const cache = useQueryClient()
  const [problems, setProblems] = useState<CellProblems>(new Map())
  const undoable = useRef<Undoable[]>([])
  /** the last write of each item, which the next one waits for */
  const writing = useRef(new Map<string, Promise<unknown>>())
  const current = useRef(lines)
  current.current = lines

  const tell = useCallback((found: readonly { id: string; column: string; message: string | undefined }[]) => {
    setProblems((before) => {
      const next = new Map(before)
      for (const { id, column, message } of found) {
        const own = new Map(next.get(id))
        if (message === undefined) own.delete(column)
        else own.set(column, message)
        if (own.size > 0) next.set(id, own)
        else next.delete(id)
      }
      return next
    })
  }, [])
  const show = useCallback((id: string, next: (row: ItemRow) => ItemRow) => {
    current.current.replace(new Map([[id, next]]))
  }, [])
  const remember = useCallback((entry: Undoable) => {
    undoable.current = [...undoable.current.slice(1 - mostUndoable), entry]
  }, [])

  const writeCell = useCallback(
    (row: ItemRow, column: string, change: CellChange, isUndo = false) => {
      const { id } = row
      const inverse = inverseOf(current.current.find(id) ?? row, change)
      tell([{ id, column, message: undefined }])
      show(id, (shown) => withChange(shown, change))
      const send = async () => {
        const version = (current.current.find(id) ?? row).version
        try {
          const saved = await api.call(updateItem, {
            params: { itemId: id },
            body: change,
            ifMatch: version,
            idempotencyKey: idempotencyKey(),
          })
          show(id, (shown) => ({ ...shown, ...saved }))
          cache.setQueryData(readKey(getItem, { params: { itemId: id } }), saved)
          if (!isUndo) remember({ kind: 'cell', id, column, change: inverse })
          void cache.invalidateQueries({ queryKey: readKey(summariseItems) })
        } catch (error) {
          const isConflict = error instanceof ApiProblem && error.code === 'version_mismatch'
          tell([{ id, column, message: isConflict ? t('conflict') : problemText(error) }])
          const fresh = await api.call(getItem, { params: { itemId: id } }).catch(() => undefined)
          show(id, (shown) => (fresh ? { ...shown, ...fresh } : withChange(shown, inverse)))
        }
      }
      const before = writing.current.get(id) ?? Promise.resolve()
      const sent = before.then(send)
      writing.current.set(id, sent)
      void sent.finally(() => writing.current.get(id) === sent && writing.current.delete(id))
    },
    [cache, problemText, remember, show, t, tell],
  )

  const follow = useCallback(
    (task: Task) =>
      toastDone(t('working'), { label: t('follow'), run: () => router.push(`/tasks/view?id=${task.id}`) }),
    [router, t],
  )
  const undoBatch = useCallback(
    async (id: string) => {
      undoable.current = undoable.current.filter((entry) => entry.id !== id)
      try {
        const { bulkEdit } = await undoneBulkEdit(id, follow)
        const kept = bulkEdit.undone?.protected ?? 0
        toastDone(kept > 0 ? t('undonePartly', { count: kept }) : t('undone'))
      } catch (error) {
        toastFailed(problemText(error))
      }
      setProblems(new Map())
      await current.current.refresh()
      await cache.invalidateQueries({ queryKey: readKey(listItems) })
    },
    [cache, follow, problemText, t],
  )
  /** What a batch came to: told, shown, and offered to be taken back. */
  const finish = useCallback(
    async ({ bulkEdit, problems: refused }: BulkEditOutcome, columns?: ReadonlyMap<string, readonly string[]>) => {
      tell(refused.flatMap((row) => toProblem(row, columns?.get(row.itemId))))
      const { changed, refused: count } = bulkEdit.counts
      if (changed > 0) remember({ kind: 'batch', id: bulkEdit.id })
      const undo = changed > 0 ? { label: ui('undo'), run: () => undoBatch(bulkEdit.id) } : undefined
      if (count > 0) toastFailed(`${t('changed', { count: changed })}. ${t('refused', { count })}`, undo)
      else toastDone(t('changed', { count: changed }), undo)
      await current.current.refresh()
      await cache.invalidateQueries({ queryKey: readKey(listItems) })
    },
    [cache, remember, t, tell, ui, undoBatch],
  )
  const writeRows = useCallback(
    async (changes: readonly RowChange[]) => {
      const [only] = changes
      if (!only) return
      if (changes.length === 1 && only.columns.length === 1)
        return writeCell(only.row, only.columns[0] ?? '', only.change)
      if (changes.length > mostChangedRows) return toastFailed(t('tooMany', { most: mostChangedRows }))
      const byId = new Map(changes.map((one) => [one.row.id, one]))
      tell(changes.flatMap(({ row, columns }) => columns.map((column) => ({ id: row.id, column, message: undefined }))))
      current.current.replace(
        new Map(changes.map(({ row, change }) => [row.id, (shown: ItemRow) => withChange(shown, change)])),
      )
      await Promise.all(changes.map(({ row }) => writing.current.get(row.id)))
      const rows = changes.map(({ row, change }) => ({
        id: row.id,
        version: current.current.find(row.id)?.version ?? row.version,
        change,
      }))
      try {
        const outcome = await runBulkEdit({ rows }, follow)
        await finish(outcome, new Map([...byId].map(([id, { columns }]) => [id, columns])))
      } catch (error) {
        toastFailed(problemText(error))
        await current.current.refresh()
      }
    },
    [finish, follow, problemText, t, tell, writeCell],
  )
  const undo = useCallback(() => {
    const last = undoable.current.pop()
    if (!last) return toastDone(t('nothingToUndo'))
    if (last.kind === 'batch') return void undoBatch(last.id)
    const row = current.current.find(last.id)
    if (row) writeCell(row, last.column, last.change, true)
  }, [t, undoBatch, writeCell])
  return useMemo(
    () => ({ problems, tell, writeCell, writeRows, undo, finish, follow }),
    [problems, tell, writeCell, writeRows, undo, finish, follow],
  )
}

function toProblem(
  { itemId, problem }: BulkEditRow,
  columns: readonly string[] | undefined,
): { id: string; column: string; message: string }[] {
  if (!problem) return []
  const { part, message } = problem
  if (part === 'item') return (columns ?? ['sku']).map((column) => ({ id: itemId, column, message }))
  return [{ id: itemId, column: columnOfPart[part] ?? part, message }]
}
