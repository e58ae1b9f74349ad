'use client'
import { Archive, ArchiveRestore, Ellipsis, History, Pencil, Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Field } from '#contract/field.ts'
import { useArchiveSchema } from '#web/schema/archive-schema.ts'
import { FieldHistory } from '#web/schema/field-history.tsx'
import { kindTraits } from '#web/schema/kind-traits.ts'
import { useFieldOrder } from '#web/schema/order-fields.ts'
import { OrderConflict } from '#web/schema/order-conflict.tsx'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Menu, MenuItem } from '#web/ui/menu.tsx'
import { Sortable } from '#web/ui/sortable.tsx'

/** The fields of one place in the order of forms, to be dragged; archived ones on demand. */
export function FieldList({
  fields,
  label,
  onEdit,
  onNew,
}: {
  fields: readonly Field[]
  label: string
  /** left out: nothing can be changed */
  onEdit?: ((field: Field) => void) | undefined
  onNew?: (() => void) | undefined
}) {
  const t = useTranslations('schema')
  const [archivedToo, setArchivedToo] = useState(false)
  const { ordered, order, conflict } = useFieldOrder(fields.filter((field) => !field.archivedAt))
  const archived = fields.filter((field) => field.archivedAt)
  // Held here: a row leaves its list when it is archived, and its toast still has to take that back.
  const { toggleField } = useArchiveSchema()
  return (
    <>
      {conflict ? <OrderConflict fieldIds={fields.map((field) => field.id)} {...conflict} /> : null}
      {ordered.length > 0 ? (
        <Sortable
          className="divide-y"
          label={label}
          rows={ordered}
          rowKey={(field) => field.id}
          name={(field) => field.name}
          onOrder={order}
          disabled={!onEdit}
          row={(field, handle) => (
            <FieldRow field={field} handle={onEdit ? handle : null} onEdit={onEdit} onToggle={toggleField} />
          )}
        />
      ) : null}
      {onNew ? (
        <div className={classNames('p-1.5', ordered.length > 0 && 'border-t')}>
          <Button look="quiet" className="w-full justify-start px-2" onClick={onNew}>
            <Plus />
            {t('newField')}
          </Button>
        </div>
      ) : null}
      {archived.length > 0 ? (
        <div className="border-t">
          <Checkbox
            className="px-4 py-2.5 text-soft"
            label={<span className="font-normal">{t('showArchived')}</span>}
            checked={archivedToo}
            onChange={(event) => setArchivedToo(event.target.checked)}
          />
          {archivedToo ? (
            <ul className="divide-y border-t">
              {archived.map((field) => (
                <li key={field.id}>
                  <FieldRow field={field} handle={null} onEdit={onEdit} onToggle={toggleField} />
                </li>
              ))}
            </ul>
          ) : null}
        </div>
      ) : null}
    </>
  )
}

function FieldRow({
  field,
  handle,
  onEdit,
  onToggle,
}: {
  field: Field
  handle: ReactNode
  onEdit: ((field: Field) => void) | undefined
  onToggle: (field: Field) => void
}) {
  const t = useTranslations('schema')
  const changes = useTranslations('fieldChange')
  const [isHistoryOpen, setHistoryOpen] = useState(false)
  const { icon: Icon } = kindTraits[field.kind]
  const facts = [t(`kind.${field.kind}`), field.unit, ...rules(t, field)].filter(Boolean).join(' · ')
  const words = (
    <>
      <span className="flex min-w-0 items-center gap-2">
        <span className={classNames('truncate font-medium', field.archivedAt && 'text-soft')}>{field.name}</span>
        {field.archivedAt ? <Badge tone="warn">{t('archived')}</Badge> : null}
        {field.changeId ? <Badge tone="accent">{t('rule.changing')}</Badge> : null}
      </span>
      <span className="block truncate text-sm text-faint">{facts}</span>
    </>
  )
  return (
    <div className={classNames('flex items-center gap-2 py-1 pr-2', handle ? 'pl-1.5' : 'pl-4')}>
      {handle}
      <Icon aria-hidden="true" className="size-4 shrink-0 text-faint" />
      {onEdit ? (
        <button
          type="button"
          className="min-w-0 flex-1 rounded-md px-1.5 py-1 text-left hover:bg-sunken"
          onClick={() => onEdit(field)}
        >
          {words}
        </button>
      ) : (
        <div className="min-w-0 flex-1 px-1.5 py-1">{words}</div>
      )}
      {onEdit ? (
        <Menu
          trigger={
            <Button look="quiet" size="icon" aria-label={t('moreFor', { name: field.name })}>
              <Ellipsis />
            </Button>
          }
        >
          <MenuItem onSelect={() => onEdit(field)}>
            <Pencil />
            {t('edit')}
          </MenuItem>
          <MenuItem onSelect={() => setHistoryOpen(true)}>
            <History />
            {changes('history')}
          </MenuItem>
          <MenuItem onSelect={() => onToggle(field)}>
            {field.archivedAt ? <ArchiveRestore /> : <Archive />}
            {field.archivedAt ? t('restore') : t('archive')}
          </MenuItem>
        </Menu>
      ) : null}
      {isHistoryOpen ? <FieldHistory field={field} onClose={() => setHistoryOpen(false)} /> : null}
    </div>
  )
}

function rules(t: ReturnType<typeof useTranslations<'schema'>>, field: Field): string[] {
  const { min, max } = field
  const isFigure = kindTraits[field.kind].bounds === 'number'
  return [
    ...(field.required ? [t('rule.required')] : []),
    ...(field.unique ? [t('rule.unique')] : []),
    ...(isFigure && min !== null && max !== null ? [t('rule.range', { min, max })] : []),
    ...(isFigure && min !== null && max === null ? [t('rule.from', { min })] : []),
    ...(isFigure && min === null && max !== null ? [t('rule.to', { max })] : []),
    ...(kindTraits[field.kind].options
      ? [t('rule.options', { count: field.options.filter((option) => !option.archived).length })]
      : []),
    ...(field.condition ? [t('rule.conditional')] : []),
    ...(field.visibleTo ? [t('rule.hidden')] : []),
  ]
}
