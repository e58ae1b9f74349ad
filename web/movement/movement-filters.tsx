'use client'
import { useTranslations } from 'use-intl'
import { movementKind, movementKinds } from '#contract/movement.ts'
import { ItemPicker } from '#web/item/item-picker.tsx'
import { RecordFilter, useRecordFilter } from '#web/item/record-filter.tsx'
import { useSession } from '#web/lib/session.tsx'
import { useUrlState } from '#web/lib/url-state.ts'
import { endOfDay, toInstant } from '#web/lib/zoned-time.ts'
import { LocationPicker } from '#web/location/location-picker.tsx'
import { Field } from '#web/ui/field.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { Input } from '#web/ui/input.tsx'
import { Select } from '#web/ui/select.tsx'

/** The filters of the ledger; they live in the address, days by the organisation's clock. */
export function useMovementFilters() {
  const { tenant } = useSession()
  const [kindText, setKind] = useUrlState('kind')
  const [locationId, setLocation] = useUrlState('location')
  const [itemId, setItem] = useUrlState('item')
  const [from, setFrom] = useUrlState('from')
  const [to, setTo] = useUrlState('to')
  const own = useRecordFilter()
  const kind = movementKind.safeParse(kindText).data
  const fromInstant = from && toInstant(from, tenant.timeZone)
  const toInstantExclusive = to && endOfDay(to, tenant.timeZone)
  const query = {
    ...(kind ? { kind } : {}),
    ...(locationId ? { locationId } : {}),
    ...(itemId ? { itemId } : {}),
    ...(fromInstant ? { from: fromInstant } : {}),
    ...(toInstantExclusive ? { to: toInstantExclusive } : {}),
    ...own.query,
  }
  return {
    query,
    count: Object.keys(query).length,
    clear: () => {
      own.set([])
      for (const set of [setKind, setLocation, setItem, setFrom, setTo]) set(undefined)
    },
    own,
    kind,
    locationId,
    itemId,
    from,
    to,
    setKind,
    setLocation,
    setItem,
    setFrom,
    setTo,
  }
}

/** The controls of those filters. */
export function MovementFilters({ filters }: { filters: ReturnType<typeof useMovementFilters> }) {
  const t = useTranslations('movement')
  const { kind, locationId, itemId, from, to } = filters
  return (
    <FilterBar count={filters.count} onClear={filters.clear}>
      <Field label={t('filter.kind')} hideLabel className="sm:w-36">
        <Select value={kind ?? ''} onChange={(event) => filters.setKind(event.target.value)}>
          <option value="">{t('filter.anyKind')}</option>
          {movementKinds.map((one) => (
            <option key={one} value={one}>
              {t(`kind.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('filter.location')} hideLabel className="sm:w-48">
        <LocationPicker
          value={locationId}
          onValueChange={filters.setLocation}
          placeholder={t('filter.anyLocation')}
          first={t('filter.anyLocation')}
        />
      </Field>
      <Field label={t('filter.item')} hideLabel className="col-span-2 sm:w-56">
        <ItemPicker
          value={itemId}
          onValueChange={filters.setItem}
          placeholder={t('filter.anyItem')}
          first={t('filter.anyItem')}
        />
      </Field>
      <Field label={t('filter.from')} hideLabel>
        <Input type="date" value={from ?? ''} max={to} onChange={(event) => filters.setFrom(event.target.value)} />
      </Field>
      <Field label={t('filter.to')} hideLabel>
        <Input type="date" value={to ?? ''} min={from} onChange={(event) => filters.setTo(event.target.value)} />
      </Field>
      <div className="empty:hidden max-sm:col-span-2">
        <RecordFilter
          entity="movementLine"
          label={t('filter.ofLines')}
          conditions={filters.own.conditions}
          set={filters.own.set}
        />
      </div>
    </FilterBar>
  )
}
