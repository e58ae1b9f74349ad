'use client'
import { ListFilter } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'

/**
 * A row of filter controls. On a phone they fold behind one button that tells how many are set.
 * @param count  filters that are set; with at least one, a button clears them all
 */
export function FilterBar({ count, onClear, children }: { count: number; onClear: () => void; children: ReactNode }) {
  const t = useTranslations('ui')
  const [open, setOpen] = useState(false)
  return (
    <search className="mb-3 block">
      <Button className="w-full sm:hidden" aria-expanded={open} onClick={() => setOpen(!open)}>
        <ListFilter />
        {t('filter', { count })}
      </Button>
      <div
        className={classNames(
          'grid grid-cols-2 gap-2 max-sm:mt-2 sm:flex sm:flex-wrap sm:items-end',
          !open && 'max-sm:hidden',
        )}
      >
        {children}
        {count > 0 ? (
          <Button look="quiet" className="max-sm:col-span-2" onClick={onClear}>
            {t('clearFilters')}
          </Button>
        ) : null}
      </div>
    </search>
  )
}
