'use client'
import { useTranslations } from 'use-intl'
import type { VariantPreview } from '#contract/variant.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { Code } from '#web/ui/code-block.tsx'

/** What a matrix makes: each combination, of which new ones may be left out, and the variants that are none of them. */
export function MatrixPreview({
  preview,
  isOut,
  onWanted,
  archiveOthers,
  onArchiveOthers,
}: {
  preview: VariantPreview | undefined
  isOut: (values: Record<string, string>) => boolean
  onWanted: (values: Record<string, string>, wanted: boolean) => void
  archiveOthers: boolean
  onArchiveOthers: (archive: boolean) => void
}) {
  const t = useTranslations('variant.matrix')
  return (
    <section aria-label={t('preview')} aria-live="polite" className="border-t pt-4">
      <h3 className="mb-2 font-semibold">{t('preview')}</h3>
      {preview === undefined ? (
        <p className="text-soft">{t('previewEmpty')}</p>
      ) : (
        <>
          <ul className="divide-y">
            {preview.combinations.map(({ values, state, sku, name }) => (
              <li key={JSON.stringify(values)} className="flex items-center gap-3 py-1.5 pointer-coarse:py-2.5">
                <Checkbox
                  className="min-w-0 flex-1"
                  aria-label={t('wanted', { name })}
                  label={<span className={isOut(values) ? 'text-faint line-through' : ''}>{name}</span>}
                  help={<Code>{sku}</Code>}
                  checked={state === 'exists' || !isOut(values)}
                  disabled={state === 'exists'}
                  onChange={(event) => onWanted(values, event.target.checked)}
                />
                <Badge tone={state === 'new' ? 'accent' : 'plain'}>{t(`states.${state}`)}</Badge>
              </li>
            ))}
          </ul>
          {preview.others.length > 0 ? (
            <div className="mt-3 rounded-md bg-sunken p-3">
              <p className="font-medium">{t('others', { count: preview.others.length })}</p>
              <p className="mb-2 text-sm text-soft">
                {preview.others
                  .slice(0, 5)
                  .map(({ name }) => name)
                  .join(' · ')}
                {preview.others.length > 5 ? ' …' : ''}
              </p>
              <Checkbox
                label={t('archiveOthers', { count: preview.others.length })}
                checked={archiveOthers}
                onChange={(event) => onArchiveOthers(event.target.checked)}
              />
            </div>
          ) : null}
        </>
      )}
    </section>
  )
}
