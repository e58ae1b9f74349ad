'use client'
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { type GroupFigures, summariseItems } from '#contract/item-summary.ts'
import type { ViewMeasure } from '#contract/view.ts'
import { allOf, partsOf } from '#web/item/filter-tree.ts'
import type { GroupField } from '#web/item/group-fields.tsx'
import { figureCells } from '#web/item/group-figures.tsx'
import { GroupHeading } from '#web/item/group-heading.tsx'
import { placeOfLine, rowsBetween, startsOf } from '#web/item/group-lines.ts'
import type { ItemColumn } from '#web/item/item-columns.tsx'
import type { ItemLines } from '#web/item/item-lines.ts'
import type { ItemRow } from '#web/item/item-picker.tsx'
import type { RowPages } from '#web/item/row-pages.ts'
import { type ItemsSelection, pagesOf, useThrottled } from '#web/item/use-item-lines.ts'
import { useRead } from '#web/lib/read.ts'

/** A group as a list needs it: what its items have in common, its figures, and its rows where it is open. */
type Group = { value: string | null; figures: GroupFigures; pages: RowPages<ItemRow> | undefined }

export type GroupedLines = ItemLines & {
  /** what is told of each group, largest first; undefined: not known yet */
  groups: readonly { value: string | null; figures: GroupFigures }[] | undefined
  isStale: boolean
}

/**
 * The items of a selection in groups, each a heading with its figures that opens to its rows. Rows are read as they come in
 * sight, of open groups only.
 * @param field  undefined: nothing is asked for
 * @param onOnly  shows the items of one group alone
 */
