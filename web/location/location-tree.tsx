'use client'
import { ChevronRight, MoreHorizontal } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Location } from '#contract/location.ts'
import { labelsAddress } from '#web/label/labels-address.ts'
import { useSession } from '#web/lib/session.tsx'
import { layOutTree, type Placed } from '#web/lib/tree-order.ts'
import { useAllLocations } from '#web/location/all-locations.ts'
import { useArchiveLocation } from '#web/location/archive-location.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Code } from '#web/ui/code-block.tsx'
import { Menu, MenuItem, MenuLine } from '#web/ui/menu.tsx'

/** The tree, by keyboard as the tree pattern of WAI-ARIA says: arrows walk, right and left open and close, Enter chooses. */
export function LocationTree({
  locations,
  matching,
  chosenId,
  onChoose,
  onAddBelow,
  onEdit,
}: {
  locations: readonly Location[]
  /** where some are looked for: these; what merely holds them steps back */
  matching: ReadonlySet<string> | undefined
  chosenId: string | undefined
  onChoose: (id: string) => void
  onAddBelow: (parentId: string) => void
  onEdit: (location: Location) => void
}) {
  const t = useTranslations('location')
  const locale = useLocale()
  const list = useRef<HTMLUListElement>(null)
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const placed = useMemo(() => layOutTree(locations, locale), [locations, locale])
  const visible = withoutClosed(placed, closed)
  const focusable = visible.some((one) => one.row.id === chosenId) ? chosenId : visible[0]?.row.id
  const toggle = (id: string, open: boolean) =>
    setClosed((before) => {
      const next = new Set(before)
      if (open) next.delete(id)
      else next.add(id)
      return next
    })
  const onKeyDown = (event: KeyboardEvent, one: Placed<Location>, index: number) => {
    if (event.target !== event.currentTarget) return
    const { id } = one.row
    const parent = visible.findLastIndex((above, at) => at < index && above.depth < one.depth)
    const isOpen = one.hasChildren && !closed.has(id)
    let target: number | undefined
    if (event.key === 'ArrowDown') target = index + 1
    else if (event.key === 'ArrowUp') target = index - 1
    else if (event.key === 'Home') target = 0
    else if (event.key === 'End') target = visible.length - 1
    else if (event.key === 'ArrowRight') {
      if (isOpen) target = index + 1
      else if (one.hasChildren) toggle(id, true)
    } else if (event.key === 'ArrowLeft') {
      if (isOpen) toggle(id, false)
      else target = parent
    } else if (event.key === 'Enter' || event.key === ' ') onChoose(id)
    else return
    event.preventDefault()
    if (target === undefined) return
    list.current?.querySelectorAll<HTMLElement>('[role="treeitem"]')[target]?.focus()
  }
  return (
    <ul ref={list} role="tree" aria-label={t('tree')}>
      {visible.map((one, index) => {
        const { row: location } = one
        const isOpen = !closed.has(location.id)
        return (
          <li
            key={location.id}
            role="treeitem"
            aria-level={one.depth + 1}
            aria-selected={location.id === chosenId}
            {...(one.hasChildren ? { 'aria-expanded': isOpen } : {})}
            tabIndex={location.id === focusable ? 0 : -1}
            onClick={() => onChoose(location.id)}
            onKeyDown={(event) => onKeyDown(event, one, index)}
            style={{ paddingLeft: one.depth * 18 }}
            className={classNames(
              'group relative flex h-9 cursor-pointer items-center gap-1 rounded-md pr-1 -outline-offset-2 hover:bg-canvas pointer-coarse:h-11',
              location.id === chosenId && 'bg-wash hover:bg-wash',
            )}
          >
            {one.hasChildren ? (
              <span
                aria-hidden="true"
                className="flex size-7 shrink-0 items-center justify-center rounded-sm text-faint hover:text-ink"
                onClick={(event) => {
                  event.stopPropagation()
                  toggle(location.id, !isOpen)
                }}
              >
                <ChevronRight className={classNames('size-4 transition-transform', isOpen && 'rotate-90')} />
              </span>
            ) : (
              <span className="size-7 shrink-0" />
            )}
            <span
              className={classNames(
                'min-w-0 truncate',
                one.depth === 0 && 'font-medium',
                (location.archivedAt || matching?.has(location.id) === false) && 'text-faint',
              )}
            >
              {location.name}
            </span>
            {location.archivedAt ? <Badge>{t('archived')}</Badge> : null}
            <span className="ml-auto shrink-0 px-2 text-sm text-faint pointer-fine:group-focus-within:invisible pointer-fine:group-hover:invisible">
              <Code>{location.code}</Code>
            </span>
            <RowMenu location={location} onAddBelow={onAddBelow} onEdit={onEdit} />
          </li>
        )
      })}
    </ul>
  )
}

function RowMenu({
  location,
  onAddBelow,
  onEdit,
}: {
  location: Location
  onAddBelow: (parentId: string) => void
  onEdit: (location: Location) => void
}) {
  const t = useTranslations('location')
  const label = useTranslations('label')
  const router = useRouter()
  const { can } = useSession()
  const archive = useArchiveLocation()
  const { tree } = useAllLocations()
  if (!can('location:write')) return null
  return (
    // Clicks inside the menu, which React bubbles through its portal, must not choose the row.
    <span
      role="presentation"
      className="pointer-fine:absolute pointer-fine:right-1"
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <Menu
        trigger={
          <Button
            look="quiet"
            size="icon"
            aria-label={t('moreFor', { name: location.name })}
            className="opacity-0 group-hover:opacity-100 group-focus-within:opacity-100 focus-visible:opacity-100 data-[state=open]:opacity-100 pointer-coarse:opacity-100"
          >
            <MoreHorizontal />
          </Button>
        }
      >
        <MenuItem onSelect={() => onAddBelow(location.id)}>{t('addBelow')}</MenuItem>
        <MenuItem onSelect={() => onEdit(location)}>{t('edit')}</MenuItem>
        <MenuItem onSelect={() => router.push(labelsAddress(placeAndBelow(location.id, tree ?? []), 'location'))}>
          {label('link')}
        </MenuItem>
        <MenuLine />
        <MenuItem onSelect={() => archive(location, !location.archivedAt)}>
          {location.archivedAt ? t('restore') : t('archive')}
        </MenuItem>
      </Menu>
    </span>
  )
}

/** A place and all that lies in it, in the order of the tree. */
function placeAndBelow(id: string, tree: readonly Placed<Location>[]): string[] {
  const at = tree.findIndex(({ row }) => row.id === id)
  const depth = tree[at]?.depth
  if (depth === undefined) return [id]
  const end = tree.findIndex((one, index) => index > at && one.depth <= depth)
  return tree.slice(at, end < 0 ? undefined : end).map(({ row }) => row.id)
}

function withoutClosed(placed: readonly Placed<Location>[], closed: ReadonlySet<string>): Placed<Location>[] {
  const shown: Placed<Location>[] = []
  let hiddenBelow = Number.POSITIVE_INFINITY
  for (const one of placed) {
    if (one.depth > hiddenBelow) continue
    hiddenBelow = closed.has(one.row.id) ? one.depth : Number.POSITIVE_INFINITY
    shown.push(one)
  }
  return shown
}
