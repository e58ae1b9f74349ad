'use client'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { Field } from '#contract/field.ts'
import type { ViewColumn } from '#contract/view.ts'
import { currentTenantId } from '#web/lib/current-tenant.ts'
import { useSchema } from '#web/schema/use-schema.ts'

/** The columns of a list: which, in which order, how wide, and how many stay in sight. */
export type ColumnChoice = { columns: readonly ViewColumn[]; frozen: number }

/** Fields of one's own that stand among the standard columns: as many as a screen of 1,440 pixels has room for. */
const mostOwn = 4

/**
 * What is shown before anyone chose, in this order: the first fields that every item has stand beside the core columns. Where there is
 * but one type of items, its fields are every item's.
 */
export function standardChoice(
  fields: readonly Pick<Field, 'key' | 'kind' | 'entity' | 'scope' | 'archivedAt'>[],
  typeCount: number,
): ColumnChoice {
  const own = fields
    .filter(({ kind, entity, scope, archivedAt }) => {
      const isOfAll = scope === null || (typeCount === 1 && scope.itemTypeIds.length === 1)
      return entity === 'item' && isOfAll && archivedAt === null && kind !== 'longText' && kind !== 'file'
    })
    .slice(0, mostOwn)
  const ids = ['sku', 'name', 'type', 'onHand', ...own.map(({ key }) => `attributes.${key}`), 'price', 'reserved']
  return { columns: [...ids, 'reorderPoint'].map((id) => ({ id, pixels: null })), frozen: 2 }
}

/** `standardChoice` for this organisation. */
export function useStandardColumns(): ColumnChoice {
  const { itemFields: fields, types } = useSchema()
  return useMemo(
    () => standardChoice(fields ?? [], types?.filter((type) => type.archivedAt === null).length ?? 0),
    [fields, types],
  )
}

const listeners = new Set<() => void>()

function storageKey(): string {
  return `items.columns.${currentTenantId() ?? ''}`
}

/** The columns of the items list as chosen on this device for this organisation, where no view says otherwise. */
export function useChosenColumns(): [ColumnChoice, (choice: ColumnChoice | undefined) => void] {
  const text = useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(storageKey()) ?? '',
    () => '',
  )
  const choose = useCallback((choice: ColumnChoice | undefined) => {
    if (choice) localStorage.setItem(storageKey(), JSON.stringify(choice))
    else localStorage.removeItem(storageKey())
    for (const listener of listeners) listener()
  }, [])
  const standard = useStandardColumns()
  return [useMemo(() => readChoice(text) ?? standard, [text, standard]), choose]
}

/** The stored choice; undefined when nothing usable is stored. A bare list of names is one, too. */
export function readChoice(text: string): ColumnChoice | undefined {
  if (!text) return undefined
  try {
    const read: unknown = JSON.parse(text)
    if (isNames(read) && read.length > 0) return { columns: read.map((id) => ({ id, pixels: null })), frozen: 2 }
    if (typeof read === 'object' && read !== null && 'columns' in read && 'frozen' in read) {
      const { columns, frozen } = read
      if (Array.isArray(columns) && columns.length > 0 && columns.every(isColumn) && typeof frozen === 'number')
        return { columns, frozen }
    }
  } catch {
    // a damaged entry is none
  }
  return undefined
}

function isNames(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}

function isColumn(value: unknown): value is ViewColumn {
  if (typeof value !== 'object' || value === null || !('id' in value) || !('pixels' in value)) return false
  return typeof value.id === 'string' && (value.pixels === null || typeof value.pixels === 'number')
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The choice with a column put in another place. */
export function withMoved(choice: ColumnChoice, id: string, to: number): ColumnChoice {
  const moved = choice.columns.find((column) => column.id === id)
  if (!moved) return choice
  const columns = choice.columns.filter((column) => column.id !== id)
  columns.splice(to, 0, moved)
  return { ...choice, columns }
}

/** The choice with a column as wide as this. */
export function withWidth(choice: ColumnChoice, id: string, pixels: number): ColumnChoice {
  return { ...choice, columns: choice.columns.map((column) => (column.id === id ? { id, pixels } : column)) }
}

/** The choice with a column shown at the end, or not shown; the last one stays. */
export function withShown(choice: ColumnChoice, id: string, shown: boolean): ColumnChoice {
  const others = choice.columns.filter((column) => column.id !== id)
  if (shown) return { ...choice, columns: [...others, { id, pixels: null }] }
  if (others.length === 0) return choice
  return { columns: others, frozen: Math.min(choice.frozen, others.length) }
}
