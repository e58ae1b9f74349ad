'use client'
import { useTranslations } from 'use-intl'
import { toQuantity } from '#core/number/quantity.ts'
import { useAllStock } from '#web/lib/all-stock.ts'
import { Field } from '#web/ui/field.tsx'
import { Select } from '#web/ui/select.tsx'

/** A lot or serial in a place, with what can be taken of it there. */
export interface KitUnit {
  lotId: string
  locationId: string
  available: string
}

/** Which lot or serial of a kit is taken, at a place and below it; undefined: the first to expire. */
export function UnitPicker({
  itemId,
  locationId,
  value,
  onChange,
}: {
  itemId: string
  locationId: string
  value: KitUnit | undefined
  onChange: (value: KitUnit | undefined) => void
}) {
  const t = useTranslations('kit.act')
  const option = useTranslations('selling.reservations')
  const stock = useAllStock({ itemId, locationId })
  const units = (stock.data ?? []).flatMap((row) =>
    row.lotId !== null && toQuantity(row.available).gt(0) ? [{ ...row, lotId: row.lotId }] : [],
  )
  return (
    <Field label={t('units')}>
      <Select
        value={value ? keyOf(value) : ''}
        onChange={({ target }) => {
          const found = units.find((one) => keyOf(one) === target.value)
          onChange(found && { lotId: found.lotId, locationId: found.locationId, available: found.available })
        }}
      >
        <option value="">{t('unitsFirst')}</option>
        {units.map((one) => (
          <option key={keyOf(one)} value={keyOf(one)}>
            {option('lotOption', {
              place: one.locationName,
              lot: one.lotCode ?? '',
              available: one.available,
              unit: one.unit,
            })}
          </option>
        ))}
      </Select>
    </Field>
  )
}

const keyOf = ({ lotId, locationId }: { lotId: string; locationId: string }) => `${lotId} ${locationId}`
