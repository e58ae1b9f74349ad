'use client'
import { Layers, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Field } from '#contract/field.ts'
import type { FieldSet } from '#contract/field-set.ts'
import { useCategories } from '#web/category/use-categories.ts'
import { FieldList } from '#web/schema/field-list.tsx'
import { kindTraits } from '#web/schema/kind-traits.ts'
import { AttachedSets, SetAttachments } from '#web/schema/place-head.tsx'
import { everyItem, ownFields, type SchemaPlace, setsOf } from '#web/schema/schema-place.ts'
import { useSchema } from '#web/schema/use-schema.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

/** The middle of the builder: a place's own fields, then what it has by sets and from every item. */
export function PlaceFields({
  place,
  fields,
  sets,
  above,
  onEdit,
  onNew,
  onNewSet,
  onChoose,
}: {
  place: SchemaPlace
  fields: readonly Field[] | undefined
  sets: readonly FieldSet[]
  /** a category and all above it */
  above: readonly string[]
  onEdit?: ((field: Field) => void) | undefined
  onNew?: (() => void) | undefined
  onNewSet?: (() => void) | undefined
  onChoose: (place: SchemaPlace) => void
}) {
  const t = useTranslations('schema')
  const { typesById } = useSchema()
  const { byId } = useCategories()
  const set = place.of === 'set' ? sets.find((one) => one.id === place.id) : undefined
  const category = place.of === 'category' ? byId.get(place.id) : undefined
  const type = place.of === 'type' ? typesById.get(place.id) : undefined
  const name = place.of === 'entity' ? t(`entity.${place.entity}`) : (set ?? category ?? type)?.name
  const path = above.slice(1).toReversed()
  const note =
    place.of === 'entity'
      ? t(`entityNote.${place.entity}`)
      : place.of === 'set'
        ? set?.description || t('setNote')
        : place.of === 'category'
          ? path.length > 0
            ? t('detail', { path: path.map((id) => byId.get(id)?.name ?? '…').join(' › ') })
            : t('categoryNote')
          : type?.description || t('typeNote')
  if (fields === undefined || name === undefined)
    return (
      <Panel flush title={<Skeleton className="h-5 w-40" />}>
        <div aria-busy="true" className="space-y-6 p-5">
          <Skeleton className="w-1/2" />
          <Skeleton className="w-2/3" />
          <Skeleton className="w-2/5" />
        </div>
      </Panel>
    )
  const own = ownFields(place, fields)
  const inherited = setsOf(place, sets, above)
  const every = place.of === 'type' || place.of === 'category' ? livingOf(everyItem, fields).length : 0
  const isEmpty = own.length === 0 && inherited.length === 0
  return (
    <div className="space-y-4">
      <Panel
        flush
        title={
          <span className="flex items-center gap-2">
            {name}
            {(set ?? category ?? type)?.archivedAt ? <Badge tone="warn">{t('archived')}</Badge> : null}
          </span>
        }
        note={note}
      >
        {place.of === 'entity' ? null : (
          <div className="border-b px-4 py-3 empty:hidden">
            {set ? <SetAttachments set={set} mayWrite={onNewSet !== undefined} /> : null}
            {place.of === 'type' || place.of === 'category' ? (
              <AttachedSets place={place} sets={sets} mayWrite={onNewSet !== undefined} />
            ) : null}
          </div>
        )}
        {isEmpty ? (
          <EmptyState
            className="py-10"
            title={t('emptyTitle')}
            actions={
              onNew ? (
                <Button look="primary" onClick={onNew}>
                  <Plus />
                  {t('newField')}
                </Button>
              ) : place.of === 'category' && onNewSet ? (
                <Button look="primary" onClick={onNewSet}>
                  <Layers />
                  {t('newSet')}
                </Button>
              ) : null
            }
          >
            {place.of === 'entity' ? t(`empty.${place.entity}`) : t(`empty.${place.of}`, { name })}
          </EmptyState>
        ) : place.of === 'category' ? null : (
          <FieldList fields={own} label={name} onEdit={onEdit} onNew={onNew} />
        )}
      </Panel>
      {inherited.map((one) => (
        <Panel
          key={one.id}
          flush
          title={one.name}
          note={t('fromSet')}
          actions={
            <Button
              size="sm"
              look="quiet"
              aria-label={t('openSet', { name: one.name })}
              onClick={() => onChoose({ of: 'set', id: one.id })}
            >
              {t('edit')}
            </Button>
          }
        >
          <Names fields={livingOf({ of: 'set', id: one.id }, fields)} onEdit={onEdit} />
        </Panel>
      ))}
      {every > 0 ? (
        <button
          type="button"
          className="px-4 text-sm text-soft underline-offset-4 hover:underline"
          onClick={() => onChoose(everyItem)}
        >
          {t('andEvery', { count: every })}
        </button>
      ) : null}
    </div>
  )
}

function Names({
  fields,
  onEdit,
}: {
  fields: readonly Field[]
  onEdit: ((field: Field) => void) | undefined
}): ReactNode {
  const t = useTranslations('schema')
  if (fields.length === 0) return <p className="px-4 py-3 text-soft">{t('emptyTitle')}</p>
  return (
    <ul className="flex flex-wrap gap-x-2 gap-y-1 px-2 py-2">
      {fields.map((field) => {
        const { icon: Icon } = kindTraits[field.kind]
        const name = (
          <>
            <Icon aria-hidden="true" className="size-4 text-faint" />
            {field.name}
          </>
        )
        return (
          <li key={field.id} className="flex text-soft">
            {onEdit ? (
              <button
                type="button"
                className="flex min-h-8 items-center gap-1.5 rounded-md px-2 hover:bg-sunken hover:text-ink pointer-coarse:min-h-11"
                onClick={() => onEdit(field)}
              >
                {name}
              </button>
            ) : (
              <span className="flex min-h-8 items-center gap-1.5 px-2">{name}</span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function livingOf(place: SchemaPlace, fields: readonly Field[]): Field[] {
  return ownFields(place, fields).filter((field) => !field.archivedAt)
}
