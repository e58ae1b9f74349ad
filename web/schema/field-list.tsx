'use client'
import { Archive, ArchiveRestore, ArrowDown, ArrowUp, Ellipsis, Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Field } from '#contract/field.ts'
import type { ItemType } from '#contract/item-type.ts'
import { useArchiveSchema } from '#web/schema/archive-schema.ts'
import { useMoveField } from '#web/schema/move-field.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { Code } from '#web/ui/code-block.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Menu, MenuItem, MenuLine } from '#web/ui/menu.tsx'
import { Panel } from '#web/ui/panel.tsx'

/** The fields of one type, or of every item, in the order of forms. */
export function FieldList({
  type,
  fields,
  onEdit,
  onNew,
}: {
  type: ItemType | undefined
  fields: readonly Field[] | undefined
  onEdit?: (field: Field) => void
  onNew?: () => void
}) {
  const t = useTranslations('schema')
  const { setField } = useArchiveSchema()
  const { move, moving } = useMoveField()
  const [archivedToo, setArchivedToo] = useState(false)
  const living = fields?.filter((field) => !field.archivedAt)
  const shown = fields?.filter((field) => archivedToo || !field.archivedAt)
  const columns: Column<Field>[] = [
    {
      id: 'name',
      header: t('column.name'),
      narrow: 'title',
      cell: (field) => (
        <span className="flex min-w-0 items-baseline gap-2">
          {onEdit ? (
            <button
              type="button"
              className="text-left font-medium underline-offset-4 hover:underline"
              onClick={() => onEdit(field)}
            >
              {field.name}
            </button>
          ) : (
            <span className="font-medium">{field.name}</span>
          )}
          {field.archivedAt ? <Badge tone="warn">{t('archived')}</Badge> : null}
          {field.help ? <span className="min-w-0 truncate text-faint max-xl:hidden">{field.help}</span> : null}
        </span>
      ),
    },
    {
      id: 'key',
      header: t('column.key'),
      width: 'w-40',
      from: 'md',
      cell: (field) => (
        <span className="text-faint">
          <Code>{field.key}</Code>
        </span>
      ),
    },
    {
      id: 'kind',
      header: t('column.kind'),
      width: 'w-36',
      narrow: 'note',
      cell: (field) => (
        <>
          {t(`kind.${field.kind}`)}
          {field.unit ? <span className="text-faint"> · {field.unit}</span> : null}
        </>
      ),
    },
    {
      id: 'rules',
      header: t('column.rules'),
      width: 'w-52',
      narrow: 'note',
      cell: (field) => <span className="text-soft">{rules(t, field).join(', ')}</span>,
    },
    ...(onEdit
      ? ([
          {
            id: 'acts',
            header: <span className="sr-only">{t('column.acts')}</span>,
            width: 'w-14',
            align: 'end',
            narrow: 'value',
            cell: (field) => {
              const at = living?.findIndex((one) => one.id === field.id) ?? -1
              return (
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
                  {living && at >= 0 ? (
                    <>
                      <MenuItem disabled={at === 0 || moving} onSelect={() => move(living, field.id, -1)}>
                        <ArrowUp />
                        {t('moveUp')}
                      </MenuItem>
                      <MenuItem
                        disabled={at === living.length - 1 || moving}
                        onSelect={() => move(living, field.id, 1)}
                      >
                        <ArrowDown />
                        {t('moveDown')}
                      </MenuItem>
                    </>
                  ) : null}
                  <MenuLine />
                  <MenuItem onSelect={() => setField(field, !field.archivedAt)}>
                    {field.archivedAt ? <ArchiveRestore /> : <Archive />}
                    {field.archivedAt ? t('restore') : t('archive')}
                  </MenuItem>
                </Menu>
              )
            },
          },
        ] satisfies Column<Field>[])
      : []),
  ]
  return (
    <Panel
      flush
      title={type?.name ?? t('everyItem')}
      note={type ? type.description || t('inherited') : t('everyItemNote')}
    >
      {shown?.length === 0 ? (
        <EmptyState
          title={t('emptyTitle')}
          actions={
            onNew ? (
              <Button onClick={onNew}>
                <Plus />
                {t('newField')}
              </Button>
            ) : null
          }
        >
          {type ? t('emptyType', { type: type.name }) : t('emptyEvery')}
        </EmptyState>
      ) : (
        <DataTable
          label={type?.name ?? t('everyItem')}
          columns={columns}
          rows={shown}
          rowKey={(field) => field.id}
          rowClass={(field) => (field.archivedAt ? 'text-soft' : undefined)}
          skeletonRows={5}
        />
      )}
      {fields?.some((field) => field.archivedAt) ? (
        <div className="border-t px-4 py-2.5 text-soft">
          <Checkbox
            label={<span className="font-normal">{t('showArchived')}</span>}
            checked={archivedToo}
            onChange={(event) => setArchivedToo(event.target.checked)}
          />
        </div>
      ) : null}
    </Panel>
  )
}

function rules(t: ReturnType<typeof useTranslations<'schema'>>, field: Field): string[] {
  const { min, max } = field
  return [
    ...(field.required ? [t('rule.required')] : []),
    ...(min !== null && max !== null ? [t('rule.range', { min, max })] : []),
    ...(min !== null && max === null ? [t('rule.from', { min })] : []),
    ...(min === null && max !== null ? [t('rule.to', { max })] : []),
    ...(field.kind === 'select' ? [t('rule.options', { count: field.options.length })] : []),
  ]
}
