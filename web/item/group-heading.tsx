'use client'
import { ChevronRight, ListFilter } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { GroupField } from '#web/item/group-fields.tsx'
import { classNames } from '#web/ui/class-names.ts'

/** The heading of a group: opens and closes it, counts its items, and leads to them alone. */
export function GroupHeading({
  field,
  value,
  count,
  isOpen,
  onToggle,
  onOnly,
}: {
  field: GroupField
  value: string | null
  count: number
  isOpen: boolean
  onToggle: () => void
  onOnly: () => void
}) {
  const t = useTranslations('item.group')
  const name = field.name(value)
  return (
    <>
      <button
        type="button"
        tabIndex={-1}
        aria-expanded={isOpen}
        aria-label={t(isOpen ? 'collapse' : 'expand', { group: name })}
        onClick={onToggle}
        className="-ml-1.5 flex min-w-0 items-center gap-1.5 rounded-sm px-1.5 py-1 hover:bg-surface"
      >
        <ChevronRight
          aria-hidden="true"
          className={classNames('size-4 shrink-0 text-faint transition-transform', isOpen && 'rotate-90')}
        />
        <span className={classNames('truncate font-medium', value === null && 'text-soft italic')}>
          {field.show(value)}
        </span>
      </button>
      <span className="ml-1.5 shrink-0 text-soft">{t('count', { count })}</span>
      <button
        type="button"
        tabIndex={-1}
        title={t('only', { group: name })}
        aria-label={t('only', { group: name })}
        onClick={onOnly}
        className="ml-2 flex size-7 shrink-0 items-center justify-center rounded-sm text-faint hover:bg-surface hover:text-ink"
      >
        <ListFilter aria-hidden="true" className="size-4" />
      </button>
    </>
  )
}
