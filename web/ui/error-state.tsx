'use client'
import { RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'

/** Says what went wrong in one sentence and offers to try again. */
export function ErrorState({
  title,
  children,
  onRetry,
  className,
}: {
  title?: ReactNode
  children?: ReactNode
  onRetry?: () => void
  className?: string
}) {
  const t = useTranslations('ui')
  return (
    <div role="alert" className={classNames('flex flex-col items-center px-6 py-12 text-center', className)}>
      <p className="text-lg font-medium">{title ?? t('loadFailed')}</p>
      {children ? <p className="mt-1 max-w-[52ch] text-balance text-soft">{children}</p> : null}
      {onRetry ? (
        <Button className="mt-4" onClick={onRetry}>
          <RotateCw />
          {t('retry')}
        </Button>
      ) : null}
    </div>
  )
}
