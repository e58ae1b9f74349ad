'use client'
import { Archive, ArchiveRestore, PencilLine, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#web/ui/button.tsx'

/** What can be done with the rows that are checked; stands at the foot of the screen while any are. */
export function BulkBar({
  count,
  isBusy,
  showsArchived,
  onEdit,
  onArchive,
  onClear,
  children,
}: {
  count: number
  isBusy: boolean
  /** the list shows archived items, which can be restored */
  showsArchived: boolean
  onEdit: () => void
  onArchive: (archived: boolean) => void
  onClear: () => void
  children?: ReactNode
}) {
  const t = useTranslations('bulkEdit')
  return (
    <section
      aria-label={t('bar')}
      className="fixed inset-x-0 bottom-4 z-30 mx-auto flex w-fit max-w-[calc(100vw-2rem)] flex-wrap items-center gap-1 rounded-lg bg-surface p-1.5 pl-4 shadow-lift"
    >
      <span aria-live="polite" className="mr-2 font-medium tabular-nums">
        {t('selected', { count })}
      </span>
      <Button look="primary" pending={isBusy} onClick={onEdit}>
        <PencilLine />
        {t('edit')}
      </Button>
      {showsArchived ? (
        <Button look="quiet" disabled={isBusy} onClick={() => onArchive(false)}>
          <ArchiveRestore />
          {t('restore')}
        </Button>
      ) : null}
      <Button look="quiet" disabled={isBusy} onClick={() => onArchive(true)}>
        <Archive />
        {t('archive')}
      </Button>
      {children}
      <Button look="quiet" size="icon" aria-label={t('clear')} onClick={onClear}>
        <X />
      </Button>
    </section>
  )
}
