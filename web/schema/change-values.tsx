'use client'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import type { FieldEntity } from '#contract/field.ts'
import type { FieldChangePreview, FieldChangeRow } from '#contract/field-change.ts'
import { Amount } from '#web/ui/amount.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'

// the head of a table stands below the page's own head; in here there is none
const scrolled = 'max-h-72 overflow-y-auto rounded-md border [&_thead_th]:top-0'

/** The values most records hold, and what they become. */
export function ExampleValues({ told }: { told: FieldChangePreview }) {
  const t = useTranslations('fieldChange')
  const columns: Column<FieldChangePreview['examples'][number]>[] = [
    {
      id: 'before',
      header: t('column.before'),
      narrow: 'title',
      cell: (row) => <span className="break-words">{row.before}</span>,
    },
    {
      id: 'after',
      header: t('column.after'),
      narrow: 'note',
      cell: (row) =>
        row.after === null ? (
          <span className="text-danger">{t('doesNot')}</span>
        ) : (
          <span className={row.after === row.before ? 'break-words text-soft' : 'break-words'}>{row.after}</span>
        ),
    },
    {
      id: 'records',
      header: t('column.records'),
      width: 'w-24',
      align: 'end',
      narrow: 'value',
      cell: (row) => <Amount value={String(row.records)} />,
    },
  ]
  return (
    <section>
      <h3 className="mb-1 text-sm font-medium">{t('examples')}</h3>
      <div className={scrolled}>
        <DataTable label={t('examples')} columns={columns} rows={told.examples} rowKey={(row) => row.before} />
      </div>
    </section>
  )
}

type Failing = Pick<FieldChangeRow, 'recordId' | 'code' | 'name' | 'value' | 'reason'>

/** Records whose values do not convert, with why. */
export function FailingValues({ entity, told }: { entity: FieldEntity; told: FieldChangePreview }) {
  const t = useTranslations('fieldChange')
  const shown = told.failing.length
  return (
    <section>
      <h3 className="mb-1 text-sm font-medium">{t('failing')}</h3>
      <FailingTable entity={entity} rows={told.failing} />
      {shown < told.counts.fail ? (
        <p className="mt-1 text-sm text-soft">{t('failingMore', { shown, fail: told.counts.fail })}</p>
      ) : null}
    </section>
  )
}

/** Records with a value that does not convert; each leads to the record. */
export function FailingTable({ entity, rows }: { entity: FieldEntity; rows: readonly Failing[] }) {
  const t = useTranslations('fieldChange')
  const columns: Column<Failing>[] = [
    {
      id: 'record',
      header: t('column.record'),
      narrow: 'title',
      cell: (row) => <RecordLink entity={entity} row={row} />,
    },
    {
      id: 'value',
      header: t('column.value'),
      narrow: 'note',
      cell: (row) => <span className="break-words">{row.value}</span>,
    },
    {
      id: 'reason',
      header: t('column.reason'),
      narrow: 'note',
      cell: (row) => <span className="text-soft">{row.reason.message}</span>,
    },
  ]
  return (
    <div className={scrolled}>
      <DataTable label={t('failing')} columns={columns} rows={rows} rowKey={(row) => row.recordId} />
    </div>
  )
}

function RecordLink({ entity, row }: { entity: FieldEntity; row: Failing }) {
  const words = (
    <>
      {row.code ? <span className="font-medium">{row.code}</span> : null} <span className="text-soft">{row.name}</span>
    </>
  )
  if (entity !== 'item' && entity !== 'variant') return <span>{words}</span>
  return (
    <Link href={`/items/view?id=${row.recordId}`} target="_blank" className="underline-offset-4 hover:underline">
      {words}
    </Link>
  )
}
