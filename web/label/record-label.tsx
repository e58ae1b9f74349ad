'use client'
import { useTranslations } from 'use-intl'
import { isShown, type LabelPart } from '#core/label/label-text.ts'
import type { drawCode } from '#web/label/draw-code.ts'
import { type LabelDesign, labelSizes } from '#web/label/label-design.ts'
import type { LabelRecord } from '#web/label/label-record.ts'
import { classNames } from '#web/ui/class-names.ts'

/** One label as it comes out of the printer: black on white, in millimetres. */
export function RecordLabel({
  record,
  lines,
  design: { size, code },
  draw,
}: {
  record: LabelRecord
  lines: readonly (readonly LabelPart[])[]
  design: LabelDesign
  /** undefined: what draws codes is on its way */
  draw: typeof drawCode | undefined
}) {
  const t = useTranslations('label')
  const { width, height } = labelSizes[size]
  const value = record.code
  const isCoded = code !== 'none' && value !== ''
  const picture = isCoded ? draw?.(value, code) : undefined
  const shown = lines.filter((line) => isShown(line, record.isFilled))
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
              <span key={place}>{'text' in part ? part.text : record.show(part.token)}</span>
            ))}
          </p>
        ))}
      </div>
      {!isBeside && picture ? <img src={picture} alt={value} className="h-2/5 w-full object-fill" /> : null}
      {isCoded && draw && !picture ? <p>{t('uncoded', { value })}</p> : null}
    </div>
  )
}
