'use client'
import { type ReactNode, useEffect, useState } from 'react'
import { Toaster as Sonner, toast as show } from 'sonner'
import { Button } from '#web/ui/button.tsx'

/** Says that something was done; with `undo`, offers to take it back for ten seconds. */
export function toastDone(message: ReactNode, undo?: { label: string; run: () => void | Promise<void> }): void {
  const shown = show.custom((id) => <ToastCard message={message} action={undo} onClose={() => show.dismiss(id)} />, {
    duration: undo ? 10_000 : 4_000,
  })
  if (!undo) told.add(shown)
}

/** What was merely told, and asks for nothing. */
const told = new Set<string | number>()

/** Takes away what was merely told, as a sheet or dialog opens where it stands: on a phone it would cover the question. */
export function dismissTold(): void {
  for (const id of told) show.dismiss(id)
  told.clear()
}

/**
 * Says that something failed, and stays long enough to be read.
 * @param key  of what is said once: said again, it takes the place of what stands there
 */
export function toastFailed(
  message: ReactNode,
  action?: { label: string; run: () => void | Promise<void> },
  key?: string,
): void {
  show.custom((id) => <ToastCard failed message={message} action={action} onClose={() => show.dismiss(id)} />, {
    duration: 12_000,
    ...(key === undefined ? {} : { id: key }),
  })
}

function ToastCard({
  message,
  action,
  failed = false,
  onClose,
}: {
  message: ReactNode
  action?: { label: string; run: () => void | Promise<void> } | undefined
  failed?: boolean
  onClose: () => void
}) {
  return (
    <div
      role={failed ? 'alert' : 'status'}
      className="flex w-[min(24rem,calc(100vw-2rem))] items-center gap-3 rounded-lg border bg-surface py-2 pr-2 pl-4 font-sans text-base shadow-lift"
    >
      <span aria-hidden="true" className={`size-1.5 shrink-0 rounded-full ${failed ? 'bg-danger' : 'bg-accent'}`} />
      <span className="min-w-0 flex-1 py-1 [overflow-wrap:anywhere]">{message}</span>
      {action ? (
        <Button
          size="sm"
          look="quiet"
          className="font-semibold text-accent"
          onClick={() => {
            onClose()
            void action.run()
          }}
        >
          {action.label}
        </Button>
      ) : null}
    </div>
  )
}

/**
 * Stands once in the layout; toasts appear at the foot of the page, clear of the navigation, of the sheets at the right and of a bar at the foot (`useFootBar`). One above the other,
 * none behind another: what lies behind can be undone by nobody who has no mouse.
 */
export function Toaster() {
  const [mounted, setMounted] = useState(false)
  useEffect(() => setMounted(true), [])
  return mounted ? (
    <Sonner
      position="bottom-left"
      offset={{ bottom: 'calc(20px + var(--toast-lift, 0px))', left: 'var(--toast-left)' }}
      mobileOffset={{ bottom: 'calc(76px + var(--toast-lift, 0px))', left: 16, right: 16 }}
      visibleToasts={3}
      expand
    />
  ) : null
}
