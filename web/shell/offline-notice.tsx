'use client'
import { WifiOff } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'

/** Says that the device has no network, as long as it has none. */
export function OfflineNotice() {
  const t = useTranslations('shell')
  const online = useSyncExternalStore(
    (changed) => {
      window.addEventListener('online', changed)
      window.addEventListener('offline', changed)
      return () => {
        window.removeEventListener('online', changed)
        window.removeEventListener('offline', changed)
      }
    },
    () => navigator.onLine,
    () => true,
  )
  return (
    <div role="status" className="px-4 sm:px-6">
      {online ? null : (
        <p className="flex items-center gap-2 rounded-md bg-warn-wash px-3 py-1.5 text-warn">
          <WifiOff aria-hidden="true" className="size-4 shrink-0" />
          {t('offline')}
        </p>
      )}
    </div>
  )
}
