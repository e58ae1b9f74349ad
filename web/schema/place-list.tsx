'use client'
import {
  Archive,
  ArchiveRestore,
  ArrowLeftRight,
  Boxes,
  Ellipsis,
  FolderTree,
  Grid2x2,
  Layers,
  type LucideIcon,
  Pencil,
  Plus,
  Shapes,
  Truck,
  Warehouse,
} from 'lucide-react'
import Link from 'next/link'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Category } from '#contract/category.ts'
import { type Field, type FieldEntity, fieldEntities } from '#contract/field.ts'
import type { FieldSet } from '#contract/field-set.ts'
import type { ItemType } from '#contract/item-type.ts'
import { useCategories } from '#web/category/use-categories.ts'
import { itemsAddress } from '#web/item/items-address.ts'
import { useArchiveSchema } from '#web/schema/archive-schema.ts'
import { ownFields, printPlace, type SchemaPlace, setsOf } from '#web/schema/schema-place.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Menu, MenuItem } from '#web/ui/menu.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

/** What can be created or renamed in the list. */
export type Subject =
  | { of: 'type'; type?: ItemType }
  | { of: 'set'; set?: FieldSet; attachTo?: SchemaPlace }
  | { of: 'category'; category?: Category; parentId?: string }

const entityIcons: Record<FieldEntity, LucideIcon> = {
  item: Boxes,
  variant: Grid2x2,
  location: Warehouse,
  supplier: Truck,
  movementLine: ArrowLeftRight,
}

