'use client'
import { Blocks, Pencil, Unplug } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Item } from '#contract/item.ts'
import { getKit, type Kit } from '#contract/kit.ts'
import { toQuantity } from '#core/number/quantity.ts'
import { EditParts } from '#web/kit/edit-parts.tsx'
import { MakeKits } from '#web/kit/make-kits.tsx'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { Amount } from '#web/ui/amount.tsx'
import { Button } from '#web/ui/button.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

/** What an item is made of: how many are assembled and how many more could be, and the acts that do so. */
export function ItemKit({ item }: { item: Item }) {
  const t = useTranslations('kit')
  const problemText = useProblemText()
  const { can } = useSession()
  const [open, setOpen] = useState<'parts' | 'assemble' | 'takeApart'>()
  const query = useRead(getKit, { params: { itemId: item.id }, query: {} })
  const kit = query.data
  const mayWrite = can('item:write') && !item.archivedAt
  const mayRecord = can('movement:record') && !item.archivedAt
  const isKit = kit !== undefined && kit.parts.length > 0
  // who can neither name parts nor sees any has nothing to look at
  if (kit && !isKit && kit.partOf.length === 0 && !mayWrite) return null
  return (
    <Panel
      flush
      title={t('title')}
      actions={
        mayWrite && kit ? (
          <Button size="sm" onClick={() => setOpen('parts')}>
            <Pencil />
            {t(isKit ? 'edit' : 'define')}
          </Button>
        ) : null
      }
    >
      {query.isError && !kit ? (
        <ErrorState onRetry={() => void query.refetch()}>{problemText(query.error)}</ErrorState>
      ) : !kit ? (
        <div className="p-4" aria-busy="true">
          <Skeleton className="h-16" />
        </div>
      ) : (
        <>
          {isKit ? (
            <Loaded kit={kit} unit={item.unit} />
          ) : kit.partOf.length === 0 ? (
            <p className="px-4 py-5 text-soft">{t(mayWrite ? 'noneWrite' : 'none')}</p>
          ) : null}
          {isKit && mayRecord ? (
            <div className="flex flex-wrap gap-2 border-t px-4 py-3">
              <Button size="sm" look="primary" onClick={() => setOpen('assemble')}>
                <Blocks />
                {t('assemble')}
              </Button>
              <Button size="sm" disabled={!toQuantity(kit.onHand).gt(0)} onClick={() => setOpen('takeApart')}>
                <Unplug />
                {t('takeApart')}
              </Button>
            </div>
          ) : null}
          {kit.partOf.length > 0 ? <PartOf kit={kit} unit={item.unit} /> : null}
          {open === 'parts' ? <EditParts item={item} kit={kit} onClose={() => setOpen(undefined)} /> : null}
          {open === 'assemble' || open === 'takeApart' ? (
            <MakeKits item={item} kit={kit} act={open} onClose={() => setOpen(undefined)} />
          ) : null}
        </>
      )}
    </Panel>
  )
}

function Loaded({ kit, unit }: { kit: Kit; unit: string }) {
  const t = useTranslations('kit')
  return (
    <>
      <dl className="grid grid-cols-2 divide-x border-b">
        {[
          { label: t('assembled'), value: kit.onHand },
          { label: t('canAssemble'), value: kit.assemblable },
        ].map(({ label, value }) => (
          <div key={label} className="px-4 py-2.5">
            <dt className="text-sm text-soft">{label}</dt>
            <dd className="text-lg font-semibold">
              <Amount value={value} unit={unit} />
            </dd>
          </div>
        ))}
      </dl>
      <ul className="divide-y">
        {kit.parts.map((part) => (
          <li key={part.itemId} className="px-4 py-2.5">
            <p className="flex items-baseline gap-3">
              <Link
                className="min-w-0 flex-1 font-medium [overflow-wrap:anywhere] hover:underline"
                href={`/items/view?id=${part.itemId}`}
              >
                {part.itemName}
              </Link>
              <span className="shrink-0">
                {t.rich('perKit', { amount: () => <Amount value={part.quantity} unit={part.unit} /> })}
              </span>
            </p>
            <p className={toQuantity(part.available).lt(part.quantity) ? 'text-sm text-danger' : 'text-sm text-soft'}>
              {t.rich('available', { amount: () => <Amount value={part.available} unit={part.unit} /> })}
            </p>
          </li>
        ))}
      </ul>
      {kit.places.length > 0 ? (
        <ul className="border-t px-4 py-2.5 text-sm text-soft">
          {kit.places.map((place) => (
            <li key={place.locationId}>
              {t.rich('where', {
                place: place.locationName,
                had: () => <Amount value={place.onHand} />,
                more: () => <Amount value={place.assemblable} />,
              })}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

function PartOf({ kit, unit }: { kit: Kit; unit: string }) {
  const t = useTranslations('kit')
  return (
    <div className="px-4 py-3">
      <h3 className="text-sm text-soft">{t('partOf')}</h3>
      <ul>
        {kit.partOf.map((one) => (
          <li key={one.itemId} className="flex items-baseline gap-3 py-1">
            <Link
              className="min-w-0 flex-1 font-medium [overflow-wrap:anywhere] hover:underline"
              href={`/items/view?id=${one.itemId}`}
            >
              {one.itemName}
            </Link>
            <span className="shrink-0">
              {t.rich('perKit', { amount: () => <Amount value={one.quantity} unit={unit} /> })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
