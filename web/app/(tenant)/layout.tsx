'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { SessionGate } from '#web/lib/session.tsx'
import { AppShell } from '#web/shell/app-shell.tsx'
import { ShellWaiting } from '#web/shell/shell-waiting.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'

/** Pages that belong to an organisation. */
export default function TenantLayout({ children }: { children: ReactNode }) {
  const t = useTranslations('shell.unreachable')
  return (
    <SessionGate
      waiting={<ShellWaiting />}
      failed={(retry) => (
        <main className="flex min-h-dvh items-center justify-center">
          <ErrorState title={t('title')} onRetry={retry}>
            {t('body')}
          </ErrorState>
        </main>
      )}
    >
      <AppShell>{children}</AppShell>
    </SessionGate>
  )
}
