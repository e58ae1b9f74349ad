'use client'
import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Item } from '#contract/item.ts'
import { createPack, deletePack, listPacks, mostPacks, type Pack } from '#contract/pack.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { PackForm } from '#web/pack/pack-form.tsx'
import { factorShown } from '#web/pack/unit-choices.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { Code } from '#web/ui/code-block.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/** In what an item is handled besides its base unit. */
export function ItemPacks({ item }: { item: Item }) {
  const t = useTranslations('pack')
  const problemText = useProblemText()
  const { can } = useSession()
  const [editing, setEditing] = useState<Pack | 'new'>()
  const query = useRead(listPacks, { query: { itemId: item.id, limit: mostPacks } })
  const mayWrite = can('item:write') && !item.archivedAt
  const packs = query.data?.data
  return (
    <Panel
      flush
      title={t('title')}
      actions={
        mayWrite ? (
          <Button size="sm" onClick={() => setEditing('new')}>
            <Plus />
            {t('add')}
          </Button>
        ) : null
      }
    >
      {query.isError && !packs ? (
        <ErrorState onRetry={() => void query.refetch()}>{problemText(query.error)}</ErrorState>
      ) : !packs ? (
        <div className="p-4" aria-busy="true">
          <Skeleton className="h-6 w-3/5" />
        </div>
      ) : packs.length === 0 ? (
        <p className="px-4 py-5 text-soft">{t(mayWrite ? 'noneWrite' : 'none', { unit: item.unit })}</p>
      ) : (
        <ul className="divide-y">
          {packs.map((pack) => (
            <PackRow
              key={pack.id}
              pack={pack}
              isOwn={pack.itemId === item.id}
              mayWrite={mayWrite}
              onEdit={() => setEditing(pack)}
            />
          ))}
        </ul>
      )}
      {editing ? (
        <PackForm item={item} pack={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />
      ) : null}
    </Panel>
  )
}

function PackRow({
  pack,
  isOwn,
  mayWrite,
  onEdit,
}: {
  pack: Pack
  /** not one that a variant has from its item */
  isOwn: boolean
  mayWrite: boolean
  onEdit: () => void
}) {
  const t = useTranslations('pack')
  const { name, unit, factor, barcode } = pack
  const remove = useRemove(pack)
  return (
    <li className="flex items-center gap-2 py-1.5 pr-2 pl-4">
      <div className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3">
        <span className="font-medium [overflow-wrap:anywhere]">{name}</span>
        <span className="text-soft">
          {t.rich('size', {
            amount: () => (
              <span className="whitespace-nowrap">
                {factorShown(factor)} <span className="text-faint">{unit}</span>
              </span>
            ),
          })}
        </span>
        {barcode ? (
          <span className="text-faint">
            <Code>{barcode}</Code>
          </span>
        ) : null}
        {isOwn ? null : <Badge>{t('inherited')}</Badge>}
      </div>
      {mayWrite && isOwn ? (
        <span className="flex shrink-0">
          <Button look="quiet" size="icon" aria-label={t('editTitle', { name })} onClick={onEdit}>
            <Pencil />
          </Button>
          <Button look="quiet" size="icon" aria-label={t('remove', { name })} onClick={remove}>
            <Trash2 />
          </Button>
        </span>
      ) : null}
    </li>
  )
}

/** Removes a pack; the toast brings it back. */
function useRemove(pack: Pack): () => void {
  const t = useTranslations('pack')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const { name, itemId, factor, barcode } = pack
  const onError = (error: Error) => toastFailed(problemText(error))
  const refreshes = [listPacks]
  const again = useWrite(createPack, { refreshes, onError, onSuccess: () => toastDone(t('restored', { name })) })
  const remove = useWrite(deletePack, {
    refreshes,
    onError,
    onSuccess: () =>
      toastDone(t('removed', { name }), {
        label: ui('undo'),
        run: () => again.mutate({ body: { itemId, name, factor, barcode } }),
      }),
  })
  return () => remove.mutate({ params: { packId: pack.id }, ifMatch: pack.version })
}
