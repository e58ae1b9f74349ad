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

/**
 * A question in the middle of the page (on a phone: at its foot). Focus is trapped and returns to where it came from.
 * `footer` holds the buttons, the affirmative one last.
 */
export function Dialog({
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
  children?: ReactNode
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
            'fixed inset-x-0 bottom-0 z-50 flex max-h-[92dvh] flex-col rounded-t-lg bg-surface shadow-lift outline-none data-[state=open]:animate-rise sm:inset-x-auto sm:top-[12vh] sm:bottom-auto sm:left-1/2 sm:max-h-[76dvh] sm:w-[30rem] sm:-translate-x-1/2 sm:rounded-lg',
            className,
          )}
        >
          <div className="flex items-start gap-4 px-5 pt-4 pb-2">
            <div className="min-w-0 flex-1">
              <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
              {description ? <Radix.Description className="mt-1 text-soft">{description}</Radix.Description> : null}
            </div>
            <Radix.Close asChild>
              <Button look="quiet" size="icon" aria-label={t('close')} className="-mt-1 -mr-2">
                <X />
              </Button>
            </Radix.Close>
          </div>
          {children ? (
            <div {...faultInSight} className="min-h-0 flex-1 overflow-y-auto px-5 py-3">
              {children}
            </div>
          ) : null}
          {footer ? (
            <div className="flex flex-wrap justify-end gap-2 px-5 pt-2 pb-5 max-sm:pb-[max(1.25rem,env(safe-area-inset-bottom))]">
              {footer}
            </div>
          ) : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
