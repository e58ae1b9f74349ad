'use client'
import { Plus, Truck } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { listSuppliers, type Supplier } from '#contract/supplier.ts'
import { comparedAs } from '#core/attribute/condition-record.ts'
import { ExportButton } from '#web/export/export-button.tsx'
import { AttributeValue } from '#web/field/attribute-value.tsx'
import { ImportLink } from '#web/import/import-link.tsx'
import { RecordFilter, useRecordFilter } from '#web/item/record-filter.tsx'
import { useDebounced } from '#web/lib/debounced.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useReadPages } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useShortcut } from '#web/lib/shortcuts.tsx'
import { useUrlFlag, useUrlState } from '#web/lib/url-state.ts'
import { useSchema } from '#web/schema/use-schema.ts'
import { SupplierForm } from '#web/supplier/supplier-form.tsx'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { Code } from '#web/ui/code-block.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Input } from '#web/ui/input.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Segmented } from '#web/ui/segmented.tsx'

/** Custom fields that stand as columns; the rest is on the supplier's page. */
const mostColumns = 3

/** Everybody goods are bought from, found by name or code. */
export function SuppliersPage() {
  const t = useTranslations('supplier')
  const shell = useTranslations('shell')
  const problemText = useProblemText()
  const router = useRouter()
  const { can } = useSession()
  const [creating, setCreating] = useUrlFlag('new')
  const [shownArchived, setArchived] = useUrlState('archived')
  const [text, setText] = useState('')
  const asked = useDebounced(text.trim(), 200)
  const archived = shownArchived === 'only' ? 'only' : 'exclude'
  const { fields } = useSchema()
  const filter = useRecordFilter()
  const [sort = 'name', setSort] = useUrlState('sort')
  const query = useReadPages(
    listSuppliers,
    { query: { limit: 50, archived, sort, ...(asked ? { text: asked } : {}), ...filter.query } },
    { keepPrevious: true },
  )
  const mayWrite = can('supplier:write')
  const create = () => setCreating(true)
  useShortcut(mayWrite ? { keys: 'n', label: t('new'), group: shell('shortcut.page'), run: create } : undefined)
  const createButton = mayWrite ? (
    <Button look="primary" onClick={create}>
      <Plus />
      {t('new')}
    </Button>
  ) : null
  const custom = (fields ?? [])
    .filter((field) => field.entity === 'supplier' && !field.archivedAt && field.kind !== 'longText')
    .slice(0, mostColumns)
  const columns: Column<Supplier>[] = [
    {
      id: 'name',
      header: t('column.name'),
      narrow: 'title',
      sortable: true,
      cell: (supplier) => (
        <span className="flex min-w-0 items-center gap-2">
          <span className="truncate font-medium">{supplier.name}</span>
          {supplier.archivedAt ? <Badge tone="warn">{t('archived')}</Badge> : null}
        </span>
      ),
    },
    {
      id: 'code',
      header: t('column.code'),
      width: 'w-36',
      narrow: 'value',
      sortable: true,
      cell: ({ code }) => <Code>{code}</Code>,
    },
    {
      id: 'email',
      header: t('column.email'),
      width: 'w-56',
      narrow: 'note',
      cell: ({ email }) => <span className="block truncate text-soft">{email}</span>,
    },
    {
      id: 'phone',
      header: t('column.phone'),
      width: 'w-40',
      from: 'lg',
      narrow: 'note',
      cell: ({ phone }) => <span className="text-soft">{phone}</span>,
    },
    ...custom.map(
      (field): Column<Supplier> => ({
        id: `attributes.${field.key}`,
        sortable: comparedAs(field) !== 'list',
        header: field.name,
        width: 'w-36',
        from: 'xl',
        ...(comparedAs(field) === 'number' ? { align: 'end' as const } : {}),
        cell: (supplier) => <AttributeValue field={field} value={supplier.attributes[field.key]} />,
      }),
    ),
  ]
  const isEmpty = query.rows?.length === 0
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} actions={createButton} />
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <Input
          type="search"
          aria-label={t('search')}
          placeholder={t('searchPlaceholder')}
          className="max-w-72"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Segmented
          label={t('archivedLabel')}
          value={archived}
          onValueChange={(next) => setArchived(next === 'exclude' ? undefined : next)}
          options={[
            { value: 'exclude', label: t('exclude') },
            { value: 'only', label: t('only') },
          ]}
        />
        <RecordFilter entity="supplier" conditions={filter.conditions} set={filter.set} />
        <div className="ml-auto flex flex-wrap gap-2">
          {isEmpty ? null : <ImportLink kind="suppliers" look="quiet" />}
          <ExportButton entity="supplier" query={{ text: asked, archived, sort, ...filter.query }} />
        </div>
      </div>
      <Panel flush>
        {query.isError && !query.rows ? (
          <ErrorState onRetry={() => void query.refetch()}>{problemText(query.error)}</ErrorState>
        ) : isEmpty ? (
          asked || archived === 'only' || filter.conditions.length > 0 ? (
            <EmptyState title={t('emptySearchTitle')}>{t('emptySearch')}</EmptyState>
          ) : (
            <EmptyState
              icon={Truck}
              title={t('emptyTitle')}
              actions={
                <>
                  {createButton}
                  <ImportLink kind="suppliers" />
                </>
              }
            >
              {t('empty')}
            </EmptyState>
          )
        ) : (
          <DataTable
            label={t('title')}
            columns={columns}
            rows={query.rows}
            rowKey={(supplier) => supplier.id}
            sort={{ id: sort.replace(/^-/, ''), descending: sort.startsWith('-') }}
            onSort={({ id, descending }) => setSort(descending ? `-${id}` : id)}
            href={(supplier) => `/suppliers/view?id=${supplier.id}`}
          />
        )}
        {query.rows && !isEmpty ? <LoadMore pages={query} count={query.rows.length} /> : null}
      </Panel>
      {creating && mayWrite ? (
        <SupplierForm
          onClose={() => setCreating(false)}
          onDone={(made) => router.push(`/suppliers/view?id=${made.id}`)}
        />
      ) : null}
    </>
  )
}
