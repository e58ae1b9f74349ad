'use client'
import { QueryClientProvider } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { type ReactNode, useRef, useState } from 'react'
import { createQueryClient } from '#web/lib/query-client.ts'
import { signInAddress } from '#web/lib/session.tsx'
import { WordsProvider } from '#web/lib/words.tsx'
import { ConfirmProvider } from '#web/ui/confirm.tsx'
import { Toaster } from '#web/ui/toast.tsx'
import { TooltipProvider } from '#web/ui/tooltip.tsx'

/** What every page stands in: texts, cache, dialogs, toasts. */
export function Providers({ children }: { children: ReactNode }) {
  const router = useRouter()
  const leaving = useRef(router)
  leaving.current = router
  const [client] = useState(() =>
    createQueryClient(() => {
      if (['/sign-in', '/sign-up', '/join'].includes(window.location.pathname)) return
      leaving.current.replace(signInAddress(window.location.pathname + window.location.search))
    }),
  )
  return (
    <WordsProvider>
      <QueryClientProvider client={client}>
        <TooltipProvider delayDuration={300}>
          <ConfirmProvider>{children}</ConfirmProvider>
        </TooltipProvider>
        <Toaster />
      </QueryClientProvider>
    </WordsProvider>
  )
}
