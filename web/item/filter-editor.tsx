'use client'
import { Command } from 'cmdk'
import { ChevronLeft } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Condition, Operator } from '#contract/filter.ts'
import { ReferenceInput } from '#web/field/reference-input.tsx'
import { ChoiceList } from '#web/item/choice-list.tsx'
import { type ConditionDraft, fromDraft, newDraft, toDraft } from '#web/item/condition-draft.ts'
import { DayEditor } from '#web/item/day-editor.tsx'
import type { FilterField } from '#web/item/filter-field.ts'
import { useFilterFields } from '#web/item/filter-fields.ts'
import { operatorChoices } from '#web/item/filter-words.ts'
import { useSession } from '#web/lib/session.tsx'
import { LocationPicker } from '#web/location/location-picker.tsx'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input, NumberInput } from '#web/ui/input.tsx'
import { floatItemClass } from '#web/ui/overlay.ts'
import { Segmented } from '#web/ui/segmented.tsx'
import { Select } from '#web/ui/select.tsx'

/** Field, operator and value of one condition. `condition` undefined: a new one. */
export function FilterEditor({
  condition,
  onApply,
}: {
  condition: Condition | undefined
  onApply: (condition: Condition) => void
}) {
  const t = useTranslations('item.filter')
  const { tenant } = useSession()
  const fields = useFilterFields()
  const known = condition && fields.get(condition.field)
  const [draft, setDraft] = useState<ConditionDraft | undefined>(
    condition && known ? toDraft(condition, known, tenant.timeZone) : undefined,
  )
  const [problem, setProblem] = useState<'valueMissing' | 'numberForm' | 'countForm'>()
  const field = draft && fields.get(draft.field)
  const change = (part: Partial<ConditionDraft>) => {
    setProblem(undefined)
    setDraft((before) => before && { ...before, ...part })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (!draft || !field) return
    const read = fromDraft(draft, field, tenant.timeZone)
    if (typeof read === 'string') setProblem(read)
    else onApply(read)
  }
  const bare = draft?.op === 'empty' || draft?.op === 'notEmpty'
  if (!draft || !field) {
    return (
      <FieldChoice
        fields={[...fields.values()]}
        onChoose={(chosen) => {
          setDraft(newDraft(chosen))
          setProblem(undefined)
        }}
      />
    )
  }
  return (
    <form noValidate onSubmit={submit} className="space-y-3 p-3">
      <button
        type="button"
        title={t('otherField')}
        onClick={() => setDraft(undefined)}
        className="-ml-1 flex items-center gap-1 rounded-md font-semibold hover:text-accent"
      >
        <ChevronLeft aria-hidden="true" className="size-4 text-faint" />
        {field.label}
      </button>
      {field.kind === 'boolean' || field.kind === 'state' ? null : (
        <Field label={t('operator')}>
          <Select value={draft.op} onChange={(event) => change({ op: event.target.value as Operator })}>
            {operatorChoices(t, field).map((one) => (
              <option key={one.value} value={one.value}>
                {one.label}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {bare ? null : (
        <ValueEditor
          field={field}
          draft={draft}
          onChange={change}
          error={problem ? t(problem) : undefined}
          label={t('value')}
        />
      )}
      {field.atLocation ? (
        <Field label={t('location')}>
          <LocationPicker
            value={draft.location || undefined}
            onValueChange={(location) => change({ location })}
            placeholder={t('anywhere')}
            first={t('anywhere')}
          />
        </Field>
      ) : null}
      <div className="flex justify-end">
        <Button type="submit" look="primary" size="sm">
          {t('apply')}
        </Button>
      </div>
    </form>
  )
}

const groups = { item: 'groupItem', stock: 'groupStock', custom: 'groupCustom', beside: 'groupBeside' } as const

/** Fields are found by a part of their name, not by letters strewn over it: a name that begins so first, then one with such a word. */
function rankField(_field: string, typed: string, [label = '']: string[] = []): number {
  const at = label.toLowerCase().indexOf(typed.trim().toLowerCase())
  if (at === -1) return 0
  return at === 0 ? 1 : label[at - 1] === ' ' ? 0.8 : 0.5
}

/** Which field the condition is about, by typing. */
function FieldChoice({ fields, onChoose }: { fields: readonly FilterField[]; onChoose: (field: FilterField) => void }) {
  const t = useTranslations('item.filter')
  const ui = useTranslations('ui')
  return (
    <Command loop label={t('field')} filter={rankField}>
      <Command.Input
        autoFocus
        placeholder={t('fieldPlaceholder')}
        className="h-10 w-full border-b bg-transparent px-3 outline-none placeholder:text-faint max-sm:text-lg"
      />
      <Command.List className="max-h-[min(22rem,50dvh)] overflow-y-auto p-1">
        <Command.Empty className="px-2 py-3 text-center text-soft">{ui('noneFound')}</Command.Empty>
        {(['item', 'stock', 'custom', 'beside'] as const).map((group) => {
          const own = fields.filter((field) => field.group === group)
          return own.length === 0 ? null : (
            <Command.Group
              key={group}
              heading={t(groups[group])}
              className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-faint"
            >
              {own.map((field) => (
                <Command.Item
                  key={field.field}
                  value={field.field}
                  keywords={[field.label]}
                  onSelect={() => onChoose(field)}
                  className={floatItemClass}
                >
                  <span className="min-w-0 flex-1 truncate">{field.label}</span>
                  {field.unit ? <span className="text-sm text-faint">{field.unit}</span> : null}
                </Command.Item>
              ))}
            </Command.Group>
          )
        })}
      </Command.List>
    </Command>
  )
}

function ValueEditor({
  field,
  draft,
  onChange,
  error,
  label,
}: {
  field: FilterField
  draft: ConditionDraft
  onChange: (part: Partial<ConditionDraft>) => void
  error: string | undefined
  label: string
}) {
  const t = useTranslations('item.filter')
  const text = {
    value: draft.text,
    onChange: (event: { target: { value: string } }) => onChange({ text: event.target.value }),
  }
  switch (field.kind) {
    case 'boolean':
      return (
        <Segmented
          label={label}
          value={draft.chosen[0] === 'false' ? 'false' : 'true'}
          onValueChange={(value) => onChange({ chosen: [value] })}
          options={[
            { value: 'true', label: t('yes') },
            { value: 'false', label: t('no') },
          ]}
        />
      )
    case 'state':
      return (
        <Field label={label} error={error}>
          <Select value={draft.chosen[0]} onChange={(event) => onChange({ chosen: [event.target.value] })}>
            {field.options?.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </Select>
        </Field>
      )
    case 'choice':
      return (
        <ChoiceList
          label={label}
          name={field.field}
          options={field.options ?? []}
          chosen={draft.chosen}
          onChange={(chosen) => onChange({ chosen })}
          error={error}
        />
      )
    case 'item':
      return (
        <Field label={label} error={error}>
          <ReferenceInput
            target="item"
            several
            value={draft.chosen}
            onValueChange={(ids) => onChange({ chosen: ids })}
          />
        </Field>
      )
    case 'number':
      return (
        <Field label={label} error={error}>
          <NumberInput {...text} autoFocus {...(field.unit ? { unit: field.unit } : {})} />
        </Field>
      )
    case 'day':
    case 'instant':
      return <DayEditor draft={draft} onChange={onChange} error={error} label={label} />
    // asked for by its operators alone
    case 'file':
      return null
    case 'text':
      return (
        <Field label={label} error={error}>
          <Input {...text} autoFocus maxLength={200} />
        </Field>
      )
  }
}
