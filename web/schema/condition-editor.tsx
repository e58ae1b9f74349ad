'use client'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Field as FieldDefinition } from '#contract/field.ts'
import type { Filter } from '#contract/filter.ts'
import { ChoicePicker } from '#web/field/choice-picker.tsx'
import { OptionBadge } from '#web/field/option-badge.tsx'
import { useFilterWords } from '#web/item/filter-words.ts'
import {
  type ConditionRow,
  type ConditionRows,
  conditionKind,
  isComplete,
  operatorsFor,
  toCondition,
  toRows,
} from '#web/schema/condition-rows.ts'
import { Button } from '#web/ui/button.tsx'
import { Input } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Select } from '#web/ui/select.tsx'

/** When a field is shown: lines that compare other fields. @param fields  those it may depend on */
export function ConditionEditor({
  condition,
  onConditionChange,
  fields,
}: {
  condition: Filter | null
  onConditionChange: (condition: Filter | null) => void
  fields: readonly FieldDefinition[]
}) {
  const t = useTranslations('schema.condition')
  // Lines that are not complete yet have no place in the condition itself.
  const [rows, setRows] = useState<ConditionRows | undefined>(() => toRows(condition, fields))
  const say = useFilterWords()
  const change = (next: ConditionRows) => {
    setRows(next)
    onConditionChange(toCondition(next, fields))
  }
  if (fields.length === 0 && !condition) return <p className="text-sm text-soft">{t('none')}</p>
  if (!rows)
    return (
      <Notice
        actions={
          <Button size="sm" onClick={() => change({ join: 'and', rows: [] })}>
            {t('drop')}
          </Button>
        }
      >
        {condition ? <p className="font-medium">{say(condition)}</p> : null}
        <p>{t('complex')}</p>
      </Notice>
    )
  const add = () => change({ ...rows, rows: [...rows.rows, { key: '', op: 'eq', value: '' }] })
  const put = (index: number, row: ConditionRow) => change({ ...rows, rows: rows.rows.with(index, row) })
  return (
    <div className="space-y-2">
      {rows.rows.length > 1 ? (
        <Select
          aria-label={t('join')}
          value={rows.join}
          onChange={(event) => change({ ...rows, join: event.target.value === 'or' ? 'or' : 'and' })}
        >
          <option value="and">{t('all')}</option>
          <option value="or">{t('any')}</option>
        </Select>
      ) : null}
      {rows.rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
        <div key={index} className="flex items-start gap-1">
          <div className="grid min-w-0 flex-1 gap-1 sm:grid-cols-[minmax(0,1fr)_8rem_minmax(0,1fr)]">
            <Select
              aria-label={t('field')}
              value={row.key}
              onChange={(event) => {
                const field = fields.find((one) => one.key === event.target.value)
                put(index, { key: event.target.value, op: operatorsFor(field)[0] ?? 'eq', value: firstValue(field) })
              }}
            >
              <option value="">{t('fieldPlaceholder')}</option>
              {fields.map((field) => (
                <option key={field.id} value={field.key}>
                  {field.name}
                </option>
              ))}
            </Select>
            <RowValue
              row={row}
              field={fields.find((one) => one.key === row.key)}
              onRowChange={(next) => put(index, next)}
            />
          </div>
          <Button
            look="quiet"
            size="icon"
            className="mt-0.5"
            aria-label={t('remove', { number: String(index + 1) })}
            onClick={() => change({ ...rows, rows: rows.rows.toSpliced(index, 1) })}
          >
            <X />
          </Button>
        </div>
      ))}
      <Button size="sm" onClick={add} disabled={rows.rows.length >= 20}>
        <Plus />
        {t('add')}
      </Button>
      <p aria-live="polite" className="text-sm text-soft">
        {rows.rows.every(isComplete) ? null : t('incomplete')}
      </p>
    </div>
  )
}

function RowValue({
  row,
  field,
  onRowChange,
}: {
  row: ConditionRow
  field: FieldDefinition | undefined
  onRowChange: (row: ConditionRow) => void
}) {
  const t = useTranslations('schema.condition')
  const words = useTranslations('item.filter.operators')
  const yesNo = useTranslations('field')
  if (!field) return null
  const kind = conditionKind(field)
  const text = Array.isArray(row.value) ? '' : row.value
  const bare = row.op === 'empty' || row.op === 'notEmpty'
  const typed = {
    'aria-label': t('value'),
    value: text,
    onChange: (event: { target: { value: string } }) => onRowChange({ ...row, value: event.target.value }),
  }
  return (
    <>
      {kind === 'boolean' ? (
        <span className="self-center text-sm text-soft max-sm:hidden">{words('boolean.eq')}</span>
      ) : (
        <Select
          aria-label={t('how')}
          value={row.op}
          onChange={(event) => {
            const op = operatorsFor(field).find((one) => one === event.target.value)
            if (op) onRowChange({ ...row, op })
          }}
        >
          {operatorsFor(field).map((op) => (
            <option key={op} value={op}>
              {words(`${kind ?? 'text'}.${op}` as 'text.eq')}
            </option>
          ))}
        </Select>
      )}
      {bare ? null : kind === 'choice' ? (
        <ChoicePicker
          several
          aria-label={t('value')}
          value={Array.isArray(row.value) ? row.value : []}
          onValueChange={(value) => onRowChange({ ...row, value })}
          choices={field.options.map((option) => ({
            value: option.key,
            label: option.label,
            look: <OptionBadge option={option} />,
          }))}
        />
      ) : kind === 'boolean' ? (
        <Select {...typed}>
          <option value="true">{yesNo('yes')}</option>
          <option value="false">{yesNo('no')}</option>
        </Select>
      ) : (
        <Input
          type={kind === 'date' ? 'date' : 'text'}
          inputMode={kind === 'number' ? 'decimal' : 'text'}
          autoComplete="off"
          {...typed}
        />
      )}
    </>
  )
}

function firstValue(field: FieldDefinition | undefined): string | string[] {
  if (!field) return ''
  const kind = conditionKind(field)
  return kind === 'choice' ? [] : kind === 'boolean' ? 'true' : ''
}
