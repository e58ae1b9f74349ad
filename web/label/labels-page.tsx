'use client'
import { Printer, Tag } from 'lucide-react'
import { useSearchParams } from 'next/navigation'
import { useEffect, useMemo, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslations } from 'use-intl'
import { labelLines } from '#core/label/label-text.ts'
import type { drawCode } from '#web/label/draw-code.ts'
import { useItemLabels } from '#web/label/item-labels.tsx'
import { labelSizes, useLabelDesign } from '#web/label/label-design.ts'
import { LabelForm } from '#web/label/label-form.tsx'
import type { Labelled, LabelKind, LabelRecord } from '#web/label/label-record.ts'
import { labelIds, labelPages, mostLabelled } from '#web/label/labels-address.ts'
import { useMovementLabels } from '#web/label/movement-labels.tsx'
import { useLocationLabels, useSupplierLabels } from '#web/label/place-labels.tsx'
import { RecordLabel } from '#web/label/record-label.tsx'
import { useProblemText } from '#web/lib/problem-text.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

/** As many as a person looks at before printing. */
const mostPreviewed = 12

/** Labels of what was chosen: what is on them, how they look, and off to the printer. */
export function LabelsPage({ kind }: { kind: LabelKind }) {
  const ids = labelIds(useSearchParams())
  switch (kind) {
    case 'item':
      return <ItemLabels ids={ids} />
    case 'location':
      return <LocationLabels ids={ids} />
    case 'supplier':
      return <SupplierLabels ids={ids} />
    case 'movement':
      return <MovementLabels ids={ids} />
  }
}

type Chosen = { ids: readonly string[] }
const ItemLabels = ({ ids }: Chosen) => <Labels kind="item" ids={ids} labelled={useItemLabels(ids)} />
const LocationLabels = ({ ids }: Chosen) => <Labels kind="location" ids={ids} labelled={useLocationLabels(ids)} />
const SupplierLabels = ({ ids }: Chosen) => <Labels kind="supplier" ids={ids} labelled={useSupplierLabels(ids)} />
const MovementLabels = ({ ids }: Chosen) => <Labels kind="movement" ids={ids} labelled={useMovementLabels(ids)} />

function Labels({ kind, ids, labelled }: Chosen & { kind: LabelKind; labelled: Labelled }) {
  const t = useTranslations('label')
  const problemText = useProblemText()
  const query = useSearchParams()
  const { records, tokens, isRead, error, retry } = labelled
  const [design, change] = useLabelDesign(kind)
  const draw = useDrawCode()
  const lines = useMemo(() => labelLines(design.text), [design.text])
  const labelOf = (record: LabelRecord, key: string) => (
    <RecordLabel key={key} record={record} lines={lines} design={design} draw={draw} />
  )
  const count = records.length * design.copies
  const list = labelPages[kind].replace('/labels', '')
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        back={{ href: list, label: t(`list.${kind}`) }}
        actions={
          records.length > 0 ? (
            <Button look="primary" disabled={!draw} onClick={() => window.print()}>
              <Printer />
              {t('print', { count })}
            </Button>
          ) : null
        }
      />
      {query.has('cut') ? (
        <Notice tone="warn" className="mb-3">
          {t('cut', { most: mostLabelled })}
        </Notice>
      ) : null}
      {ids.length === 0 ? (
        <Panel>
          <EmptyState
            icon={Tag}
            title={t('emptyTitle')}
            actions={<ButtonLink href={list}>{t(`list.${kind}`)}</ButtonLink>}
          >
            {t(`empty.${kind}`)}
          </EmptyState>
        </Panel>
      ) : error ? (
        <Panel>
          <ErrorState onRetry={retry}>{problemText(error)}</ErrorState>
        </Panel>
      ) : (
        <div className="grid items-start gap-4 lg:grid-cols-[24rem_minmax(0,1fr)]">
          <Panel title={t('arrange')}>
            <LabelForm kind={kind} design={design} tokens={tokens} onChange={change} />
          </Panel>
          <Panel title={t('preview')}>
            {isRead ? (
              <div className="flex flex-wrap gap-3 overflow-x-auto rounded-md bg-sunken p-3">
                {records.slice(0, mostPreviewed).map((record) => labelOf(record, record.key))}
              </div>
            ) : (
              <div aria-busy="true">
                <Skeleton className="h-28 w-60" />
              </div>
            )}
            {records.length > mostPreviewed ? (
              <p className="mt-2 text-sm text-soft">{t('more', { count: records.length - mostPreviewed })}</p>
            ) : null}
          </Panel>
        </div>
      )}
      {records.length > 0
        ? createPortal(
            <PrintedPages
              size={design.size}
              labels={records.flatMap((record) =>
                Array.from({ length: design.copies }, (_, copy) => labelOf(record, `${record.key} ${copy}`)),
              )}
            />,
            document.body,
          )
        : null}
    </>
  )
}

/** What goes to the printer in place of the page, sheet by sheet. */
function PrintedPages({ size, labels }: { size: keyof typeof labelSizes; labels: ReturnType<typeof RecordLabel>[] }) {
  const { page, across, down, width } = labelSizes[size]
  const sheets = Array.from({ length: Math.ceil(labels.length / (across * down)) }, (_, at) =>
    labels.slice(at * across * down, (at + 1) * across * down),
  )
  return (
    <div data-printed className="hidden print:block" aria-hidden="true">
      <style>{pageRule(page)}</style>
      {sheets.map((sheet, at) => (
        <div
          key={sheet[0]?.key ?? at}
          className="grid break-after-page last:break-after-auto"
          style={{ gridTemplateColumns: `repeat(${across}, ${width}mm)` }}
        >
          {sheet}
        </div>
      ))}
    </div>
  )
}

/** Paper without a margin of its own. */
function pageRule(size: string): string {
  return `@page { size: ${size}; margin: 0 }`
}

/** What draws codes is as large as the rest of the page, so it comes after it. */
function useDrawCode(): typeof drawCode | undefined {
  const [draw, setDraw] = useState<{ code: typeof drawCode }>()
  useEffect(() => {
    let isGone = false
    void import('#web/label/draw-code.ts').then((found) => isGone || setDraw({ code: found.drawCode }))
    return () => {
      isGone = true
    }
  }, [])
  return draw?.code
}
