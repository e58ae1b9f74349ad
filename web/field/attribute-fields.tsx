'use client'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Field as FieldDefinition } from '#contract/field.ts'
import type { FieldSet } from '#contract/field-set.ts'
import { canEdit } from '#core/attribute/field-rule.ts'
import { holdsSeveral, shownValue } from '#web/field/attribute-draft.ts'
import { AttributeInput } from '#web/field/attribute-input.tsx'
import { GivenValue } from '#web/field/given-value.tsx'
import { useHelp } from '#web/field/help-words.ts'
import type { AttributeFormState } from '#web/field/use-attribute-form.ts'
import { useSession } from '#web/lib/session.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Field } from '#web/ui/field.tsx'

/**
 * The custom fields of one record as a form, from their definitions alone. Fields that hang on a condition stand in a row of
 * their own, which opens and closes smoothly: nothing beside them moves. Fields of a set stand below its name.
 * @param sets  names for the groups; left out: one group
 * @param columns  2: two beside each other where there is room
 * @param marked  key of a field to point out, as the builder does
 * @param below  what stands below a field's control, by its key
 */
export function AttributeFields({
  state,
  sets = [],
  columns = 2,
  marked,
  below,
}: {
  state: AttributeFormState
  sets?: readonly FieldSet[]
  columns?: 1 | 2
  marked?: string | undefined
  below?: ((key: string) => ReactNode) | undefined
}) {
  const { reading, ref } = state
  const groups = useMemo(() => groupBySet(reading.own, sets), [reading.own, sets])
  return (
    <div ref={ref} className="@container">
      {groups.map(({ set, fields }) => (
        <div key={set?.id ?? ''} role={set ? 'group' : undefined} aria-label={set?.name}>
          {set ? <h3 className="mt-1 mb-3 border-b pb-1 text-sm font-medium text-faint">{set.name}</h3> : null}
          <div className={classNames('grid gap-x-4', columns === 2 && '@md:grid-cols-2')}>
            {fields.map((field) => (
              <Cell key={field.key} field={field} state={state} marked={marked === field.key} below={below} />
            ))}
          </div>
        </div>
      ))}
      <Announcement state={state} />
    </div>
  )
}

/** Kinds whose control wants the whole width. */
const wide = new Set<FieldDefinition['kind']>(['longText', 'file', 'image', 'formula'])

function Cell({
  field,
  state,
  marked,
  below,
}: {
  field: FieldDefinition
  state: AttributeFormState
  marked: boolean
  below: ((key: string) => ReactNode) | undefined
}) {
  const isShown = state.reading.shown.has(field.key)
  const cell = (
    <div
      data-field={field.key}
      className={classNames('min-w-0 pb-4', marked && '-mx-2 mb-2 rounded-md bg-wash px-2 pt-1 pb-2')}
    >
      <OneField field={field} state={state} />
      {below?.(field.key)}
    </div>
  )
  if (field.condition === null)
    return (
      <div
        className={classNames(
          'min-w-0',
          (wide.has(field.kind) || (field.kind === 'reference' && holdsSeveral(field))) && 'col-span-full',
        )}
      >
        {cell}
      </div>
    )
  return (
    <Opening open={isShown} marked={marked}>
      {cell}
    </Opening>
  )
}

/** A full row that opens and closes in height; what is closed is out of reach of keyboard and screen reader. */
function Opening({ open, marked, children }: { open: boolean; marked: boolean; children: ReactNode }) {
  return (
    <div
      className={classNames(
        'col-span-full grid transition-[grid-template-rows,opacity] duration-200 ease-settle',
        open ? 'grid-rows-[1fr] opacity-100' : 'grid-rows-[0fr] opacity-0',
        !open && marked && 'opacity-60',
      )}
    >
      {/* The padding lets focus rings show past the clipped edge. */}
      <div inert={!open} className="-mx-1 min-h-0 overflow-hidden px-1">
        <div className="border-l-2 border-line pl-3">{children}</div>
      </div>
    </div>
  )
}

function OneField({ field, state }: { field: FieldDefinition; state: AttributeFormState }) {
  const t = useTranslations('field')
  const { tenant } = useSession()
  const help = useHelp(field)
  const { form, draft, problems, setValue, leave } = state
  const isGiven = field.kind === 'formula' || field.kind === 'autonumber'
  if (isGiven || !canEdit(field, form.role) || field.changeId !== null) {
    const reason = field.changeId !== null ? t('changing') : isGiven ? undefined : t('readOnly')
    return (
      <Field label={field.name} help={[help, reason].filter(Boolean).join(' · ') || undefined}>
        <GivenValue field={field} state={state} />
      </Field>
    )
  }
  return (
    <Field label={field.name} optional={!field.required} help={help} error={problems.get(field.key)}>
      <AttributeInput
        field={field}
        value={shownValue(field, draft, form)}
        onChange={(value) => setValue(field.key, value)}
        onLeave={() => leave(field.key)}
        currency={tenant.currency}
        {...(field.required ? { 'aria-required': true } : {})}
      />
    </Field>
  )
}

/** Tells a screen reader which fields a choice brought. */
function Announcement({ state }: { state: AttributeFormState }) {
  const t = useTranslations('field')
  const { own, shown } = state.reading
  const before = useRef(shown)
  const [said, say] = useState('')
  useEffect(() => {
    const names = own
      .filter((field) => field.condition !== null && shown.has(field.key) && !before.current.has(field.key))
      .map((field) => field.name)
    before.current = shown
    if (names.length > 0) say(t('appeared', { count: names.length, names: names.join(', ') }))
  }, [own, shown, t])
  return (
    <p aria-live="polite" className="sr-only">
      {said}
    </p>
  )
}

function groupBySet(fields: readonly FieldDefinition[], sets: readonly FieldSet[]) {
  const byId = new Map(sets.map((set) => [set.id, set]))
  const groups = new Map<string, { set: FieldSet | undefined; fields: FieldDefinition[] }>()
  groups.set('', { set: undefined, fields: [] })
  for (const field of fields) {
    const set = field.fieldSetId ? byId.get(field.fieldSetId) : undefined
    const group = groups.get(set?.id ?? '') ?? { set, fields: [] }
    group.fields.push(field)
    groups.set(set?.id ?? '', group)
  }
  return [...groups.values()].filter((group) => group.fields.length > 0)
}
