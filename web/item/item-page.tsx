'use client'
import {
  Archive,
  ArchiveRestore,
  ArrowLeftRight,
  Ellipsis,
  History,
  Layers,
  PackagePlus,
  Pencil,
  Scale,
  ShoppingCart,
  Tag,
} from 'lucide-react'
import { useRouter, useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { getItem, type Item } from '#contract/item.ts'
import type { RecordableKind } from '#contract/movement.ts'
import { ItemAlerts } from '#web/alert/item-alerts.tsx'
import { activityAddress } from '#web/audit/audit-entry.ts'
import { CheckoutPanel } from '#web/checkout/checkout-panel.tsx'
import { BecameNotice, MergedInto, useItemMerges } from '#web/duplicate/merged-notice.tsx'
import { ItemForecast } from '#web/forecast/item-forecast.tsx'
import { useArchiveItem } from '#web/item/archive-item.ts'
import { EditItem } from '#web/item/edit-item.tsx'
import { ItemDetails } from '#web/item/item-details.tsx'
import { ItemFigures } from '#web/item/item-figures.tsx'
import { ItemMovements } from '#web/item/item-movements.tsx'
import { ItemPictures } from '#web/item/item-pictures.tsx'
import { ItemPlaces } from '#web/item/item-places.tsx'
import { useItemStock } from '#web/item/item-stock.ts'
import { ItemTimeline } from '#web/item/item-timeline.tsx'
import { ItemKit } from '#web/kit/item-kit.tsx'
import { labelsAddress } from '#web/label/labels-address.ts'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useShortcut } from '#web/lib/shortcuts.tsx'
import { ItemLots } from '#web/lot/item-lots.tsx'
import { RecordMovement } from '#web/movement/record-movement.tsx'
import { ItemPacks } from '#web/pack/item-packs.tsx'
import { IncomingStock } from '#web/purchasing/incoming-stock.tsx'
import { ReorderPolicies } from '#web/purchasing/reorder-policies.tsx'
import { SupplierItemsPanel } from '#web/purchasing/supplier-items-panel.tsx'
import { ItemReservations } from '#web/reservation/item-reservations.tsx'
import { useSchema } from '#web/schema/use-schema.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { Code } from '#web/ui/code-block.tsx'
import { Menu, MenuItem } from '#web/ui/menu.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { OneRecord } from '#web/ui/one-record.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { useMedia } from '#web/ui/use-media.ts'
import { ItemValue } from '#web/valuation/item-value.tsx'
import { InheritedPanel } from '#web/variant/inherited-panel.tsx'
import { MatrixSheet } from '#web/variant/matrix-sheet.tsx'
import { VariantPanel } from '#web/variant/variant-panel.tsx'
import { VariantPlaces } from '#web/variant/variant-places.tsx'

/** One item: its figures, where it lies, what will be needed, what happened to it, and every act on it. */
export function ItemPage() {
  const t = useTranslations('item')
  const itemId = useSearchParams().get('id') ?? undefined
  const query = useRead(getItem, { params: { itemId: itemId ?? '' } }, { enabled: itemId !== undefined })
  const back = { href: '/items', label: t('title') }
  return (
    <OneRecord
      id={itemId}
      query={query}
      title={t('one')}
      back={back}
      missing={{ title: t('page.missing'), note: t('page.missingNote') }}
      skeleton={<ItemSkeleton />}
    >
      {(item) => <Loaded key={itemId} item={item} back={back} />}
    </OneRecord>
  )
}

function ItemSkeleton() {
  return (
    <>
      <Skeleton className="h-20" />
      <Skeleton className="mt-4 h-80" />
    </>
  )
}

