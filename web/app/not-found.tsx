'use client'
import { useTranslations } from 'use-intl'
import { TallyMark } from '#web/shell/tally-mark.tsx'
import { ButtonLink } from '#web/ui/button.tsx'

/** 404. */
export default function NotFound() {
  const t = useTranslations('shell.notFound')
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-2 px-6 text-center">
      <TallyMark className="mb-4 size-10" />
      <h1 className="text-2xl font-semibold tracking-tight">{t('title')}</h1>
      <p className="text-soft">{t('body')}</p>
      <ButtonLink href="/" look="primary" className="mt-5">
        {t('home')}
      </ButtonLink>
    </main>
  )
}
