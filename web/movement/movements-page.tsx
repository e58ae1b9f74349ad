'use client'
import { ArrowLeftRight, Plus } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { listMovements, movementKind, movementKinds } from '#contract/movement.ts'
import { ItemPicker } from '#web/item/item-picker.tsx'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useReadPages } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useShortcut } from '#web/lib/shortcuts.tsx'
import { useUrlFlag, useUrlState } from '#web/lib/url-state.ts'
import { endOfDay, toInstant } from '#web/lib/zoned-time.ts'
import { LocationPicker } from '#web/location/location-picker.tsx'
import { MovementSheet } from '#web/movement/movement-sheet.tsx'
import { MovementTable } from '#web/movement/movement-table.tsx'
import { RecordMovement } from '#web/movement/record-movement.tsx'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Select } from '#web/ui/select.tsx'

/** The ledger, newest first, with filters in the address; a movement opens beside it. */
export function MovementsPage() {
  const t = useTranslations('movement')
  const shell = useTranslations('shell')
  const problemText = useProblemText()
  const { tenant, can } = useSession()
  const [recording, setRecording] = useUrlFlag('record')
  const [opened, setOpened] = useUrlState('id')
  const [kindText, setKind] = useUrlState('kind')
  const [locationId, setLocation] = useUrlState('location')
  const [itemId, setItem] = useUrlState('item')
  const [from, setFrom] = useUrlState('from')
  const [to, setTo] = useUrlState('to')
  const kind = movementKind.safeParse(kindText).data
  const fromInstant = from && toInstant(from, tenant.timeZone)
  const toExclusive = to && endOfDay(to, tenant.timeZone)
  const query = {
    limit: 50,
    ...(kind ? { kind } : {}),
    ...(locationId ? { locationId } : {}),
    ...(itemId ? { itemId } : {}),
    ...(fromInstant ? { from: fromInstant } : {}),
    ...(toExclusive ? { to: toExclusive } : {}),
  }
  const filtered = Object.keys(query).length > 1
  const movements = useReadPages(listMovements, { query }, { keepPrevious: true })
  const mayRecord = can('movement:record')
  const record = () => setRecording(true)
  useShortcut(mayRecord ? { keys: 'n', label: t('record'), group: shell('shortcut.page'), run: record } : undefined)
  const clear = () => {
    for (const set of [setKind, setLocation, setItem, setFrom, setTo]) set(undefined)
  }
  const recordButton = mayRecord ? (
    <Button look="primary" onClick={record}>
      <Plus />
      {t('record')}
    </Button>
  ) : null
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} actions={recordButton} />
      <search className="mb-3 grid grid-cols-2 gap-2 sm:flex sm:flex-wrap sm:items-end">
        <Field label={t('filter.kind')} hideLabel className="sm:w-36">
          <Select value={kind ?? ''} onChange={(event) => setKind(event.target.value)}>
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
            onValueChange={setLocation}
            placeholder={t('filter.anyLocation')}
            first={t('filter.anyLocation')}
          />
        </Field>
        <Field label={t('filter.item')} hideLabel className="col-span-2 sm:w-56">
          <ItemPicker
            value={itemId}
            onValueChange={setItem}
            placeholder={t('filter.anyItem')}
            first={t('filter.anyItem')}
          />
        </Field>
        <Field label={t('filter.from')} hideLabel>
          <Input type="date" value={from ?? ''} max={to} onChange={(event) => setFrom(event.target.value)} />
        </Field>
        <Field label={t('filter.to')} hideLabel>
          <Input type="date" value={to ?? ''} min={from} onChange={(event) => setTo(event.target.value)} />
        </Field>
        {filtered ? (
          <Button look="quiet" onClick={clear}>
            {t('filter.clear')}
          </Button>
        ) : null}
      </search>
      <Panel flush>
        {movements.isError && !movements.rows ? (
          <ErrorState onRetry={() => void movements.refetch()}>{problemText(movements.error)}</ErrorState>
        ) : movements.rows?.length === 0 ? (
          filtered ? (
            <EmptyState
              icon={ArrowLeftRight}
              title={t('emptyFilterTitle')}
              actions={<Button onClick={clear}>{t('filter.clear')}</Button>}
            >
              {t('emptyFilter')}
            </EmptyState>
          ) : (
            <EmptyState icon={ArrowLeftRight} title={t('emptyTitle')} actions={recordButton}>
              {t('empty')}
            </EmptyState>
          )
        ) : (
          <>
            <MovementTable movements={movements.rows} onOpen={setOpened} />
            {movements.rows ? <LoadMore pages={movements} count={movements.rows.length} /> : null}
          </>
        )}
      </Panel>
      <MovementSheet movementId={opened} onOpen={setOpened} />
      {mayRecord ? <RecordMovement open={recording} onOpenChange={setRecording} /> : null}
    </>
  )
}
