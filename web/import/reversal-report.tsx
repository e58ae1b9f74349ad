'use client'
import { useTranslations } from 'use-intl'
import type { ImportBatch } from '#web/import/import-state-badge.tsx'
import type { ImportKind } from '#web/import/mapping.ts'
import { isTarget, useTargetWords } from '#web/import/target-words.ts'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { Panel } from '#web/ui/panel.tsx'

type Reversed = NonNullable<ImportBatch['reversed']>
type Kept = Reversed['kept'][number]

/** What a reversal took back, and what stays because somebody changed or used it since. */
export function ReversalReport({ reversed, about }: { reversed: Reversed; about: Exclude<ImportKind, 'sales'> }) {
  const t = useTranslations('import.reversal')
  const words = useTranslations('import.made')
  const target = useTargetWords({ targets: [] })
  // core values come by what they are called in a mapping, fields by their names
  const nameOf = (field: string) => (isTarget(field) ? target(field) : field)
  const namesOf = (things: Reversed['archived']) => things.map(({ kind, name }) => words(kind, { name })).join(', ')
  const { lines, itemsArchived, itemsRestored, itemsPartlyRestored, archived, stillUsed, kept, keptCount } = reversed
  const columns: Column<Kept>[] = [
    {
      id: 'item',
      header: t(`column.${about}`),
      width: 'w-48',
      narrow: 'title',
      cell: (one) => <span className="font-medium">{one.sku}</span>,
    },
    {
      id: 'why',
      header: t('column.why'),
      narrow: 'note',
      cell: (one) =>
        one.reason === 'used'
          ? t(`used.${about}`)
          : one.fields.length > 0
            ? t('edited', { fields: one.fields.map(nameOf).join(', ') })
            : t('editedPlain'),
    },
    {
      id: 'who',
      header: t('column.who'),
      width: 'w-44',
      from: 'md',
      narrow: 'note',
      cell: (one) => (one.by === null ? null : t('by', { by: one.by })),
    },
    {
      id: 'when',
      header: t('column.when'),
      width: 'w-40',
      align: 'end',
      narrow: 'value',
      cell: (one) => (one.at === null ? null : <DateTime value={one.at} detail="ago" />),
    },
  ]
  const facts = [
    ...(lines > 0 ? [t('movements', { count: lines })] : []),
    ...(itemsArchived > 0 ? [t(`archived.${about}`, { count: itemsArchived })] : []),
    ...(itemsRestored > 0 ? [t(`restored.${about}`, { count: itemsRestored })] : []),
    ...(itemsPartlyRestored > 0 ? [t(`partly.${about}`, { count: itemsPartlyRestored })] : []),
    ...(archived.length > 0 ? [t('things', { names: namesOf(archived) })] : []),
    ...(stillUsed.length > 0 ? [t('stillUsed', { names: namesOf(stillUsed) })] : []),
  ]
  return (
    <>
      <Panel title={t('title')}>
        <ul className="space-y-1">
          {facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      </Panel>
      {kept.length > 0 ? (
        <Panel flush title={t('kept')} note={t('keptNote')}>
          <DataTable
            label={t('kept')}
            columns={columns}
            rows={kept}
            rowKey={(one) => one.itemId}
            href={(one) => (about === 'locations' ? `/locations?id=${one.itemId}` : `/${about}/view?id=${one.itemId}`)}
          />
          {keptCount > kept.length ? (
            <p className="border-t px-4 py-2.5 text-sm text-soft">{t('more', { count: keptCount - kept.length })}</p>
          ) : null}
        </Panel>
      ) : null}
    </>
  )
}
