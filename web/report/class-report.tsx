'use client'
import { useFormatter, useTranslations } from 'use-intl'
import { abcBases, type StockReportSummary } from '#contract/report.ts'
import { useSession } from '#web/lib/session.tsx'
import { ClassLimits } from '#web/report/class-limits.tsx'
import type { ReportAddress } from '#web/report/report-address.ts'
import { Money } from '#web/ui/amount.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Panel } from '#web/ui/panel.tsx'
import { Segmented } from '#web/ui/segmented.tsx'

const rows = ['A', 'B', 'C', 'none'] as const
const columns = ['X', 'Y', 'Z', 'none'] as const
const reasons = ['new', 'unknown', 'none'] as const
type Cell = StockReportSummary['classes'][number]
/** What a cell is worth by what classes go by. */
const worthOf = { sales: 'soldValue', consumption: 'consumedValue', stock: 'value' } as const

/** Items by share of consumption and variation of demand; a cell chooses its items for the list below, and gives them back when pressed again. */
export function ClassReport({ address, data }: { address: ReportAddress; data: StockReportSummary }) {
  const t = useTranslations('report.classes')
  const basisWords = useTranslations('report.basis')
  const { query } = address
  const { classes, unjudged, costless } = data
  const worth = worthOf[query.basis]
  const total = classes.reduce((sum, cell) => sum + Math.max(0, Number(cell[worth])), 0)
  const limits = { a: `${query.a}`, b: `${query.b}`, x: `${query.x}`, y: `${query.y}` }
  return (
    <Panel title={t('matrix')} note={t('matrixNote')}>
      <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <span aria-hidden="true" className="text-sm font-medium">
          {basisWords('label')}
        </span>
        <Segmented
          label={basisWords('label')}
          value={query.basis}
          onValueChange={address.setBasis}
          options={abcBases.map((value) => ({ value, label: basisWords(`of.${value}`) }))}
        />
      </div>
      <div className="-mx-1">
        <table aria-label={t('matrix')} className="w-full table-fixed border-separate border-spacing-1">
          <thead>
            <tr>
              <td className="w-16 sm:w-36" />
              {columns.map((xyz) => (
                <th key={xyz} scope="col" className="px-1 pb-1 text-left align-bottom text-sm font-medium sm:px-2">
                  {xyz === 'none' ? (
                    <span className="text-soft">{t('notJudged')}</span>
                  ) : (
                    <>
                      {t(xyz)} <span className="font-normal text-faint max-sm:hidden">{t(`means.${xyz}`, limits)}</span>
                    </>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((abc) => (
              <tr key={abc}>
                <th scope="row" className="pr-2 text-left text-sm font-medium">
                  {abc === 'none' ? (
                    <span className="text-soft">{basisWords(`without.${query.basis}`)}</span>
                  ) : (
                    <>
                      {t(abc)} <span className="block font-normal text-faint">{t(`means.${abc}`, limits)}</span>
                    </>
                  )}
                </th>
                {columns.map((xyz) => (
                  <td key={xyz} className="p-0">
                    <CellButton
                      cell={classes.find((one) => one.abc === abc && one.xyz === xyz)}
                      total={total}
                      worth={worth}
                      name={`${abc === 'none' ? basisWords(`without.${query.basis}`) : t(abc)} ${xyz === 'none' ? t('notJudged') : t(xyz)}`}
                      chosen={query.abc === abc && query.xyz === xyz}
                      onChoose={(on) => address.chooseCell(on ? { abc, xyz } : undefined)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ClassLimits address={address} />
      <ul className="mt-3 text-sm text-soft">
        {reasons.map((reason) =>
          unjudged[reason] > 0 ? <li key={reason}>{t(`unjudged.${reason}`, { count: unjudged[reason] })}</li> : null,
        )}
      </ul>
      {query.basis === 'consumption' && costless > 0 ? (
        <p className="mt-1 text-sm text-warn">{t('costless', { count: costless })}</p>
      ) : null}
    </Panel>
  )
}

function CellButton({
  cell,
  total,
  worth,
  name,
  chosen,
  onChoose,
}: {
  cell: Cell | undefined
  total: number
  worth: (typeof worthOf)[keyof typeof worthOf]
  name: string
  chosen: boolean
  onChoose: (on: boolean) => void
}) {
  const t = useTranslations('report.classes')
  const format = useFormatter()
  const { tenant } = useSession()
  if (!cell) return <div className="h-16 rounded-md bg-sunken/50" />
  const share = total > 0 ? Math.max(0, Number(cell[worth])) / total : 0
  const depth = Math.round(Math.sqrt(share) * 34)
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={() => onChoose(!chosen)}
      style={{ backgroundColor: `color-mix(in oklab, var(--accent) ${depth}%, var(--sunken))` }}
      className={classNames(
        'flex h-16 w-full flex-col items-start justify-center rounded-md px-1.5 text-left sm:px-2.5 hover:outline hover:outline-control',
        chosen && 'outline-2 outline-accent hover:outline-2 hover:outline-accent',
      )}
    >
      <span className="sr-only">{name}: </span>
      <span className="font-medium max-sm:text-sm">{t('items', { count: cell.items })}</span>
      <span className="text-xs text-ink">
        <span className="max-sm:hidden">
          <Money value={cell[worth]} currency={tenant.currency} compact />
          {share > 0 ? ' · ' : null}
        </span>
        {share > 0 ? format.number(share, { style: 'percent', maximumFractionDigits: 0 }) : null}
      </span>
    </button>
  )
}
