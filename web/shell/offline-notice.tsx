'use client'
import { WifiOff } from 'lucide-react'
import { useEffect, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { useSayStay } from '#web/shell/use-go.ts'

/** Says that the device has no network, as long as it has none, and keeps links from leaving for the browser’s own page of an error. */
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
  const sayStay = useSayStay()
  useEffect(() => {
    if (online) return undefined
    const stay = (event: MouseEvent) => {
      if (!leadsElsewhere(event)) return
      event.preventDefault()
      sayStay()
    }
    // before the link itself hears of it
    document.addEventListener('click', stay, true)
    return () => document.removeEventListener('click', stay, true)
  }, [online, sayStay])
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

/** Whether a click opens another page here, which the network would have to bring; a file that is saved from memory, say, is none. */
function leadsElsewhere({ target, button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null
  if (!link || link.target === '_blank' || link.hasAttribute('download')) return false
  if (button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return false
  const { origin, pathname } = new URL(link.href)
  return origin === window.location.origin && pathname !== window.location.pathname
}