function Loaded({ item, back }: { item: Item; back: { href: string; label: string } }) {
  const t = useTranslations('item')
  const shell = useTranslations('shell')
  const variant = useTranslations('variant')
  const label = useTranslations('label')
  const audit = useTranslations('audit')
  const router = useRouter()
  const { can } = useSession()
  const { typesById } = useSchema()
  const [recording, setRecording] = useState<RecordableKind>()
  const [kind, setKind] = useState<RecordableKind>('receipt')
  const [editing, setEditing] = useState(false)
  const [making, setMaking] = useState(false)
  // the pack whose code led here
  const pack = useSearchParams().get('pack')
  const archive = useArchiveItem()
  const merges = useItemMerges(item)
  const { balances } = useItemStock(item)
  const type = item.itemTypeId ? typesById.get(item.itemTypeId) : undefined
  const mayRecord = can('movement:record') && !item.archivedAt && item.variantAxes === null
  const mayWrite = can('item:write')
  const record = (next: RecordableKind) => {
    setKind(next)
    setRecording(next)
  }
  // where it is, is what one looks for on the floor: in one column it comes first
  const isWide = useMedia('(min-width: 80rem)', true)
  const places = (
    <>
      {item.variantAxes ? <VariantPlaces item={item} /> : <ItemPlaces item={item} />}
      {item.tracking === 'none' ? null : <ItemLots itemId={item.id} />}
    </>
  )
  // Where all of it lies in one place, that is where it leaves from.
  const only = balances?.length === 1 ? balances[0]?.locationId : undefined
  const leaves = kind === 'sale' || kind === 'transfer' || kind === 'adjustment'
  const group = shell('shortcut.page')
  useShortcut(mayRecord ? { keys: 'r', label: t('page.receive'), group, run: () => record('receipt') } : undefined)
  useShortcut(mayRecord ? { keys: 's', label: t('page.sell'), group, run: () => record('sale') } : undefined)
  useShortcut(mayRecord ? { keys: 't', label: t('page.transfer'), group, run: () => record('transfer') } : undefined)
  useShortcut(mayRecord ? { keys: 'a', label: t('page.adjust'), group, run: () => record('adjustment') } : undefined)
  useShortcut(mayWrite ? { keys: 'e', label: t('page.edit'), group, run: () => setEditing(true) } : undefined)
  return (
    <>
      <PageHeader
        title={item.name}
        back={back}
        badge={
          <span className="flex items-center gap-2 text-soft">
            <Code>{item.sku}</Code>
            {type ? <Badge>{type.name}</Badge> : null}
            {item.archivedAt ? <Badge tone="warn">{t('archived')}</Badge> : null}
          </span>
        }
        actions={
          <>
            {mayRecord ? (
              <div
                role="group"
                aria-label={t('page.acts')}
                className="flex flex-wrap gap-2 max-sm:grid max-sm:flex-1 max-sm:grid-cols-2"
              >
                <Button look="primary" onClick={() => record('receipt')}>
                  <PackagePlus />
                  {t('page.receive')}
                </Button>
                <Button onClick={() => record('sale')}>
                  <ShoppingCart />
                  {t('page.sell')}
                </Button>
                <Button onClick={() => record('transfer')}>
                  <ArrowLeftRight />
                  {t('page.transfer')}
                </Button>
                <Button onClick={() => record('adjustment')}>
                  <Scale />
                  {t('page.adjust')}
                </Button>
              </div>
            ) : null}
            {mayWrite ? (
              <>
                <Button className="max-sm:hidden" onClick={() => setEditing(true)}>
                  <Pencil />
                  {t('page.edit')}
                </Button>
                <Menu
                  trigger={
                    <Button look="quiet" size="icon" aria-label={t('page.more')}>
                      <Ellipsis />
                    </Button>
                  }
                >
                  <MenuItem className="sm:hidden" onSelect={() => setEditing(true)}>
                    <Pencil />
                    {t('page.edit')}
                  </MenuItem>
                  {item.parentId === null && !item.archivedAt ? (
                    <MenuItem onSelect={() => setMaking(true)}>
                      <Layers />
                      {variant(item.variantAxes ? 'change' : 'make')}
                    </MenuItem>
                  ) : null}
                  <MenuItem onSelect={() => router.push(labelsAddress([item.id]))}>
                    <Tag />
                    {label('link')}
                  </MenuItem>
                  {can('audit:read') ? (
                    <MenuItem onSelect={() => router.push(activityAddress({ entity: 'item', entityId: item.id }))}>
                      <History />
                      {audit('history')}
                    </MenuItem>
                  ) : null}
                  {merges?.into ? null : (
                    <MenuItem onSelect={() => archive(item, item.archivedAt === null)}>
                      {item.archivedAt ? <ArchiveRestore /> : <Archive />}
                      {item.archivedAt ? t('page.restore') : t('page.archive')}
                    </MenuItem>
                  )}
                </Menu>
              </>
            ) : null}
          </>
        }
      />
      {merges?.into ? (
        <BecameNotice merge={merges.into} />
      ) : item.archivedAt ? (
        <Notice
          tone="warn"
          className="mb-4"
          actions={
            mayWrite ? (
              <Button size="sm" onClick={() => archive(item, false)}>
                {t('page.restore')}
              </Button>
            ) : null
          }
        >
          {t('page.archivedNote')}
        </Notice>
      ) : null}
      {merges ? <MergedInto merges={merges.from} /> : null}
      <ItemFigures item={item} />
      {can('alert:read') ? <ItemAlerts itemId={item.id} /> : null}
      <div className="mt-4 grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_23rem] xl:grid-rows-[auto_1fr] [&>*]:min-w-0">
        {isWide ? null : places}
        {item.variantAxes ? (
          <VariantPanel item={item} onMake={() => setMaking(true)} />
        ) : can('forecast:read') ? (
          <ItemForecast itemId={item.id} />
        ) : null}
        <div className="space-y-4 xl:col-start-2 xl:row-span-2 xl:row-start-1">
          <ItemPictures item={item} />
          {isWide ? places : null}
          <ItemPacks item={item} />
          {item.variantAxes ? null : <ItemKit item={item} />}
          {item.variantAxes ? null : <ItemReservations item={item} />}
          {item.parentId ? <InheritedPanel item={item} parentId={item.parentId} /> : null}
          {item.variantAxes ? null : <ItemValue itemId={item.id} />}
          {can('purchase:read') ? <IncomingStock itemId={item.id} unit={item.unit} /> : null}
          {can('supplier:read') && !item.variantAxes ? <SupplierItemsPanel of={{ itemId: item.id }} /> : null}
          {can('purchase:read') && !item.variantAxes ? <ReorderPolicies itemId={item.id} unit={item.unit} /> : null}
          {item.tracking === 'serial' ? (
            <CheckoutPanel of={{ itemId: item.id }} mayGive={item.archivedAt === null} />
          ) : null}
          <ItemDetails item={item} />
        </div>
        <div className="space-y-4">
          <ItemTimeline itemId={item.id} />
          {item.variantAxes ? null : <ItemMovements item={item} />}
        </div>
      </div>
      <RecordMovement
        open={recording !== undefined}
        onOpenChange={(open) => open || setRecording(undefined)}
        preset={{
          kind,
          itemId: item.id,
          ...(pack ? { unit: pack } : {}),
          ...(only && leaves ? { fromLocationId: only } : {}),
          ...(only && !leaves ? { toLocationId: only } : {}),
        }}
      />
      {mayWrite ? <EditItem item={item} open={editing} onOpenChange={setEditing} /> : null}
      {mayWrite ? <MatrixSheet item={item} open={making} onOpenChange={setMaking} /> : null}
    </>
  )
}
