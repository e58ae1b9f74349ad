import { useFormatter, useTranslations } from 'use-intl'
import { Code } from '#web/ui/code-block.tsx'

/** A lot or serial, with the last day it may be used. */
export function LotLabel({ code, expiresOn }: { code: string; expiresOn: string | null }) {
  const t = useTranslations('count.sheet')
  const format = useFormatter()
  return (
    <span className="inline-flex items-center gap-1.5">
      <Code>{code}</Code>
      {expiresOn ? (
        <span>
          {t('expires', {
            day: format.dateTime(new Date(`${expiresOn}T00:00:00Z`), {
              day: 'numeric',
              month: 'short',
              year: 'numeric',
              timeZone: 'UTC',
            }),
          })}
        </span>
      ) : null}
    </span>
  )
}
