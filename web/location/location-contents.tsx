'use client'
import { ArrowLeftRight, ChevronLeft, ClipboardCheck, History, Package, Pencil } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { Location } from '#contract/location.ts'
import { type Balance, listStock } from '#contract/stock.ts'
import { AttributeValue } from '#web/field/attribute-value.tsx'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useReadPages } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useSchema } from '#web/schema/use-schema.ts'
import { Amount } from '#web/ui/amount.tsx'
import { Badge } from '#web/ui/badge.tsx'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { Code } from '#web/ui/code-block.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { KeyValues } from '#web/ui/key-values.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { Panel } from '#web/ui/panel.tsx'

/** What lies in a location and everything below it. */
export function LocationContents({
  location,
  onBack,
  onEdit,
}: {
  location: Location | undefined
  onBack: () => void
  onEdit: (location: Location) => void
}) {
  const t = useTranslations('location')
  const problemText = useProblemText()
  const { can } = useSession()
  const { fields } = useSchema()
  const stock = useReadPages(
    listStock,
    { query: { locationId: location?.id ?? '', lots: 'sum', limit: 50 } },
    { enabled: location !== undefined },
  )
  if (!location) {
    return (
      <Panel>
        <EmptyState icon={Package} title={t('contents')}>
          {t('pick')}
        </EmptyState>
      </Panel>
    )
  }
  // what once lay here and is used up lies here no more
  const rows = stock.rows?.filter(({ onHand, reserved }) => onHand !== '0' || reserved !== '0')
  const own = (fields ?? []).filter(
    ({ entity, key }) => entity === 'location' && location.attributes[key] !== undefined,
  )
  const columns: Column<Balance>[] = [
    {
      id: 'item',
      header: t('column.item'),
      narrow: 'title',
      cell: (one) => <span className="line-clamp-2 font-medium">{one.itemName}</span>,
    },
    {
      id: 'sku',
      header: t('column.sku'),
      width: 'w-32',
      from: 'md',
      narrow: 'note',
      cell: (one) => <Code>{one.sku}</Code>,
    },
    {
      id: 'where',
      header: t('column.where'),
      width: 'w-40',
      from: 'xl',
      narrow: 'note',
      cell: (one) => (one.locationId === location.id ? null : <span className="text-soft">{one.locationName}</span>),
    },
    {
      id: 'onHand',
      header: t('column.onHand'),
      width: 'w-28',
      align: 'end',
      narrow: 'value',
      cell: (one) => (
        <Amount value={one.onHand} unit={one.unit} className={one.onHand.startsWith('-') ? 'text-danger' : ''} />
      ),
    },
    {
      id: 'available',
      header: t('column.available'),
      width: 'w-24',
      align: 'end',
      from: 'md',
      cell: (one) => <Amount value={one.available} className="text-soft" />,
    },
  ]
  return (
    <>
      <Button look="quiet" size="sm" className="mb-2 -ml-2 lg:hidden" onClick={onBack}>
        <ChevronLeft />
        {t('back')}
      </Button>
      <Panel
        flush
        title={
          <span className="flex flex-wrap items-center gap-x-2">
            <span className="[overflow-wrap:anywhere]">{location.name}</span>
            <Badge>{t(`kind.${location.kind}`)}</Badge>
            {location.archivedAt ? <Badge tone="warn">{t('archived')}</Badge> : null}
          </span>
        }
        note={t('contentsNote')}
        actions={
          <>
            {can('movement:record') && !location.archivedAt ? (
              <ButtonLink size="sm" href={`/movements?record=transfer&place=${location.id}`}>
                <ArrowLeftRight />
                {t('moveFrom')}
              </ButtonLink>
            ) : null}
            {can('count:record') && !location.archivedAt ? (
              <ButtonLink
                size="sm"
                href={can('count:plan') ? `/counts/new?quick=1&place=${location.id}` : `/counts?place=${location.id}`}
              >
                <ClipboardCheck />
                {t('count')}
              </ButtonLink>
            ) : null}
            <ButtonLink size="sm" href={`/movements?location=${location.id}`}>
              <History />
              {t('movements')}
            </ButtonLink>
            {can('location:write') ? (
              <Button size="sm" onClick={() => onEdit(location)}>
                <Pencil />
                {t('edit')}
              </Button>
            ) : null}
          </>
        }
      >
        {own.length > 0 ? (
          <KeyValues
            className="border-b px-4 py-1"
            rows={own.map((field) => ({
              key: field.key,
              label: field.name,
              value: <AttributeValue field={field} value={location.attributes[field.key]} />,
            }))}
          />
        ) : null}
        {stock.isError && !rows ? (
          <ErrorState onRetry={() => void stock.refetch()}>{problemText(stock.error)}</ErrorState>
        ) : rows?.length === 0 && !stock.hasNextPage ? (
          <EmptyState icon={Package} title={t('emptyContents')}>
            {t('emptyContentsNote')}
          </EmptyState>
        ) : (
          <>
            <DataTable
              label={t('contentsOf', { name: location.name })}
              columns={columns}
              rows={rows}
              rowKey={(one) => `${one.itemId} ${one.locationId}`}
              href={(one) => `/items/view?id=${one.itemId}`}
            />
            {rows ? <LoadMore pages={stock} count={rows.length} /> : null}
          </>
        )}
      </Panel>
    </>
  )
}
