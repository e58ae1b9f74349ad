'use client'
import { Archive, ArchiveRestore, Pencil, Plus, Tag } from 'lucide-react'
import { useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { getSupplier, listSuppliers, type Supplier, updateSupplier } from '#contract/supplier.ts'
import { textLink } from '#web/account/account-form.tsx'
import { AttributeValue } from '#web/field/attribute-value.tsx'
import { labelsAddress } from '#web/label/labels-address.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useShortcut } from '#web/lib/shortcuts.tsx'
import { useWrite } from '#web/lib/write.ts'
import { SupplierItemsPanel } from '#web/purchasing/supplier-items-panel.tsx'
import { SupplierOrders } from '#web/purchasing/supplier-orders.tsx'
import { useSchema } from '#web/schema/use-schema.ts'
import { SupplierForm } from '#web/supplier/supplier-form.tsx'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { Code } from '#web/ui/code-block.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { KeyValues } from '#web/ui/key-values.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { OneRecord } from '#web/ui/one-record.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/** One supplier: how to reach it and what is known of it. */
export function SupplierPage() {
  const t = useTranslations('supplier')
  const supplierId = useSearchParams().get('id') ?? undefined
  const query = useRead(
    getSupplier,
    { params: { supplierId: supplierId ?? '' } },
    { enabled: supplierId !== undefined },
  )
  const back = { href: '/suppliers', label: t('title') }
  return (
    <OneRecord
      id={supplierId}
      query={query}
      title={t('one')}
      back={back}
      missing={{ title: t('missing'), note: t('missingNote') }}
    >
      {(supplier) => <Loaded key={supplierId} supplier={supplier} back={back} />}
    </OneRecord>
  )
}

function Loaded({ supplier, back }: { supplier: Supplier; back: { href: string; label: string } }) {
  const t = useTranslations('supplier')
  const order = useTranslations('purchasing.orders')
  const label = useTranslations('label')
  const shell = useTranslations('shell')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const { can } = useSession()
  const { fields } = useSchema()
  const [editing, setEditing] = useState(false)
  const mayWrite = can('supplier:write')
  const change = useWrite(updateSupplier, {
    refreshes: [listSuppliers, getSupplier],
    onError: (error) => toastFailed(problemText(error)),
  })
  const setArchived = (row: Supplier, archived: boolean, undoable = true) =>
    change.mutate(
      { params: { supplierId: row.id }, body: { archived }, ifMatch: row.version },
      {
        onSuccess: (changed) =>
          toastDone(
            t(archived ? 'archivedDone' : 'restoredDone', { name: changed.name }),
            undoable ? { label: ui('undo'), run: () => setArchived(changed, !archived, false) } : undefined,
          ),
      },
    )
  useShortcut(
    mayWrite ? { keys: 'e', label: t('edit'), group: shell('shortcut.page'), run: () => setEditing(true) } : undefined,
  )
  const { email, phone, attributes } = supplier
  const own = (fields ?? []).filter((field) => field.entity === 'supplier' && attributes[field.key] !== undefined)
  return (
    <>
      <PageHeader
        title={supplier.name}
        note={<Code>{supplier.code}</Code>}
        back={back}
        actions={
          <>
            <ButtonLink href={labelsAddress([supplier.id], 'supplier')}>
              <Tag />
              {label('link')}
            </ButtonLink>
            {mayWrite ? (
              <>
                <Button onClick={() => setArchived(supplier, !supplier.archivedAt)} pending={change.isPending}>
                  {supplier.archivedAt ? <ArchiveRestore /> : <Archive />}
                  {supplier.archivedAt ? t('restore') : t('archive')}
                </Button>
                <Button onClick={() => setEditing(true)}>
                  <Pencil />
                  {t('edit')}
                </Button>
              </>
            ) : null}
            {can('purchase:write') && !supplier.archivedAt ? (
              <ButtonLink look="primary" href={`/orders?new&supplier=${supplier.id}`}>
                <Plus />
                {order('new')}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      {supplier.archivedAt ? <Notice className="mb-4">{t('archivedNote')}</Notice> : null}
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_26rem] [&>*]:min-w-0">
        <Panel title={t('details')} className="xl:col-start-2">
          {supplier.note ? <p className="mb-3 whitespace-pre-line text-soft">{supplier.note}</p> : null}
          <KeyValues
            rows={[
              ...(email
                ? [
                    {
                      key: ' email',
                      label: t('column.email'),
                      value: (
                        <a className={textLink} href={`mailto:${email}`}>
                          {email}
                        </a>
                      ),
                    },
                  ]
                : []),
              ...(phone
                ? [
                    {
                      key: ' phone',
                      label: t('column.phone'),
                      value: (
                        <a className={textLink} href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
                          {phone}
                        </a>
                      ),
                    },
                  ]
                : []),
              ...own.map((field) => ({
                key: field.key,
                label: field.name,
                value: <AttributeValue field={field} value={attributes[field.key]} />,
              })),
              { key: ' created', label: t('created'), value: <DateTime value={supplier.createdAt} /> },
              { key: ' changed', label: t('changed'), value: <DateTime value={supplier.updatedAt} /> },
            ]}
          />
        </Panel>
        <div className="space-y-4 xl:col-start-1 xl:row-start-1">
          <SupplierItemsPanel of={{ supplierId: supplier.id }} />
          {can('purchase:read') ? <SupplierOrders supplierId={supplier.id} /> : null}
        </div>
      </div>
      {editing ? <SupplierForm supplier={supplier} onClose={() => setEditing(false)} onDone={() => undefined} /> : null}
    </>
  )
}
