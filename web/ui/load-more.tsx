'use client'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#web/ui/button.tsx'

/** The parts of an infinite query that paging needs. */
type Pages = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown }

/**
 * The foot of a list read by cursor: how many are shown, and the next page on a click or as its end comes near.
 * @param total  rows in all, where the server said so
 * @param watch  false under a table that scrolls by itself: this foot is always in sight there, and would load without end
 */
export function LoadMore({
  pages,
  count,
  total,
  watch = true,
}: {
  pages: Pages
  count: number
  total?: number | undefined
  watch?: boolean
}) {
  const t = useTranslations('ui')
  const mark = useRef<HTMLDivElement>(null)
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages
  useEffect(() => {
    const element = mark.current
    if (!watch || !element || !hasNextPage || isFetchingNextPage) return
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && fetchNextPage(), {
      rootMargin: '400px',
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [watch, hasNextPage, isFetchingNextPage, fetchNextPage])
  return (
    <div
      ref={mark}
      className="flex min-h-11 items-center justify-between gap-3 border-t px-4 py-1.5 text-sm text-faint"
    >
      <span aria-live="polite">
        {!hasNextPage
          ? t('allShown', { count })
          : total === undefined
            ? t('shown', { count })
            : t('shownOf', { count, total })}
      </span>
      {hasNextPage ? (
        <Button size="sm" look="quiet" pending={isFetchingNextPage} onClick={() => fetchNextPage()}>
          {t('loadMore')}
        </Button>
      ) : null}
    </div>
  )
}
