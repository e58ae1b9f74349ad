'use client'
import { useMemo, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { mostChangedRows } from '#contract/bulk-edit.ts'
import type { ReferenceTexts } from '#web/field/reference-texts.ts'
import {
  type CellChange,
  type CellContext,
  canEditCell,
  cellText,
  fieldOf,
  mergeChanges,
  readCell,
  valueOfCell,
} from '#web/item/cell-values.ts'
import type { ItemColumn } from '#web/item/item-columns.tsx'
import type { ItemLines } from '#web/item/item-lines.ts'
import type { ItemRow } from '#web/item/item-picker.tsx'
import type { RowChange, useCellEdits } from '#web/item/use-cell-edits.tsx'
import { type GridBounds, pastedBounds } from '#web/ui/grid-range.ts'
import { parseTabSeparated, writeTabSeparated } from '#web/ui/tab-separated.ts'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/** Kinds whose values are identifiers. */
const named: ReadonlySet<string> = new Set(['reference', 'file', 'image'])

type Cell = { row: ItemRow; column: string; line: number; place: number }

/** What is done with a range of cells: copied, pasted into, filled down, emptied. */
export function useRangeActs({
  lines,
  columns,
  context,
  edits,
}: {
  lines: ItemLines
  columns: readonly ItemColumn[]
  context: CellContext & { references: ReferenceTexts }
  edits: ReturnType<typeof useCellEdits>
}) {
  const t = useTranslations('item.grid')
  const now = useRef({ lines, columns, context, edits })
  now.current = { lines, columns, context, edits }
  return useMemo(() => {
    const textOf = (row: ItemRow | undefined, { left, right }: GridBounds) =>
      now.current.columns
        .slice(left, right + 1)
        .map((column) => (row ? cellText(row, column.id, now.current.context) : ''))

    /** The references and files in a range, whose names are to be known before it is text. */
    const namesOf = (rows: readonly (ItemRow | undefined)[], { left, right }: GridBounds) =>
      now.current.columns.slice(left, right + 1).flatMap(({ id }) => {
        const field = fieldOf(id, now.current.context)
        if (!field || !named.has(field.kind) || field.referenceTo === 'location') return []
        return { field, ids: rows.flatMap((row) => row?.attributes[field.key] ?? []).map(String) }
      })
    const isUnknown = ({ field, ids }: ReturnType<typeof namesOf>[number]) =>
      ids.some((id) => now.current.context.references.nameOf(field, id) === undefined)

    /** Writes the cells of a range, each with what `changeOf` makes of it; what is not the person's to write is left out. */
    const write = async (
      bounds: GridBounds,
      changeOf: (cell: Cell) => CellChange | { problem: string } | undefined,
    ) => {
      if (bounds.bottom - bounds.top >= mostChangedRows) return toastFailed(t('tooMany', { most: mostChangedRows }))
      const rows = await now.current.lines.read(bounds.top, bounds.bottom)
      const changes: RowChange[] = []
      const problems: { id: string; column: string; message: string }[] = []
      rows.forEach((row, line) => {
        if (!row) return
        const parts: { column: string; change: CellChange }[] = []
        now.current.columns.slice(bounds.left, bounds.right + 1).forEach(({ id: column }, place) => {
          if (!canEditCell(row, column, now.current.context)) return
          const made = changeOf({ row, column, line, place })
          if (!made) return
          if ('problem' in made) problems.push({ id: row.id, column, message: made.problem })
          else parts.push({ column, change: made })
        })
        if (parts.length > 0)
          changes.push({
            row,
            change: mergeChanges(parts.map(({ change }) => change)),
            columns: parts.map(({ column }) => column),
          })
      })
      if (changes.length + problems.length === 0) return toastFailed(t('nothingWritable'))
      if (changes.length > 0) void now.current.edits.writeRows(changes)
      now.current.edits.tell(problems)
    }
    const read = (text: string, column: string): CellChange | { problem: string } => {
      const reading = readCell(column, text, now.current.context)
      return 'problem' in reading ? { problem: t(`problem.${reading.problem}`) } : reading.change
    }
    return {
      copy: (bounds: GridBounds): string | undefined => {
        const { lines: current } = now.current
        const rows: string[][] = []
        for (let index = bounds.top; index <= bounds.bottom; index++) {
          const entry = current.entryAt(index)
          // without a clipboard to be written to later, what is not named yet is copied by its identifier
          if (!entry || ('row' in entry && laterClipboard() && namesOf([entry.row], bounds).some(isUnknown))) {
            void copyAll(
              current,
              bounds,
              async (all) => {
                await now.current.context.references.readNames(namesOf(all, bounds))
                return all.map((row) => textOf(row, bounds))
              },
              (count) => toastDone(t('copied', { count })),
              () => toastFailed(t('cannotCopy')),
            )
            return undefined
          }
          if ('row' in entry) rows.push(textOf(entry.row, bounds))
        }
        return writeTabSeparated(rows)
      },
      paste: (range: GridBounds, text: string) => {
        const block = parseTabSeparated(text)
        const width = Math.max(...block.map((row) => row.length))
        const size = { rows: now.current.lines.count ?? 0, columns: now.current.columns.length, page: 1 }
        const bounds = pastedBounds(range, block.length, width, size)
        const { columns: shown, context: known } = now.current
        const pasted = shown.slice(bounds.left, bounds.right + 1).flatMap(({ id }, place) => {
          const field = fieldOf(id, known)
          return field?.kind === 'reference' ? { field, cells: block.flatMap((row) => row[place % width] ?? []) } : []
        })
        // what could not be looked up is sent as it stands, and refused beside its cell
        const found = known.references.findNames(pasted).catch(() => undefined)
        void found.then(() =>
          write(bounds, ({ column, line, place }) => {
            const cell = block[line % block.length]?.[place % width]
            return cell === undefined ? undefined : read(cell, column)
          }),
        )
      },
      fillDown: (range: GridBounds) => {
        // of a single line: what stands above it
        const source = range.top === range.bottom ? range.top - 1 : range.top
        if (source < 0) return
        void now.current.lines.read(source, source).then(([first]) => {
          if (!first) return
          void write({ ...range, top: source + 1 }, ({ row, column }) => {
            const change = valueOfCell(first, column, now.current.context)
            return change && cellText(row, column, now.current.context) === cellText(first, column, now.current.context)
              ? undefined
              : change
          })
        })
      },
      clear: (bounds: GridBounds) => {
        void write(bounds, ({ row, column }) =>
          cellText(row, column, now.current.context) === '' ? undefined : read('', column),
        )
      },
      undo: () => now.current.edits.undo(),
    }
  }, [t])
}

/** A range that is not all loaded: read first, then put on the clipboard, where the browser allows it outside the key press. */
async function copyAll(
  lines: ItemLines,
  bounds: GridBounds,
  textsOf: (rows: readonly ItemRow[]) => Promise<string[][]>,
  done: (rows: number) => void,
  failed: () => void,
): Promise<void> {
  const clipboard = laterClipboard()
  if (!clipboard || bounds.bottom - bounds.top >= mostChangedRows) return failed()
  try {
    const rows = (await lines.read(bounds.top, bounds.bottom)).filter((row) => row !== undefined)
    await clipboard.writeText(writeTabSeparated(await textsOf(rows)))
    done(rows.length)
  } catch {
    failed()
  }
}

/** The clipboard outside of a key press; plain HTTP in a local network has none. */
function laterClipboard(): Clipboard | undefined {
  return navigator.clipboard as Clipboard | undefined
}
