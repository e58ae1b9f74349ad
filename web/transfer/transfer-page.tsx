'use client'
import { PackageOpen } from 'lucide-react'
import { useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { getTransfer, type Transfer } from '#contract/transfer.ts'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useShortcut } from '#web/lib/shortcuts.tsx'
import { EnteredAmount } from '#web/pack/entered-amount.tsx'
import { CalendarDay } from '#web/purchasing/calendar-day.tsx'
import { ReceiveForm } from '#web/transfer/receive-form.tsx'
import { TransferState } from '#web/transfer/transfer-state.tsx'
import { Amount } from '#web/ui/amount.tsx'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { Code } from '#web/ui/code-block.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { KeyValues } from '#web/ui/key-values.tsx'
import { OneRecord } from '#web/ui/one-record.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'

/** One transfer. */
export function TransferPage() {
  const t = useTranslations('transfer')
  const transferId = useSearchParams().get('id') ?? undefined
  const query = useRead(
    getTransfer,
    { params: { transferId: transferId ?? '' } },
    { enabled: transferId !== undefined },
  )
  const back = { href: '/transfers', label: t('title') }
  return (
    <OneRecord id={transferId} query={query} title={t('one')} back={back} missing={{ title: t('missing') }}>
      {(transfer) => <Loaded key={transferId} transfer={transfer} back={back} />}
    </OneRecord>
  )
}

function Loaded({ transfer, back }: { transfer: Transfer; back: { href: string; label: string } }) {
  const t = useTranslations('transfer')
  const shell = useTranslations('shell')
  const { can } = useSession()
  const [receiving, setReceiving] = useState(false)
  const mayReceive = can('movement:record') && transfer.state === 'open'
  const receive = () => setReceiving(true)
  useShortcut(mayReceive ? { keys: 'r', label: t('receive'), group: shell('shortcut.page'), run: receive } : undefined)
  return (
    <>
      <PageHeader
        title={t('way', { from: transfer.fromLocationName, to: transfer.toLocationName })}
        back={back}
        badge={<TransferState transfer={transfer} />}
        actions={
          mayReceive ? (
            <Button look="primary" onClick={receive}>
              <PackageOpen />
              {t('receive')}
            </Button>
          ) : null
        }
      />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_23rem] [&>*]:min-w-0">
        <Panel flush title={t('goods')}>
          <Goods transfer={transfer} />
        </Panel>
        <div className="space-y-4">
          <Panel title={t('details')}>
            <KeyValues
              rows={[
                { key: 'when', label: t('when'), value: <DateTime value={transfer.shippedAt} /> },
                { key: 'by', label: t('by'), value: transfer.shippedBy },
                ...(transfer.expectedOn
                  ? [{ key: 'expected', label: t('expected'), value: <CalendarDay value={transfer.expectedOn} /> }]
                  : []),
                ...(transfer.reference ? [{ key: 'reference', label: t('reference'), value: transfer.reference }] : []),
                ...(transfer.note ? [{ key: 'note', label: t('remark'), value: transfer.note }] : []),
              ]}
            />
          </Panel>
          <Arrivals transfer={transfer} />
        </div>
      </div>
      {receiving ? <ReceiveForm transfer={transfer} onClose={() => setReceiving(false)} /> : null}
    </>
  )
}

type GoodsLine = Transfer['lines'][number]

function Goods({ transfer }: { transfer: Transfer }) {
  const t = useTranslations('transfer')
  const amount = (id: 'shipped' | 'received' | 'missing' | 'open', header: string): Column<GoodsLine> => ({
    id,
    header,
    align: 'end',
    width: id === 'shipped' ? 'w-36' : 'w-28',
    ...(id === 'open' ? { narrow: 'value' as const } : {}),
    cell: (line) =>
      id === 'shipped' ? (
        <EnteredAmount line={{ ...line, quantity: line.shipped }} />
      ) : (
        <Amount value={line[id]} unit={line.unit} className={line[id] === '0' ? 'text-faint' : ''} />
      ),
  })
  const columns: Column<GoodsLine>[] = [
    {
      id: 'item',
      header: t('form.item'),
      narrow: 'title',
      cell: (line) => (
        <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
          <span className="font-medium">{line.itemName}</span>
          <span className="text-faint">
            <Code>{line.sku}</Code>
          </span>
          {line.lotCode ? <span className="text-sm text-soft">{t('lot', { code: line.lotCode })}</span> : null}
        </span>
      ),
    },
    amount('shipped', t('shipped')),
    amount('received', t('received')),
    amount('missing', t('lost')),
    amount('open', t('onTheRoad')),
  ]
  return (
    <DataTable
      label={t('goods')}
      columns={columns}
      rows={transfer.lines}
      rowKey={(line) => String(line.lineNo)}
      href={(line) => `/items/view?id=${line.itemId}`}
    />
  )
}

function Arrivals({ transfer }: { transfer: Transfer }) {
  const t = useTranslations('transfer')
  const units = new Map(transfer.lines.map((line) => [line.lineNo, line]))
  return (
    <Panel title={t('history')}>
      {transfer.arrivals.length === 0 ? (
        <p className="text-soft">{t('historyEmpty')}</p>
      ) : (
        <ul className="divide-y">
          {transfer.arrivals.map((arrival) => (
            <li key={arrival.movementId} className="py-2">
              <p className="flex flex-wrap items-baseline justify-between gap-x-3">
                <span className="font-medium">
                  {t(arrival.isMissing ? 'loss' : 'arrival', { name: arrival.actorName })}
                </span>
                <span className="text-sm text-soft">
                  <DateTime value={arrival.effectiveAt} />
                </span>
              </p>
              <ul className="text-sm text-soft">
                {arrival.lines.map((line) => (
                  <li key={line.lineNo}>
                    <EnteredAmount line={{ ...line, unit: units.get(line.lineNo)?.unit ?? '' }} />{' '}
                    {units.get(line.lineNo)?.itemName}
                  </li>
                ))}
              </ul>
              {arrival.isMissing && arrival.reason ? <p className="text-sm">{arrival.reason}</p> : null}
              {arrival.reversedById ? <Badge>{t('reversed')}</Badge> : null}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
