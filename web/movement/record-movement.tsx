'use client'
import { useTranslations } from 'use-intl'
import { goodsOf } from '#web/lot/goods.ts'
import { type Draft, emptyLine } from '#web/movement/movement-draft.ts'
import { MovementForm } from '#web/movement/movement-form.tsx'

/**
 * Records a new movement, beside the page.
 * @param preset  what is known already, such as the item whose page it opens from
 */
export function RecordMovement({
  open,
  onOpenChange,
  preset = {},
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  preset?: Partial<Pick<Draft, 'fromLocationId' | 'toLocationId'>> & {
    kind?: Draft['kind'] | undefined
    itemId?: string
    unit?: string
  }
}) {
  const t = useTranslations('movement')
  if (!open) return null
  const initial: Draft = {
    kind: preset.kind ?? 'receipt',
    fromLocationId: preset.fromLocationId ?? '',
    toLocationId: preset.toLocationId ?? '',
    direction: 'missing',
    when: '',
    reference: '',
    reason: '',
    reasonId: '',
    lines: [{ ...emptyLine, itemId: preset.itemId ?? '', goods: goodsOf('', preset.unit) }],
  }
  return <MovementForm title={t('form.title')} initial={initial} onClose={() => onOpenChange(false)} />
}
