'use client'
import { useTranslations } from 'use-intl'
import type { ResponseOf } from '#contract/endpoint.ts'
import type { getMovementDraft } from '#contract/movement-draft.ts'
import { useItemsById } from '#web/item/items-by-id.ts'
import { useSession } from '#web/lib/session.tsx'
import { LocationName } from '#web/location/location-name.tsx'
import { Expiry } from '#web/lot/expiry.tsx'
import { DraftNotice } from '#web/movement/draft-notice.tsx'
import { LineValues } from '#web/movement/line-values.tsx'
import { Amount, Money } from '#web/ui/amount.tsx'
import { Code } from '#web/ui/code-block.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { KeyValues } from '#web/ui/key-values.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Sheet } from '#web/ui/sheet.tsx'

type DraftNow = ResponseOf<typeof getMovementDraft>

/** A draft that somebody else left: it is looked at. */
export function DraftToRead({ draft, onClose }: { draft: DraftNow; onClose: () => void }) {
  const t = useTranslations('movement')
  const { kind, effectiveAt, reference, reason, lines } = draft.movement
  const when = effectiveAt === undefined ? t('draft.whenRecorded') : <DateTime value={effectiveAt} />
  return (
    <Sheet open onOpenChange={(open) => open || onClose()} title={t('draft.one')} className="sm:w-[34rem]">
      <div className="space-y-4">
        <DraftNotice draft={draft} />
        <Notice>{t('draft.ofOther', { name: draft.createdByName })}</Notice>
        <KeyValues
          rows={[
            { key: 'kind', label: t('column.kind'), value: t(`kind.${kind}`) },
            { key: 'when', label: t('column.when'), value: when },
            ...(reference ? [{ key: 'reference', label: t('detail.reference'), value: reference }] : []),
            ...(reason ? [{ key: 'reason', label: t('detail.reason'), value: reason }] : []),
          ]}
        />
        <Lines lines={lines} />
      </div>
    </Sheet>
  )
}

function Lines({ lines }: Pick<DraftNow['movement'], 'lines'>) {
  const t = useTranslations('movement')
  const { tenant } = useSession()
  const items = useItemsById(lines.flatMap(({ itemId }) => itemId ?? []))
  return (
    <ul className="divide-y border-y">
      {lines.map(({ itemId = '', quantity, unit, unitPrice, lotCode, expiresOn, ...line }, index) => (
        // lines have no identity of their own, and keep their order
        <li key={index} className="py-2">
          <div className="flex items-baseline justify-between gap-4">
            <span className="min-w-0 font-medium [overflow-wrap:anywhere]">
              {items.get(itemId)?.name ?? t(itemId ? 'unknownItem' : 'draft.noItem')}
            </span>
            {quantity === undefined ? null : (
              <Amount value={quantity} unit={unit ?? items.get(itemId)?.unit ?? ''} className="font-medium" />
            )}
          </div>
          <div className="flex flex-wrap gap-x-3 text-sm text-soft">
            {line.fromLocationId ? (
              <span>
                {t('form.from')} <LocationName id={line.fromLocationId} />
              </span>
            ) : null}
            {line.toLocationId ? (
              <span>
                {t('form.to')} <LocationName id={line.toLocationId} />
              </span>
            ) : null}
            {lotCode ? <Code>{lotCode}</Code> : null}
            {expiresOn ? <Expiry day={expiresOn} /> : null}
            {unitPrice === undefined ? null : (
              <span>
                {t.rich('draft.each', { price: () => <Money value={unitPrice} currency={tenant.currency} /> })}
              </span>
            )}
          </div>
          <LineValues attributes={line.attributes ?? {}} />
        </li>
      ))}
    </ul>
  )
}
