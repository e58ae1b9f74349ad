'use client'
import { Archive, ArchiveRestore, Ellipsis, Pencil } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Field } from '#contract/field.ts'
import type { ItemType } from '#contract/item-type.ts'
import { itemsAddress } from '#web/item/items-address.ts'
import { useArchiveSchema } from '#web/schema/archive-schema.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Menu, MenuItem } from '#web/ui/menu.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

/** Every item, then the types, each with how many fields it has. */
export function TypeList({
  types,
  fields,
  chosenId,
  onChoose,
  onEdit,
}: {
  types: readonly ItemType[] | undefined
  fields: readonly Field[] | undefined
  chosenId: string | undefined
  onChoose: (typeId: string | undefined) => void
  /** left out: nothing can be changed */
  onEdit?: (type: ItemType) => void
}) {
  const t = useTranslations('schema')
  const { setType } = useArchiveSchema()
  const [archivedToo, setArchivedToo] = useState(false)
  const count = (typeId: string | null) =>
    fields?.filter((field) => field.itemTypeId === typeId && !field.archivedAt).length ?? 0
  const shown = types?.filter((type) => archivedToo || !type.archivedAt || type.id === chosenId)
  const entry = (id: string | undefined, name: string, archived = false) => (
    <button
      type="button"
      aria-current={chosenId === id ? 'true' : undefined}
      onClick={() => onChoose(id)}
      className={classNames(
        'flex h-9 min-w-0 flex-1 items-center gap-2 rounded-md px-2.5 text-left hover:bg-sunken pointer-coarse:h-11',
        chosenId === id && 'bg-wash font-medium text-accent-strong hover:bg-wash',
      )}
    >
      <span className="min-w-0 flex-1 truncate">{name}</span>
      {archived ? <Badge tone="warn">{t('archived')}</Badge> : null}
      <span className="text-sm font-normal text-faint">{count(id ?? null)}</span>
    </button>
  )
  return (
    <Panel className="p-1.5 [&>div]:p-0">
      <nav aria-label={t('types')}>
        <div className="flex">{entry(undefined, t('everyItem'))}</div>
        <h2 className="px-2.5 pt-4 pb-1 text-xs font-medium text-faint">{t('types')}</h2>
        {shown === undefined ? (
          <div aria-busy="true" className="space-y-4 p-2.5">
            <Skeleton className="w-1/2" />
            <Skeleton className="w-2/3" />
            <Skeleton className="w-2/5" />
          </div>
        ) : shown.length === 0 ? (
          <p className="px-2.5 pb-2 text-sm text-soft">{t('emptyTypes')}</p>
        ) : (
          <ul>
            {shown.map((type) => (
              <li key={type.id} className="flex items-center">
                {entry(type.id, type.name, type.archivedAt !== null)}
                <Menu
                  trigger={
                    <Button look="quiet" size="icon" aria-label={t('moreFor', { name: type.name })}>
                      <Ellipsis />
                    </Button>
                  }
                >
                  <MenuItem asChild>
                    <Link href={itemsAddress({ field: 'itemType', op: 'in', value: [type.id] })}>{t('itemsOf')}</Link>
                  </MenuItem>
                  {onEdit ? (
                    <>
                      <MenuItem onSelect={() => onEdit(type)}>
                        <Pencil />
                        {t('edit')}
                      </MenuItem>
                      <MenuItem onSelect={() => setType(type, !type.archivedAt)}>
                        {type.archivedAt ? <ArchiveRestore /> : <Archive />}
                        {type.archivedAt ? t('restore') : t('archive')}
                      </MenuItem>
                    </>
                  ) : null}
                </Menu>
              </li>
            ))}
          </ul>
        )}
        {types?.some((type) => type.archivedAt) ? (
          <Checkbox
            className="mt-3 mb-1 ml-2.5 text-soft"
            label={<span className="font-normal">{t('showArchived')}</span>}
            checked={archivedToo}
            onChange={(event) => setArchivedToo(event.target.checked)}
          />
        ) : null}
      </nav>
    </Panel>
  )
}
