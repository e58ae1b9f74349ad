'use client'
import { Pencil } from 'lucide-react'
import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { getItem } from '#contract/item.ts'
import { getLot, type LotRow } from '#contract/lot.ts'
import { textLink } from '#web/account/account-form.tsx'
import { CheckoutPanel } from '#web/checkout/checkout-panel.tsx'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { EditLot } from '#web/lot/edit-lot.tsx'
import { Expiry } from '#web/lot/expiry.tsx'
import { LotPlaces } from '#web/lot/lot-places.tsx'
import { LotTrace } from '#web/lot/lot-trace.tsx'
import { Amount } from '#web/ui/amount.tsx'
import { Button } from '#web/ui/button.tsx'
import { Code } from '#web/ui/code-block.tsx'
import { KeyValues } from '#web/ui/key-values.tsx'
import { OneRecord } from '#web/ui/one-record.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'

/** One lot or serial: where it is, where it came from and where it went. */
export function LotPage() {
  const t = useTranslations('lot')
  const lotId = useSearchParams().get('id') ?? undefined
  const query = useRead(getLot, { params: { lotId: lotId ?? '' } }, { enabled: lotId !== undefined })
  const back = { href: '/lots', label: t('title') }
  return (
    <OneRecord
      id={lotId}
      query={query}
      title={t('one')}
      back={back}
      missing={{ title: t('missing'), note: t('missingNote') }}
    >
      {(lot) => <Loaded lot={lot} back={back} />}
    </OneRecord>
  )
}

function Loaded({ lot, back }: { lot: LotRow; back: { href: string; label: string } }) {
  const t = useTranslations('lot')
  const { can } = useSession()
  const [editing, setEditing] = useState(false)
  const item = useRead(getItem, { params: { itemId: lot.itemId } })
  return (
    <>
      <PageHeader
        title={<span className="font-mono">{lot.code}</span>}
        back={back}
        actions={
          can('movement:correct') ? (
            <Button onClick={() => setEditing(true)}>
              <Pencil />
              {t('edit')}
            </Button>
          ) : null
        }
      />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_23rem] [&>*]:min-w-0">
        <div className="space-y-4 xl:col-start-2 xl:row-start-1">
          <Panel>
            <KeyValues
              rows={[
                {
                  key: 'item',
                  label: t('item'),
                  value: (
                    <Link href={`/items/view?id=${lot.itemId}`} className={textLink}>
                      {lot.itemName} <Code>{lot.sku}</Code>
                    </Link>
                  ),
                },
                { key: 'expiry', label: t('expiry'), value: <Expiry day={lot.expiresOn} /> },
                { key: 'onHand', label: t('column.onHand'), value: <Amount value={lot.onHand} unit={lot.unit} /> },
                ...(lot.note
                  ? [
                      {
                        key: 'note',
                        label: t('noteLabel'),
                        value: <span className="whitespace-pre-line">{lot.note}</span>,
                      },
                    ]
                  : []),
              ]}
            />
          </Panel>
          <LotPlaces lot={lot} />
          {item.data?.tracking === 'serial' ? (
            <CheckoutPanel of={{ itemId: lot.itemId, lotId: lot.id }} mayGive={lot.onHand === '1'} />
          ) : null}
        </div>
        <div className="space-y-4">
          <LotTrace lotId={lot.id} direction="back" />
          <LotTrace lotId={lot.id} direction="forward" />
        </div>
      </div>
      <EditLot lot={lot} open={editing} onOpenChange={setEditing} />
    </>
  )
}
