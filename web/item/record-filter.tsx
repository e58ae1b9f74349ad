'use client'
import { useMemo } from 'react'
import type { FieldEntity } from '#contract/field.ts'
import { type Condition, type Filter, filter } from '#contract/filter.ts'
import { useCustomFilterFields } from '#web/item/custom-filter-fields.ts'
import { AddFilter, FilterChips } from '#web/item/filter-chips.tsx'
import { FieldWords } from '#web/item/field-words.tsx'
import { FilterFieldsProvider } from '#web/item/filter-fields.ts'
import { useFilterWords } from '#web/item/filter-words.ts'
import { useUrlState } from '#web/lib/url-state.ts'

/** Conditions on custom fields that a list other than that of items is filtered by; they live in the address. */
export function useRecordFilter() {
  const [text, setText] = useUrlState('where')
  const conditions = useMemo(() => read(text), [text])
  return {
    conditions,
    set: (next: readonly Filter[]) => setText(next.length > 0 ? JSON.stringify(next) : undefined),
    /** as the list's query takes it: the client writes it as JSON, which is the parameter's wire form */
    query: conditions.length > 0 ? { filter: { and: [...conditions] } as never } : {},
  }
}

function read(text: string | undefined): readonly Filter[] {
  if (!text) return []
  try {
    return filter.array().max(50).parse(JSON.parse(text))
  } catch {
    // an address that somebody wrote by hand
    return []
  }
}

type RecordEntity = Extract<FieldEntity, 'supplier' | 'location' | 'movementLine'>

/** Those conditions as chips, with a button that adds one; nothing where the records have no fields of the organisation's own. */
export function RecordFilter({
  entity,
  label,
  conditions,
  set,
}: { entity: RecordEntity; label?: string } & Pick<ReturnType<typeof useRecordFilter>, 'conditions' | 'set'>) {
  const fields = useCustomFilterFields(entity)
  const byName = useMemo(() => new Map(fields.map((one) => [one.field, one])), [fields])
  // a condition that an address still has of fields that are gone is there to be taken away
  if (fields.length === 0 && conditions.length === 0) return null
  return (
    <FilterFieldsProvider value={byName}>
      <Chips entity={entity} example={fields[0]?.label} label={label} conditions={conditions} set={set} />
    </FilterFieldsProvider>
  )
}

function Chips({
  entity,
  example,
  label,
  conditions,
  set,
}: { entity: RecordEntity; example: string | undefined; label: string | undefined } & Pick<
  ReturnType<typeof useRecordFilter>,
  'conditions' | 'set'
>) {
  const say = useFilterWords()
  const chips = conditions.map((one, at) => ({
    key: `${at} ${JSON.stringify(one)}`,
    label: say(one),
    filter: one,
    onRemove: () => set(conditions.filter((_, place) => place !== at)),
    onChange: (next: Filter) => set(conditions.map((other, place) => (place === at ? next : other))),
  }))
  return (
    <FilterChips chips={chips}>
      <div className="flex flex-wrap items-start gap-1.5">
        <AddFilter label={label} onAdd={(condition: Condition) => set([...conditions, condition])} />
        {example === undefined ? null : (
          <FieldWords entity={entity} example={example} onRead={(next) => set([...conditions, ...next])} />
        )}
      </div>
    </FilterChips>
  )
}
