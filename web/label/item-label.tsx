'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { isShown, type LabelPart } from '#core/label/label-text.ts'
import { AttributeValue } from '#web/field/attribute-value.tsx'
import { type CellContext, cellText, fieldOf } from '#web/item/cell-values.ts'
import type { ItemRow } from '#web/item/item-picker.tsx'
import type { drawCode } from '#web/label/draw-code.ts'
import { type LabelDesign, labelSizes } from '#web/label/label-design.ts'
import { useSession } from '#web/lib/session.tsx'
import { Money } from '#web/ui/amount.tsx'
import { classNames } from '#web/ui/class-names.ts'

/** One label as it comes out of the printer: black on white, in millimetres. */
export function ItemLabel({
  item,
  lines,
  design: { size, code },
  context,
  draw,
}: {
  item: ItemRow
  lines: readonly (readonly LabelPart[])[]
  design: LabelDesign
  context: CellContext
  /** undefined: what draws codes is on its way */
  draw: typeof drawCode | undefined
}) {
  const t = useTranslations('label')
  const { width, height } = labelSizes[size]
  const value = item.barcode ?? item.sku
  const picture = code === 'none' ? undefined : draw?.(value, code)
  const shown = lines.filter((line) => isShown(line, (token) => cellText(item, token, context) !== ''))
  const isBeside = code === 'qr'
  return (
    <div
      style={{
        width: `${width}mm`,
        height: `${height}mm`,
        padding: '1.5mm',
        fontSize: `${height / 9}mm`,
        gap: '1.5mm',
      }}
      data-label=""
      className={classNames(
        'flex shrink-0 break-inside-avoid overflow-hidden leading-tight',
        isBeside ? 'items-center' : 'flex-col justify-between',
      )}
    >
      {isBeside && picture ? <img src={picture} alt={value} className="h-full max-w-2/5 object-contain" /> : null}
      <div className="max-h-full min-w-0 flex-1 overflow-hidden">
        {shown.map((line, at) => (
          <p key={at} className={at === 0 ? 'font-semibold [overflow-wrap:anywhere]' : '[overflow-wrap:anywhere]'}>
            {line.map((part, place) => (
              <span key={place}>
                {'text' in part ? part.text : <TokenValue item={item} token={part.token} context={context} />}
              </span>
            ))}
          </p>
        ))}
      </div>
      {!isBeside && picture ? <img src={picture} alt={value} className="h-2/5 w-full object-fill" /> : null}
      {code !== 'none' && draw && !picture ? <p>{t('uncoded', { value })}</p> : null}
    </div>
  )
}

function TokenValue({ item, token, context }: { item: ItemRow; token: string; context: CellContext }): ReactNode {
  const { tenant } = useSession()
  const field = fieldOf(token, context)
  if (field) return <AttributeValue field={field} value={item.attributes[field.key]} oneLine />
  const text = cellText(item, token, context)
  return (token === 'price' || token === 'cost') && text !== '' ? (
    <Money value={text} currency={tenant.currency} />
  ) : (
    text
  )
}
