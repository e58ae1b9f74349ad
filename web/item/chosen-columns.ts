'use client'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { Field } from '#contract/field.ts'
import { listItems } from '#contract/item.ts'
import type { ViewColumn } from '#contract/view.ts'
import type { ItemRow } from '#web/item/item-picker.tsx'
import { api } from '#web/lib/api.ts'
import { currentTenantId } from '#web/lib/current-tenant.ts'
import { useSchema } from '#web/schema/use-schema.ts'

/** The columns of a list: which, in which order, how wide, and how many stay in sight. */
export type ColumnChoice = { columns: readonly ViewColumn[]; frozen: number }

/** Fields of one's own that stand among the standard columns: as many as a screen of 1,440 pixels has room for. */
const mostOwn = 4

/** A field that so large a part of the items have a value of stands among the standard columns, whatever it belongs to. */
const common = 0.25

/**
 * What is shown before anyone chose, in this order: beside the core columns stand the fields that most items have a value of, and where there is room the first
 * ones that every item has. Where there is but one type of items, its fields are every item's.
 * @param items  some items, from which is told what is filled in
 */
export function standardChoice(
  fields: readonly Pick<Field, 'key' | 'kind' | 'entity' | 'scope' | 'archivedAt'>[],
  typeCount: number,
  items: readonly Pick<ItemRow, 'attributes'>[] = [],
): ColumnChoice {
  const able = fields.filter(
    ({ kind, entity, archivedAt }) =>
      entity === 'item' && archivedAt === null && kind !== 'longText' && kind !== 'file',
  )
  const share = new Map(
    able.map(({ key }) => [
      key,
      items.filter(({ attributes }) => Object.hasOwn(attributes, key)).length / items.length,
    ]),
  )
  const shareOf = ({ key }: (typeof able)[number]) => share.get(key) || 0
  const filled = able.filter((field) => shareOf(field) >= common).toSorted((a, b) => shareOf(b) - shareOf(a))
  const ofAll = able.filter(({ scope }) => scope === null || (typeCount === 1 && scope.itemTypeIds.length === 1))
  const first = new Set([...new Set([...filled, ...ofAll])].slice(0, mostOwn).map(({ key }) => key))
  // in the order of the form
  const own = able.filter(({ key }) => first.has(key))
  const ids = ['sku', 'name', 'type', 'onHand', ...own.map(({ key }) => `attributes.${key}`), 'price', 'reserved']
  return { columns: [...ids, 'reorderPoint'].map((id) => ({ id, pixels: null })), frozen: 2 }
}

/** So many of the items changed last tell what is filled in. */
const sampled = 50

/** `standardChoice` for this organisation. Its items are looked at when the page is opened, so that no column moves under somebody's hand. */
export function useStandardColumns(): ColumnChoice {
  const { itemFields: fields, types } = useSchema()
  const { data: items } = useQuery({
    queryKey: [currentTenantId() ?? 'none', 'standardColumns'],
    queryFn: async ({ signal }) =>
      (await api.call(listItems, { query: { limit: sampled, sort: '-updatedAt' }, signal })).data,
    staleTime: ({ state }) => (state.data?.length ? 600_000 : 0),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  return useMemo(
    () => standardChoice(fields ?? [], types?.filter((type) => type.archivedAt === null).length ?? 0, items),
    [fields, types, items],
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