export function useGroupedLines({
  selection,
  field,
  measures,
  columns,
  onOnly,
}: {
  selection: ItemsSelection
  field: GroupField | undefined
  measures: readonly ViewMeasure[]
  columns: ReadonlyMap<string, ItemColumn>
  onOnly: (field: GroupField, value: string | null) => void
}): GroupedLines {
  const t = useTranslations('item.group')
  const { filter, text, archived } = selection
  const names = measures.flatMap(({ column }) => columns.get(column)?.measured ?? [])
  const summary = useRead(
    summariseItems,
    {
      query: {
        archived,
        // the client writes the filter as JSON into the address, which is the parameter's wire form
        ...(filter ? { filter: JSON.stringify(filter) as never } : {}),
        ...(text ? { text } : {}),
        ...(field ? { groupBy: field.field } : {}),
        ...(names.length > 0 ? { measures: [...new Set(names)].join(',') } : {}),
      },
    },
    { enabled: field !== undefined, keepPrevious: true },
  )
  const [open, setOpen] = useState<{ of: string; values: ReadonlySet<string | null> }>({ of: '', values: new Set() })
  const openOf = field?.field ?? ''
  const values = open.of === openOf ? open.values : none
  const selectionKey = JSON.stringify(selection)
  const data = field && summary.data
  const groups = useMemo(() => {
    const chosen = JSON.parse(selectionKey) as ItemsSelection
    return data?.groups.map(({ value, ...figures }): Group => {
      const pages =
        field && values.has(value)
          ? pagesOf({ ...chosen, filter: allOf([...partsOf(chosen.filter), field.filter(value)]) })
          : undefined
      return { value, figures, pages }
    })
  }, [data, field, values, selectionKey])
  const opened = useMemo(() => groups?.flatMap(({ pages }) => pages ?? []) ?? [], [groups])
  const version = useVersions(opened)
  useEffect(() => {
    // what was looked at before may be old by now
    for (const pages of opened) if (pages.total === undefined) pages.want(0, 0)
  }, [opened])
  const toggle = useCallback(
    (value: string | null) => {
      const next = new Set(values)
      if (!next.delete(value)) next.add(value)
      setOpen({ of: openOf, values: next })
    },
    [values, openOf],
  )
  const { refetch } = summary
  const refresh = useCallback(async () => {
    await Promise.all([refetch(), ...opened.map((pages) => pages.refresh())])
  }, [refetch, opened])
  const starts = useMemo(
    () => startsOf((groups ?? []).map(({ pages, figures }) => ({ rows: pages ? (pages.total ?? figures.count) : 0 }))),
    // another version is another number of rows
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [groups, version],
  )
  const want = useThrottled((first: number, last: number) => {
    for (const { group, from, to } of rowsBetween(starts, first, last)) groups?.[group]?.pages?.want(from, to)
  })
  return useMemo(() => {
    const headings = starts.at(-1) ?? 0
    const cells = (figures: GroupFigures) => figureCells(figures, measures, columns)
    const tail = data && groups && field ? tailOf(data) : []
    return {
      groups: field && groups,
      count: groups && headings + tail.length,
      countIsEstimate: false,
      error: field ? summary.error : undefined,
      isStale: summary.isPlaceholderData,
      entryAt: (index) => {
        const place = placeOfLine(starts, index)
        const group = place && groups?.[place.group]
        if (!group || !field) {
          const last = tail[index - headings]
          if (!last) return undefined
          const { figures, groups: more } = last
          const label =
            more === undefined ? t('all', { count: figures.count }) : t('rest', { groups: more, count: figures.count })
          return {
            key: more === undefined ? 'all' : 'rest',
            band: <span className="truncate text-soft">{label}</span>,
            cells: cells(figures),
          }
        }
        const key = `${field.field} ${group.value ?? ''}`
        if (place.row >= 0) {
          const row = group.pages?.rowAt(place.row)
          // an item may be in several groups
          return row && { key: row.id, place: `${key} ${row.id}`, row }
        }
        return {
          key,
          band: (
            <GroupHeading
              field={field}
              value={group.value}
              count={group.figures.count}
              isOpen={group.pages !== undefined}
              onToggle={() => toggle(group.value)}
              onOnly={() => onOnly(field, group.value)}
            />
          ),
          cells: cells(group.figures),
        }
      },
      onWindow: want,
      read: async (first, last) => {
        const rows: (ItemRow | undefined)[] = Array.from({ length: Math.max(last - first + 1, 0) })
        for (const { group, from, to } of rowsBetween(starts, first, last)) {
          const read = (await groups?.[group]?.pages?.read(from, to)) ?? []
          read.forEach((row, at) => {
            rows[(starts[group] ?? 0) + 1 + from + at - first] = row
          })
        }
        return rows
      },
      find: (id) => {
        for (const pages of opened) {
          const row = pages.find((one) => one.id === id)
          if (row) return row
        }
        return undefined
      },
      replace: (next) => {
        for (const pages of opened)
          pages.replace(
            (row) => next.has(row.id),
            (row) => next.get(row.id)?.(row) ?? row,
          )
      },
      refresh,
    }
    // another version is another list of lines
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [
    starts,
    groups,
    field,
    data,
    measures,
    columns,
    opened,
    version,
    want,
    refresh,
    toggle,
    onOnly,
    t,
    summary.error,
    summary.isPlaceholderData,
  ])
}

const none: ReadonlySet<string | null> = new Set()

/** What stands behind the groups: those not told one by one, then all together. */
function tailOf({ rest, all }: { rest: (GroupFigures & { groups: number }) | null; all: GroupFigures }) {
  const told: { figures: GroupFigures; groups?: number }[] = [{ figures: all }]
  return rest ? [{ figures: rest, groups: rest.groups }, ...told] : told
}

/** Counts the changes of several lists of rows. */
function useVersions(lists: readonly RowPages<ItemRow>[]): string {
  const subscribe = useCallback(
    (listener: () => void) => {
      const ends = lists.map((pages) => pages.subscribe(listener))
      return () => {
        for (const end of ends) end()
      }
    },
    [lists],
  )
  const read = useCallback(() => lists.map((pages) => pages.version()).join(' '), [lists])
  return useSyncExternalStore(subscribe, read, read)
}
