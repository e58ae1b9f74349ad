'use client'
import { Download, ListFilter } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { downloadStockReport, listStockReportItems } from '#contract/report.ts'
import { api } from '#web/lib/api.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useReadPages } from '#web/lib/read.ts'
import { saveFile } from '#web/lib/save-file.ts'
import type { ReportAddress } from '#web/report/report-address.ts'
import { useReportColumns } from '#web/report/report-columns.tsx'
import { Button } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { Menu, MenuItem } from '#web/ui/menu.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { toastFailed } from '#web/ui/toast.tsx'

/** The items of the report that the choice leaves, and their file. */
export function ReportItems({ address }: { address: ReportAddress }) {
  const t = useTranslations('report')
  const problemText = useProblemText()
  const { kind, query } = address
  const columns = useReportColumns(kind, { age: query.age, basis: query.basis })
  const items = useReadPages(listStockReportItems, { query: { ...query, limit: 50 } }, { keepPrevious: true })
  const isChosen = [query.abc, query.band, query.age].some((choice) => choice !== undefined)
  const clear = () => {
    address.chooseCell(undefined)
    address.chooseBand(undefined)
    address.chooseAge(undefined)
  }
  const save = (format: 'csv' | 'xlsx') => {
    const { limit: _, cursor: __, ...rows } = query
    void saveFile(api.url(downloadStockReport, { query: { ...rows, format } }), `${t('title')}.${format}`).catch(
      (error: unknown) => toastFailed(problemText(error)),
    )
  }
  return (
    <Panel
      flush
      title={t('column.items')}
      actions={
        <>
          {isChosen ? (
            <Button size="sm" look="quiet" onClick={clear}>
              {t('clear')}
            </Button>
          ) : null}
          <Menu
            trigger={
              <Button size="sm" look="quiet">
                <Download />
                {t('export.title')}
              </Button>
            }
          >
            <MenuItem onSelect={() => save('xlsx')}>{t('export.xlsx')}</MenuItem>
            <MenuItem onSelect={() => save('csv')}>{t('export.csv')}</MenuItem>
          </Menu>
        </>
      }
    >
      {items.isError && !items.rows ? (
        <ErrorState onRetry={() => void items.refetch()}>{problemText(items.error)}</ErrorState>
      ) : items.rows?.length === 0 ? (
        <EmptyState icon={ListFilter} title={t('emptyRows')} />
      ) : (
        <>
          <DataTable
            label={t('column.items')}
            columns={columns}
            rows={items.rows}
            rowKey={({ itemId }) => itemId}
            href={({ itemId }) => `/items/view?id=${itemId}`}
          />
          {items.rows ? <LoadMore pages={items} count={items.rows.length} /> : null}
        </>
      )}
    </Panel>
  )
}
