'use client'
import { Image } from 'lucide-react'
import Link from 'next/link'
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Thumbnail } from '#web/file/thumbnail.tsx'
import type { ItemLines } from '#web/item/item-lines.ts'
import type { ItemRow } from '#web/item/item-picker.tsx'
import { OnHand } from '#web/item/on-hand.tsx'
import { useSession } from '#web/lib/session.tsx'
import { useSchema } from '#web/schema/use-schema.ts'
import { Badge } from '#web/ui/badge.tsx'
import { ButtonLink } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { stepFrom } from '#web/ui/grid-range.ts'
import { scrollTo } from '#web/ui/grid-window.ts'
import { Notice } from '#web/ui/notice.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { useGridWindow } from '#web/ui/use-grid-window.ts'

const leastCardPixels = 168
const gapPixels = 12
/** picture, name in two lines, SKU and stock */
const textPixels = 82

/**
 * Items as cards with their first picture, any number of them: only the cards in sight exist, and a picture is asked for when its card
 * is. Arrow keys move between cards, Enter opens one.
 */
export function ItemsPhotos({ lines, dimmed }: { lines: ItemLines; dimmed: boolean }) {
  const t = useTranslations('item')
  const scroller = useRef<HTMLDivElement>(null)
  const width = useWidth(scroller)
  const { itemFields: fields } = useSchema()
  const pictures = useMemo(
    () => (fields ?? []).filter((field) => field.kind === 'image' && field.archivedAt === null).map(({ key }) => key),
    [fields],
  )
  const perLine = Math.max(Math.floor((width - gapPixels) / (leastCardPixels + gapPixels)), 2)
  const cardPixels = Math.floor((width - gapPixels) / perLine - gapPixels)
  const linePixels = Math.max(Math.min(cardPixels, 240) + textPixels + gapPixels, 1)
  const { count = perLine * 3, onWindow, entryAt } = lines
  const { view, viewport, onScroll } = useGridWindow(scroller, Math.ceil(count / perLine), {
    rowPixels: linePixels,
    headPixels: gapPixels,
    overscan: 3,
  })
  const [focus, setFocus] = useState(0)
  const takesFocus = useRef(false)
  useEffect(() => {
    if (view.bottom >= view.top) onWindow(view.top * perLine, Math.min((view.bottom + 1) * perLine, count) - 1)
  }, [view, perLine, count, onWindow])
  // the card that the focus went to may only exist after the scroll
  useLayoutEffect(() => {
    const card = takesFocus.current && scroller.current?.querySelector<HTMLElement>(`[data-card="${focus}"]`)
    if (!card) return
    takesFocus.current = false
    card.focus({ preventScroll: true })
  })
  const onKeyDown = (event: KeyboardEvent) => {
    const size = {
      rows: Math.ceil(count / perLine),
      columns: perLine,
      page: Math.max(Math.floor(viewport / linePixels), 1),
    }
    const at = { row: Math.floor(focus / perLine), column: focus % perLine }
    const next = event.altKey ? undefined : stepFrom(at, event.key, event.ctrlKey || event.metaKey, size)
    const element = scroller.current
    if (!next || !element) return
    event.preventDefault()
    const rows = { rows: size.rows, rowPixels: linePixels, viewport: element.clientHeight - gapPixels }
    const top = scrollTo(next.row, element.scrollTop, rows)
    if (top !== undefined) element.scrollTop = top
    takesFocus.current = true
    setFocus(Math.min(next.row * perLine + next.column, count - 1))
  }
  const cards: ReactNode[] = []
  for (let line = view.first; line <= view.last; line++)
    for (let index = line * perLine; index < Math.min((line + 1) * perLine, count); index++) {
      const entry = entryAt(index)
      const row = entry && 'row' in entry ? entry.row : undefined
      cards.push(
        <li
          key={row?.id ?? index}
          aria-setsize={count}
          aria-posinset={index + 1}
          className="absolute left-0 top-0"
          style={{
            transform: `translate(${gapPixels + (index % perLine) * (cardPixels + gapPixels)}px, ${gapPixels + view.offset + (line - view.first) * linePixels}px)`,
            width: cardPixels,
            height: linePixels - gapPixels,
          }}
        >
          {row ? (
            <PhotoCard
              row={row}
              index={index}
              picture={firstPicture(row, pictures)}
              isStop={index === Math.min(focus, count - 1)}
              onFocus={setFocus}
            />
          ) : (
            <Skeleton className="h-full w-full" />
          )}
        </li>,
      )
    }
  return (
    // biome-ignore lint: the keys are those of the cards inside, which bubble up to here
    <div
      ref={scroller}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
      aria-busy={lines.count === undefined}
      className={classNames(
        'relative h-[calc(100dvh-var(--grid-top,15rem))] min-h-80 overflow-x-hidden overflow-y-auto overscroll-contain',
        dimmed && 'opacity-60',
      )}
    >
      <ul aria-label={t('layout.photos')} className="relative" style={{ height: view.height + gapPixels }}>
        {cards}
      </ul>
    </div>
  )
}

/** Says why no card has a picture, where items have no field for one. */
export function PicturesMissing() {
  const t = useTranslations('item.layout')
  const { itemFields: fields } = useSchema()
  const { can } = useSession()
  if (!fields || fields.some((field) => field.kind === 'image' && field.archivedAt === null)) return null
  return (
    <Notice
      className="m-3 mb-0"
      actions={
        can('schema:write') ? (
          <ButtonLink href="/schema" size="sm">
            {t('define')}
          </ButtonLink>
        ) : null
      }
    >
      {t('noFields')}
    </Notice>
  )
}

function PhotoCard({
  row,
  index,
  picture,
  isStop,
  onFocus,
}: {
  row: ItemRow
  index: number
  picture: string | undefined
  isStop: boolean
  onFocus: (index: number) => void
}) {
  const t = useTranslations('item')
  return (
    <Link
      href={`/items/view?id=${row.id}`}
      prefetch={false}
      data-card={index}
      tabIndex={isStop ? 0 : -1}
      onFocus={() => onFocus(index)}
      className="flex h-full flex-col overflow-hidden rounded-lg border bg-surface hover:border-soft"
    >
      {picture ? (
        <Thumbnail fileId={picture} size={256} alt="" className="min-h-0 w-full flex-1 rounded-none" />
      ) : (
        <span className="flex min-h-0 flex-1 items-center justify-center bg-sunken text-faint">
          <Image role="img" aria-label={t('layout.noPhoto')} className="size-7 opacity-50" />
        </span>
      )}
      <span className="flex flex-col gap-0.5 border-t px-2.5 py-2" style={{ height: textPixels }}>
        <span className={classNames('line-clamp-2 text-sm leading-5 font-medium', row.archivedAt && 'text-soft')}>
          {row.name}
        </span>
        <span className="mt-auto flex items-baseline justify-between gap-2 text-xs">
          <span className="truncate text-soft">{row.sku}</span>
          {row.archivedAt ? <Badge tone="warn">{t('archived')}</Badge> : <OnHand item={row} />}
        </span>
      </span>
    </Link>
  )
}

/** The first picture of an item's first field that has one. */
function firstPicture(row: ItemRow, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const id = [row.attributes[key]].flat().find((one) => typeof one === 'string' && one !== '')
    if (typeof id === 'string') return id
  }
  return undefined
}

/** How wide an element is, followed while it changes. */
function useWidth(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(1_080)
  useLayoutEffect(() => {
    const { current } = element
    if (!current) return
    const measure = () => setWidth(current.clientWidth)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(current)
    return () => observer.disconnect()
  }, [element])
  return width
}
