'use client'
import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { useFaultInSight } from '#web/ui/fault-in-sight.ts'
import { overlayClass } from '#web/ui/overlay.ts'
import { usePanelFocus } from '#web/ui/panel-focus.ts'
import { useTypedGuard } from '#web/ui/typed-guard.ts'

/** A panel at the right edge for work beside the page: longer forms, details. Full width on a phone. */
export function Sheet({
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  className,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  description?: ReactNode
  children: ReactNode
  footer?: ReactNode
  className?: string
}) {
  const t = useTranslations('ui')
  const focus = usePanelFocus()
  const faultInSight = useFaultInSight()
  const guard = useTypedGuard(open, onOpenChange)
  return (
    <Radix.Root open={open} onOpenChange={guard.onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={overlayClass} />
        <Radix.Content
          {...focus}
          onInput={guard.onInput}
          tabIndex={-1}
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={classNames(
            'fixed inset-y-0 right-0 z-50 flex w-full flex-col bg-surface shadow-lift outline-none data-[state=open]:animate-slide sm:w-[28rem]',
            className,
          )}
        >
          <div className={classNames('flex gap-4 border-b px-5 py-3.5', description ? 'items-start' : 'items-center')}>
            <div className="min-w-0 flex-1">
              <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
              {description ? <Radix.Description className="text-soft">{description}</Radix.Description> : null}
            </div>
            <Radix.Close asChild>
              <Button look="quiet" size="icon" aria-label={t('close')} className="-mr-2">
                <X />
              </Button>
            </Radix.Close>
          </div>
          <div {...faultInSight} className="min-h-0 flex-1 overflow-y-auto px-5 py-4">
            {children}
          </div>
          {footer ? (
            <div className="flex justify-end gap-2 border-t px-5 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
              {footer}
            </div>
          ) : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
