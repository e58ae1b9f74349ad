'use client'
import { FileUp } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useSession } from '#web/lib/session.tsx'
import { ButtonLink } from '#web/ui/button.tsx'

const needed = { items: 'item:write', suppliers: 'supplier:write', locations: 'location:write' } as const

/** The way from a list to an import of its records, for those who may. */
export function ImportLink({ kind, look = 'secondary' }: { kind: keyof typeof needed; look?: 'secondary' | 'quiet' }) {
  const t = useTranslations('import')
  const { can } = useSession()
  if (!can('import:run') || !can(needed[kind])) return null
  return (
    <ButtonLink look={look} href={`/import?kind=${kind}`}>
      <FileUp />
      {t('title')}
    </ButtonLink>
  )
}
