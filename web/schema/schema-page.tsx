'use client'
import { Layers, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Field } from '#contract/field.ts'
import { useCategories, withAncestors } from '#web/category/use-categories.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useSession } from '#web/lib/session.tsx'
import { useShortcut } from '#web/lib/shortcuts.tsx'
import { useUrlState } from '#web/lib/url-state.ts'
import { CategoryForm } from '#web/schema/category-form.tsx'
import { FieldEditor } from '#web/schema/field-editor.tsx'
import { FormPreview } from '#web/schema/form-preview.tsx'
import { PlaceFields } from '#web/schema/place-fields.tsx'
import { PlaceList, type Subject } from '#web/schema/place-list.tsx'
import { parsePlace, previewFields, printPlace, recordOf, type SchemaPlace } from '#web/schema/schema-place.ts'
import { SetForm } from '#web/schema/set-form.tsx'
import { TemplatesButton } from '#web/schema/templates.tsx'
import { TypeForm } from '#web/schema/type-form.tsx'
import { useFieldSets, useSchema } from '#web/schema/use-schema.ts'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

type Tab = 'places' | 'fields' | 'preview'
type Editing = Subject | { of: 'field'; field?: Field }

/** The builder: what has fields, its fields in order, and the form they make. Below 1024 px one of the three at a time. */
export function SchemaPage() {
  const t = useTranslations('schema')
  const shell = useTranslations('shell')
  const problemText = useProblemText()
  const { tenant, can } = useSession()
  const [address, setAddress] = useUrlState('of')
  const [tab, setTab] = useState<Tab>(address ? 'fields' : 'places')
  const [editing, setEditing] = useState<Editing>()
  const { types, fields, error, refetch } = useSchema()
  const { sets, setsById } = useFieldSets()
  const { byId } = useCategories()
  const mayWrite = can('schema:write')
  const place = parsePlace(address)
  const above = place.of === 'category' ? withAncestors(byId, place.id) : []
  const set = place.of === 'set' ? setsById.get(place.id) : undefined
  const choose = (next: SchemaPlace) => {
    setAddress(printPlace(next))
    setTab('fields')
  }
  const open = mayWrite ? setEditing : undefined
  const newField = place.of === 'category' ? undefined : open && (() => open({ of: 'field' }))
  const key = (keys: string, label: string, run: (() => void) | undefined) =>
    run && { keys, label, group: shell('shortcut.page'), run }
  useShortcut(key('n', t('newField'), newField))
  useShortcut(key('c', t('newType'), open && (() => open({ of: 'type' }))))
  const close = () => setEditing(undefined)
  const done = (next: SchemaPlace) => {
    close()
    choose(next)
  }
  const column = (of: Tab) => classNames('min-w-0', tab !== of && 'max-lg:hidden')
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note', { tenant: tenant.name })}
        actions={
          mayWrite ? (
            <>
              <TemplatesButton />
              <Button
                look={newField ? 'secondary' : 'primary'}
                onClick={() => setEditing(newField ? { of: 'set' } : { of: 'set', attachTo: place })}
              >
                <Layers />
                {t('newSet')}
              </Button>
              {newField ? (
                <Button look="primary" onClick={newField}>
                  <Plus />
                  {t('newField')}
                </Button>
              ) : null}
            </>
          ) : null
        }
      />
      {mayWrite ? null : <Notice className="mb-4">{t('readOnly')}</Notice>}
      {error && !(types && fields) ? (
        <Panel>
          <ErrorState onRetry={() => void refetch()}>{problemText(error)}</ErrorState>
        </Panel>
      ) : (
        <>
          <div className="mb-3 lg:hidden">
            <Segmented
              label={t('tab.label')}
              value={tab}
              onValueChange={setTab}
              options={(['places', 'fields', 'preview'] as const).map((one) => ({
                value: one,
                label: t(`tab.${one}`),
              }))}
            />
          </div>
          <div className="grid items-start gap-4 lg:grid-cols-[15rem_minmax(0,1fr)_minmax(0,20rem)] xl:grid-cols-[17rem_minmax(0,1fr)_minmax(0,24rem)]">
            <div className={column('places')}>
              <PlaceList types={types} sets={sets} fields={fields} chosen={place} onChoose={choose} onSubject={open} />
            </div>
            <div className={column('fields')}>
              <PlaceFields
                key={printPlace(place)}
                place={place}
                fields={fields}
                sets={sets ?? []}
                above={above}
                onEdit={open && ((field) => open({ of: 'field', field }))}
                onNew={newField}
                onNewSet={open && (() => open({ of: 'set', attachTo: place }))}
                onChoose={choose}
              />
            </div>
            <div className={classNames(column('preview'), 'lg:sticky lg:top-18')}>
              <Panel
                title={t('preview.title')}
                note={t('preview.note')}
                className="relative lg:max-h-[calc(100dvh-6rem)] lg:overflow-y-auto"
              >
                {fields === undefined ? (
                  <div aria-busy="true" className="space-y-4 pb-2">
                    <Skeleton className="h-9" />
                    <Skeleton className="h-9" />
                  </div>
                ) : (
                  <FormPreview
                    key={printPlace(place)}
                    fields={previewFields(place, fields)}
                    record={recordOf(place, above, set?.entity)}
                    sets={place.of === 'set' ? [] : (sets ?? [])}
                  />
                )}
              </Panel>
            </div>
          </div>
        </>
      )}
      {editing?.of === 'type' ? (
        <TypeForm type={editing.type} onClose={close} onDone={(type) => done({ of: 'type', id: type.id })} />
      ) : editing?.of === 'category' ? (
        <CategoryForm
          category={editing.category}
          parentId={editing.parentId}
          onClose={close}
          onDone={(category) => done({ of: 'category', id: category.id })}
        />
      ) : editing?.of === 'set' ? (
        <SetForm
          set={editing.set}
          scope={{
            itemTypeIds: editing.attachTo?.of === 'type' ? [editing.attachTo.id] : [],
            categoryIds: editing.attachTo?.of === 'category' ? [editing.attachTo.id] : [],
          }}
          onClose={close}
          onDone={(made) => done({ of: 'set', id: made.id })}
        />
      ) : editing?.of === 'field' && fields ? (
        <FieldEditor
          stored={editing.field}
          home={{
            entity: set?.entity ?? (place.of === 'entity' ? place.entity : 'item'),
            fieldSetId: place.of === 'set' ? place.id : '',
            itemTypeId: place.of === 'type' ? place.id : '',
          }}
          place={place}
          above={above}
          fields={fields}
          sets={sets ?? []}
          onClose={close}
        />
      ) : null}
    </>
  )
}
