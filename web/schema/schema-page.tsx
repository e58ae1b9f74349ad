'use client'
import { Plus, Shapes } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Field } from '#contract/field.ts'
import type { ItemType } from '#contract/item-type.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useSession } from '#web/lib/session.tsx'
import { useShortcut } from '#web/lib/shortcuts.tsx'
import { useUrlState } from '#web/lib/url-state.ts'
import { FieldForm } from '#web/schema/field-form.tsx'
import { FieldList } from '#web/schema/field-list.tsx'
import { TypeForm } from '#web/schema/type-form.tsx'
import { TypeList } from '#web/schema/type-list.tsx'
import { useSchema } from '#web/schema/use-schema.ts'
import { Button } from '#web/ui/button.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'

type Editing = { of: 'type'; type?: ItemType } | { of: 'field'; field?: Field }

/** Item types and, beside them, the fields of the chosen one; "every item" stands above the types. */
export function SchemaPage() {
  const t = useTranslations('schema')
  const shell = useTranslations('shell')
  const problemText = useProblemText()
  const { tenant, can } = useSession()
  const [chosenId, choose] = useUrlState('type')
  const [editing, setEditing] = useState<Editing>()
  const { types, fields, typesById, error, refetch } = useSchema()
  const mayWrite = can('schema:write')
  const chosen = chosenId ? typesById.get(chosenId) : undefined
  const own = fields?.filter((field) => field.itemTypeId === (chosen?.id ?? null))
  const newField = () => setEditing({ of: 'field' })
  useShortcut(mayWrite ? { keys: 'n', label: t('newField'), group: shell('shortcut.page'), run: newField } : undefined)
  useShortcut(
    mayWrite
      ? { keys: 'c', label: t('newType'), group: shell('shortcut.page'), run: () => setEditing({ of: 'type' }) }
      : undefined,
  )
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note', { tenant: tenant.name })}
        actions={
          mayWrite ? (
            <>
              <Button onClick={() => setEditing({ of: 'type' })}>
                <Shapes />
                {t('newType')}
              </Button>
              <Button look="primary" onClick={newField}>
                <Plus />
                {t('newField')}
              </Button>
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
        <div className="grid items-start gap-4 lg:grid-cols-[18rem_minmax(0,1fr)]">
          <TypeList
            types={types}
            fields={fields}
            chosenId={chosen?.id}
            onChoose={(typeId) => choose(typeId)}
            {...(mayWrite ? { onEdit: (type: ItemType) => setEditing({ of: 'type', type }) } : {})}
          />
          <FieldList
            key={chosen?.id}
            type={chosen}
            fields={own}
            {...(mayWrite ? { onEdit: (field: Field) => setEditing({ of: 'field', field }), onNew: newField } : {})}
          />
        </div>
      )}
      {editing?.of === 'type' ? (
        <TypeForm
          type={editing.type}
          onClose={() => setEditing(undefined)}
          onDone={(type) => {
            setEditing(undefined)
            choose(type.id)
          }}
        />
      ) : null}
      {editing?.of === 'field' ? (
        <FieldForm
          definition={editing.field}
          itemTypeId={chosen?.id}
          position={own?.length ?? 0}
          onClose={() => setEditing(undefined)}
        />
      ) : null}
    </>
  )
}
