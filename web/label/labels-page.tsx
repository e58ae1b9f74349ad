'use client'
import { Printer, Tag } from 'lucide-react'
import { useSearchParams } from 'next/navigation'
import { useEffect, useMemo, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslations } from 'use-intl'
import { labelLines } from '#core/label/label-text.ts'
import { useItemColumns } from '#web/item/item-columns.tsx'
import { useItemsByIdRead } from '#web/item/items-by-id.ts'
import { useCellContext } from '#web/item/use-cell-context.ts'
import type { drawCode } from '#web/label/draw-code.ts'
import { ItemLabel } from '#web/label/item-label.tsx'
import { labelSizes, useLabelDesign } from '#web/label/label-design.ts'
import { LabelForm } from '#web/label/label-form.tsx'
import { labelIds, mostLabelled } from '#web/label/labels-address.ts'
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

/** Labels of the chosen items: what is on them, how they look, and off to the printer. */
export function LabelsPage() {
  const t = useTranslations('label')
  const item = useTranslations('item')
  const problemText = useProblemText()
  const query = useSearchParams()
  const ids = labelIds(query)
  const { items, error, retry } = useItemsByIdRead(ids)
  const [design, change] = useLabelDesign()
  const context = useCellContext()
  const columns = useItemColumns()
  const draw = useDrawCode()
  const lines = useMemo(() => labelLines(design.text), [design.text])
  const chosen = ids.flatMap((id) => items.get(id) ?? [])
  const isRead = chosen.length > 0 || ids.length === 0
  const labelOf = (row: (typeof chosen)[number], key: string) => (
    <ItemLabel key={key} item={row} lines={lines} design={design} context={context} draw={draw} />
  )
  const count = chosen.length * design.copies
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        back={{ href: '/items', label: item('title') }}
        actions={
          chosen.length > 0 ? (
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
            actions={<ButtonLink href="/items">{t('toItems')}</ButtonLink>}
          >
            {t('empty')}
          </EmptyState>
        </Panel>
      ) : error && chosen.length === 0 ? (
        <Panel>
          <ErrorState onRetry={retry}>{problemText(error)}</ErrorState>
        </Panel>
      ) : (
        <div className="grid items-start gap-4 lg:grid-cols-[24rem_minmax(0,1fr)]">
          <Panel title={t('arrange')}>
            <LabelForm design={design} columns={columns} onChange={change} />
          </Panel>
          <Panel title={t('preview')}>
            {isRead ? (
              <div className="flex flex-wrap gap-3 overflow-x-auto rounded-md bg-sunken p-3">
                {chosen.slice(0, mostPreviewed).map((row) => labelOf(row, row.id))}
              </div>
            ) : (
              <div aria-busy="true">
                <Skeleton className="h-28 w-60" />
              </div>
            )}
            {chosen.length > mostPreviewed ? (
              <p className="mt-2 text-sm text-soft">{t('more', { count: chosen.length - mostPreviewed })}</p>
            ) : null}
          </Panel>
        </div>
      )}
      {chosen.length > 0
        ? createPortal(
            <PrintedPages
              size={design.size}
              labels={chosen.flatMap((row) =>
                Array.from({ length: design.copies }, (_, copy) => labelOf(row, `${row.id} ${copy}`)),
              )}
            />,
            document.body,
          )
        : null}
    </>
  )
}

/** What goes to the printer in place of the page, sheet by sheet. */
function PrintedPages({ size, labels }: { size: keyof typeof labelSizes; labels: ReturnType<typeof ItemLabel>[] }) {
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
