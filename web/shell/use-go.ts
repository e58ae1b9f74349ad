'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { toastFailed } from '#web/ui/toast.tsx'

/** Opens a page here by its address; without a network it says that the page opens later, where the browser would leave for its own page of an error. */
export function useGo(): (href: string) => void {
  const router = useRouter()
  const sayStay = useSayStay()
  return (href) => {
    const elsewhere = new URL(href, window.location.href).pathname !== window.location.pathname
    if (elsewhere && !navigator.onLine) sayStay()
    else router.push(href)
  }
}

/** Says once, however often it is tried, that a page opens when there is a network again. */
export function useSayStay(): () => void {
  const t = useTranslations('shell')
  return () => toastFailed(t('offlineStay'), undefined, 'offline-stay')
}
