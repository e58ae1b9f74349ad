'use client'
import { type ReactNode, useEffect, useState } from 'react'
import { IntlProvider } from 'use-intl'
import { en } from '#contract/words/en.ts'

declare module 'use-intl' {
  interface AppConfig {
    Messages: typeof en
  }
}

/**
 * Texts, number and date formats for everything below.
 * @param timeZone  the zone that dates are shown in: the organisation's, once it is known
 */
export function WordsProvider({ timeZone, children }: { timeZone?: string; children: ReactNode }) {
  // The exported shell is made without a browser, so the first render uses plain English and UTC, then the person's own.
  const [own, setOwn] = useState({ locale: 'en', timeZone: 'UTC' })
  useEffect(() => {
    const formats = navigator.languages.find((language) => language.startsWith('en'))
    setOwn({ locale: formats ?? 'en', timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone })
  }, [])
  return (
    <IntlProvider locale={own.locale} timeZone={timeZone ?? own.timeZone} messages={en}>
      {children}
    </IntlProvider>
  )
}