/** Everything that has fields: records, item types, the tree of categories, field sets; each with how many it has. */
export function PlaceList({
  types,
  sets,
  fields,
  chosen,
  onChoose,
  onSubject,
}: {
  types: readonly ItemType[] | undefined
  sets: readonly FieldSet[] | undefined
  fields: readonly Field[] | undefined
  chosen: SchemaPlace
  onChoose: (place: SchemaPlace) => void
  /** creates or renames; left out: nothing can be changed */
  onSubject?: ((subject: Subject) => void) | undefined
}) {
  const t = useTranslations('schema')
  const { all: categories, tree } = useCategories()
  const archive = useArchiveSchema()
  const [archivedToo, setArchivedToo] = useState(false)
  const isChosen = (place: SchemaPlace) => printPlace(place) === printPlace(chosen)
  const living = fields?.filter((field) => !field.archivedAt) ?? []
  // by its sets as well: a type of a template has none of its own
  const countOf = (place: SchemaPlace) =>
    [place, ...setsOf(place, sets ?? [], []).map(({ id }) => ({ of: 'set', id }) as const)].reduce(
      (count, one) => count + ownFields(one, living).length,
      0,
    )
  const shown = <Row extends { archivedAt: string | null }>(rows: readonly Row[] | undefined) =>
    rows?.filter((row) => archivedToo || !row.archivedAt)
  const entry = (place: SchemaPlace, name: string, icon: ReactNode, row?: { archivedAt: string | null }, depth = 0) => (
    <button
      type="button"
      aria-current={isChosen(place) ? 'true' : undefined}
      onClick={() => onChoose(place)}
      style={depth > 0 ? { paddingLeft: 10 + depth * 16 } : undefined}
      className={classNames(
        'flex h-8 min-w-0 flex-1 items-center gap-2 rounded-md px-2.5 text-left hover:bg-sunken pointer-coarse:h-11 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-faint',
        isChosen(place) && 'bg-wash font-medium text-accent-strong hover:bg-wash [&_svg]:text-accent',
      )}
    >
      {icon}
      <span className="min-w-0 flex-1 truncate">{name}</span>
      {row?.archivedAt ? <Badge tone="warn">{t('archived')}</Badge> : null}
      {place.of === 'category' ? null : <span className="text-sm font-normal text-faint">{countOf(place) || ''}</span>}
    </button>
  )
  const acts = (
    name: string,
    row: { archivedAt: string | null },
    edit: () => void,
    toggle: () => void,
    more?: ReactNode,
  ) => (
    <Menu
      trigger={
        <Button look="quiet" size="icon" className="text-faint" aria-label={t('moreFor', { name })}>
          <Ellipsis />
        </Button>
      }
    >
      {more}
      {onSubject ? (
        <>
          <MenuItem onSelect={edit}>
            <Pencil />
            {t('edit')}
          </MenuItem>
          <MenuItem onSelect={toggle}>
            {row.archivedAt ? <ArchiveRestore /> : <Archive />}
            {row.archivedAt ? t('restore') : t('archive')}
          </MenuItem>
        </>
      ) : null}
    </Menu>
  )
  const branches = [
    ...(tree ?? []),
    ...(archivedToo ? (categories ?? []).filter((one) => one.archivedAt) : []).map((row) => ({ row, depth: 0 })),
  ]
  const hasArchived = [types, sets, categories].some((rows) => rows?.some((row) => row.archivedAt))
  return (
    <Panel className="p-1.5 [&>div]:p-0">
      <nav aria-label={t('title')}>
        <Group title={t('records')}>
          {fieldEntities.map((entity) => {
            const Icon = entityIcons[entity]
            return (
              <li key={entity} className="flex">
                {entry({ of: 'entity', entity }, t(`entity.${entity}`), <Icon aria-hidden="true" />)}
              </li>
            )
          })}
        </Group>
        <Group
          title={t('types')}
          add={onSubject && { label: t('newType'), run: () => onSubject({ of: 'type' }) }}
          empty={t('emptyTypes')}
          loading={types === undefined}
        >
          {shown(types)?.map((type) => (
            <li key={type.id} className="flex items-center">
              {entry({ of: 'type', id: type.id }, type.name, <Shapes aria-hidden="true" />, type)}
              {acts(
                type.name,
                type,
                () => onSubject?.({ of: 'type', type }),
                () => archive.toggleType(type),
                <MenuItem asChild>
                  <Link href={itemsAddress({ field: 'itemType', op: 'in', value: [type.id] })}>{t('itemsOf')}</Link>
                </MenuItem>,
              )}
            </li>
          ))}
        </Group>
        <Group
          title={t('categories')}
          add={onSubject && { label: t('newCategory'), run: () => onSubject({ of: 'category' }) }}
          empty={t('emptyCategories')}
        >
          {branches.map(({ row, depth }) => (
            <li key={row.id} className="flex items-center">
              {entry({ of: 'category', id: row.id }, row.name, <FolderTree aria-hidden="true" />, row, depth)}
              {acts(
                row.name,
                row,
                () => onSubject?.({ of: 'category', category: row }),
                () => archive.toggleCategory(row),
                onSubject ? (
                  <MenuItem onSelect={() => onSubject({ of: 'category', parentId: row.id })}>
                    <Plus />
                    {t('newCategoryBelow')}
                  </MenuItem>
                ) : null,
              )}
            </li>
          ))}
        </Group>
        <Group
          title={t('sets')}
          add={onSubject && { label: t('newSet'), run: () => onSubject({ of: 'set' }) }}
          empty={t('emptySets')}
        >
          {shown(sets)?.map((set) => (
            <li key={set.id} className="flex items-center">
              {entry({ of: 'set', id: set.id }, set.name, <Layers aria-hidden="true" />, set)}
              {acts(
                set.name,
                set,
                () => onSubject?.({ of: 'set', set }),
                () => archive.toggleSet(set),
              )}
            </li>
          ))}
        </Group>
        {hasArchived ? (
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

function Group({
  title,
  add,
  empty,
  loading = false,
  children,
}: {
  title: string
  add?: { label: string; run: () => void } | undefined
  empty?: string
  loading?: boolean
  children: ReactNode[] | undefined
}) {
  return (
    <section className="mb-3 last:mb-0">
      <div className="flex h-8 items-center pl-2.5">
        <h2 className="flex-1 text-xs font-medium text-faint">{title}</h2>
        {add ? (
          <Button
            look="quiet"
            size="icon"
            className="text-faint"
            aria-label={add.label}
            title={add.label}
            onClick={add.run}
          >
            <Plus />
          </Button>
        ) : null}
      </div>
      {loading ? (
        <div aria-busy="true" className="space-y-4 p-2.5">
          <Skeleton className="w-1/2" />
          <Skeleton className="w-2/3" />
        </div>
      ) : children && children.length > 0 ? (
        <ul>{children}</ul>
      ) : (
        <p className="px-2.5 pb-1 text-sm text-faint">{empty}</p>
      )}
    </section>
  )
}
