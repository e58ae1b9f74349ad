'use client'
import { Boxes, FileUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useSession } from '#web/lib/session.tsx'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'

/** In place of items: there are none yet, or none that match. */
export function ItemsEmpty({
  isNarrowed,
  onClear,
  newButton,
}: {
  isNarrowed: boolean
  onClear: () => void
  newButton: ReactNode
}) {
  const t = useTranslations('item.list')
  const { can } = useSession()
  if (isNarrowed)
    return (
      <EmptyState icon={Boxes} title={t('emptyFilterTitle')} actions={<Button onClick={onClear}>{t('clear')}</Button>}>
        {t('emptyFilter')}
      </EmptyState>
    )
  return (
    <EmptyState
      icon={Boxes}
      title={t('emptyTitle')}
      actions={
        <>
          {can('import:run') ? (
            <ButtonLink href="/import">
              <FileUp />
              {t('import')}
            </ButtonLink>
          ) : null}
          {newButton}
        </>
      }
    >
      {t('empty')}
    </EmptyState>
  )
}
