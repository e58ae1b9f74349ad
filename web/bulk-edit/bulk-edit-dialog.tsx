'use client'
import { X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ItemChange } from '#contract/bulk-edit.ts'
import { canEdit } from '#core/attribute/field-rule.ts'
import { type Act, actsOf, toItemChange } from '#web/bulk-edit/change-draft.ts'
import { type DraftValue, holdsSeveral, toGiven } from '#web/field/attribute-draft.ts'
import { AttributeInput } from '#web/field/attribute-input.tsx'
import { ChoicePicker } from '#web/field/choice-picker.tsx'
import { type CellContext, fieldOf, isNumberColumn, isTextColumn, readCell } from '#web/item/cell-values.ts'
import type { ItemColumn } from '#web/item/item-columns.tsx'
import { useSession } from '#web/lib/session.tsx'
import { Button } from '#web/ui/button.tsx'
import { Combobox } from '#web/ui/combobox.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input, NumberInput, Textarea } from '#web/ui/input.tsx'
import { Select } from '#web/ui/select.tsx'

type Line = { column: string; act: Act; draft: DraftValue }

/** Asks what becomes of the chosen items: for one field or several, the value they get, lose, or have besides. */
export function BulkEditDialog({
  count,
  columns,
  context,
  onApply,
  onClose,
}: {
  count: number
  columns: ReadonlyMap<string, ItemColumn>
  context: CellContext
  onApply: (change: ItemChange) => void
  onClose: () => void
}) {
  const t = useTranslations('bulkEdit')
  const ui = useTranslations('ui')
  const grid = useTranslations('item.grid')
  const [lines, setLines] = useState<readonly Line[]>([])
  const [problem, setProblem] = useState<string>()
  const writable = [...columns.values()].filter(({ id }) => isWritable(id, context))
  const free = writable.filter(({ id }) => !lines.some((line) => line.column === id))
  const change = (at: number, part: Partial<Line>) => {
    setProblem(undefined)
    setLines((before) => before.map((line, index) => (index === at ? { ...line, ...part } : line)))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (lines.length === 0) return setProblem(t('nothing'))
    const read = lines.map(({ column, act, draft }) => {
      const field = fieldOf(column, context)
      if (field) return { column, act, value: toGiven(field, draft, context.timeZone) }
      if (act === 'emptied' || column === 'type' || column === 'category') return { column, act, value: draft }
      const reading = readCell(column, String(draft), context)
      if ('problem' in reading) return reading.problem
      return { column, act, value: String(Object.values(reading.change)[0] ?? '') }
    })
    const wrong = read.find((line) => typeof line === 'string')
    if (wrong) return setProblem(grid(`problem.${wrong}`))
    const made = toItemChange(read.filter((line) => typeof line !== 'string'))
    if (!made) return setProblem(t('valueMissing'))
    onApply(made)
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('title', { count })}
      description={t('note')}
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" form="bulk-form" look="primary">
            {t('apply', { count })}
          </Button>
        </>
      }
    >
      <form id="bulk-form" noValidate onSubmit={submit} className="space-y-4">
        {lines.map((line, at) => (
          <fieldset key={line.column} className="space-y-2 rounded-md border p-3">
            <legend className="sr-only">{columns.get(line.column)?.header}</legend>
            <div className="flex items-center gap-2">
              <span aria-hidden="true" className="min-w-0 flex-1 truncate font-medium">
                {columns.get(line.column)?.header}
              </span>
              <Button
                look="quiet"
                size="icon"
                aria-label={t('drop', { field: columns.get(line.column)?.header ?? '' })}
                onClick={() => setLines((before) => before.filter((_, index) => index !== at))}
              >
                <X />
              </Button>
            </div>
            <div className="grid gap-2 sm:grid-cols-[9rem_1fr]">
              <Select
                aria-label={t('how')}
                value={line.act}
                onChange={(event) => {
                  const act = actsOf(line.column, true).find((one) => one === event.target.value)
                  if (act) change(at, { act })
                }}
              >
                {actsOf(line.column, isList(line.column, context)).map((act) => (
                  <option key={act} value={act}>
                    {t(act)}
                  </option>
                ))}
              </Select>
              {line.act === 'emptied' ? null : (
                <ValueInput
                  line={line}
                  context={context}
                  label={t('value')}
                  onChange={(draft) => change(at, { draft })}
                />
              )}
            </div>
          </fieldset>
        ))}
        <Field label={t(lines.length === 0 ? 'field' : 'another')} error={problem}>
          <Combobox
            value={undefined}
            placeholder={t('fieldPlaceholder')}
            options={free.map(({ id, header }) => ({ value: id, label: header }))}
            onValueChange={(column) => {
              setProblem(undefined)
              setLines((before) => [...before, { column, act: 'set', draft: isList(column, context) ? [] : '' }])
            }}
          />
        </Field>
      </form>
    </Dialog>
  )
}

function isWritable(column: string, context: CellContext): boolean {
  if (column === 'sku') return false
  if (isTextColumn(column) || isNumberColumn(column) || column === 'type' || column === 'category') return true
  const field = fieldOf(column, context)
  if (
    !field ||
    field.archivedAt !== null ||
    field.unique ||
    ['formula', 'autonumber', 'file', 'image'].includes(field.kind)
  )
    return false
  return canEdit(field, context.role)
}

function isList(column: string, context: CellContext): boolean {
  const field = fieldOf(column, context)
  return field !== undefined && holdsSeveral(field)
}

function ValueInput({
  line,
  context,
  label,
  onChange,
}: {
  line: Line
  context: CellContext
  label: string
  onChange: (draft: DraftValue) => void
}) {
  const { tenant } = useSession()
  const field = fieldOf(line.column, context)
  if (field)
    return (
      <AttributeInput
        aria-label={label}
        field={field}
        value={line.draft}
        onChange={onChange}
        onLeave={() => undefined}
        currency={tenant.currency}
      />
    )
  const text = {
    'aria-label': label,
    value: String(line.draft),
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  }
  if (line.column === 'type' || line.column === 'category')
    return (
      <ChoicePicker
        aria-label={label}
        value={line.draft === '' ? [] : [String(line.draft)]}
        onValueChange={([value = '']) => onChange(value)}
        choices={[...(line.column === 'type' ? context.types : context.categories).values()].map(({ id, name }) => ({
          value: id,
          label: name,
        }))}
      />
    )
  if (isNumberColumn(line.column)) return <NumberInput {...text} />
  return line.column === 'description' ? <Textarea {...text} maxLength={10_000} /> : <Input {...text} />
}
