'use client'
import { useTranslations } from 'use-intl'
import { useSession } from '#web/lib/session.tsx'
import { toInstant, toLocal } from '#web/lib/zoned-time.ts'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { Segmented } from '#web/ui/segmented.tsx'

/**
 * When goods moved: now, or earlier by the organisation's clock.
 * @param value  `datetime-local` in the organisation's zone; empty: now
 * @param words  what it is called, and now, where it is not about goods that moved
 */
export function WhenField({
  value,
  onChange,
  words,
}: {
  value: string
  onChange: (when: string) => void
  words?: { label: string; now: string }
}) {
  const t = useTranslations('movement.form')
  const { tenant } = useSession()
  const now = () => toLocal(new Date(), tenant.timeZone)
  return (
    <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
      <div>
        <p className="mb-1 text-sm font-medium">{words?.label ?? t('when')}</p>
        <Segmented
          label={words?.label ?? t('when')}
          value={value === '' ? 'now' : 'earlier'}
          onValueChange={(next) => onChange(next === 'now' ? '' : now())}
          options={[
            { value: 'now', label: words?.now ?? t('now') },
            { value: 'earlier', label: t('earlier') },
          ]}
        />
      </div>
      {value === '' ? null : (
        <Field label={t('whenHelp', { zone: tenant.timeZone.replaceAll('_', ' ') })} className="min-w-60 flex-1">
          <Input type="datetime-local" max={now()} value={value} onChange={(event) => onChange(event.target.value)} />
        </Field>
      )}
    </div>
  )
}

/** What a request says of a `WhenField`: nothing, where it is now. */
export function useDated(): (when: string) => { effectiveAt?: string } {
  const { tenant } = useSession()
  return (when) => {
    const effectiveAt = toInstant(when, tenant.timeZone)
    return effectiveAt === undefined ? {} : { effectiveAt }
  }
}
