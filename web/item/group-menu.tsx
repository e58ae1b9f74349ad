'use client'
import { Group as GroupIcon } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useTranslations } from 'use-intl'
import { mostMeasures } from '#contract/item-summary.ts'
import { measureKinds, type ViewMeasure } from '#contract/view.ts'
import type { GroupField } from '#web/item/group-fields.tsx'
import type { ItemColumn } from '#web/item/item-columns.tsx'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Field } from '#web/ui/field.tsx'
import { floatClass } from '#web/ui/overlay.ts'
import { Select } from '#web/ui/select.tsx'

/** What the items are put in groups by, and which figures of the columns in sight are told of each group. */
export function GroupMenu({
  fields,
  group,
  onGroup,
  columns,
  measures,
  onMeasures,
}: {
  fields: ReadonlyMap<string, GroupField>
  group: string | null
  onGroup: (group: string | null) => void
  /** those in sight */
  columns: readonly ItemColumn[]
  measures: readonly ViewMeasure[]
  onMeasures: (measures: ViewMeasure[]) => void
}) {
  const t = useTranslations('item.group')
  const chosen = group === null ? undefined : fields.get(group)
  const all = [...fields.values()]
  const numbers = columns.filter(({ measured }) => measured !== undefined)
  const choose = (column: string, of: string) => {
    const others = measures.filter((one) => one.column !== column)
    const kind = measureKinds.find((one) => one === of)
    onMeasures(kind ? [...others, { column, of: kind }] : others)
  }
  const options = (some: readonly GroupField[]) =>
    some.map(({ field, label }) => (
      <option key={field} value={field}>
        {label}
      </option>
    ))
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <Button look="quiet" title={t('label')} className={classNames(chosen && 'text-accent-strong')}>
          <GroupIcon />
          <span className={chosen ? 'sr-only' : 'max-xl:sr-only'}>{t('label')}</span>
          {chosen ? <span className="max-w-40 truncate max-md:sr-only">{t('by', { field: chosen.label })}</span> : null}
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label={t('label')}
          className={classNames(
            floatClass,
            'max-h-(--radix-popover-content-available-height) w-76 space-y-3 overflow-y-auto p-3',
          )}
        >
          <Field label={t('label')}>
            <Select value={chosen?.field ?? ''} onChange={(event) => onGroup(event.target.value || null)}>
              <option value="">{t('none')}</option>
              {options(all.filter(({ custom }) => !custom))}
              {all.some(({ custom }) => custom) ? (
                <optgroup label={t('custom')}>{options(all.filter(({ custom }) => custom))}</optgroup>
              ) : null}
            </Select>
          </Field>
          {chosen ? (
            <fieldset>
              <legend className="mb-1 text-sm font-medium">{t('figures')}</legend>
              {numbers.length === 0 ? <p className="text-sm text-soft">{t('noNumbers')}</p> : null}
              <ul className="space-y-1">
                {numbers.map(({ id, header }) => {
                  const measure = measures.find(({ column }) => column === id)
                  return (
                    <li key={id}>
                      <label className="flex items-center gap-2 text-sm">
                        <span className="min-w-0 flex-1 truncate">{header}</span>
                        <Select
                          className="w-32"
                          value={measure?.of ?? ''}
                          disabled={!measure && measures.length >= mostMeasures}
                          onChange={(event) => choose(id, event.target.value)}
                        >
                          <option value="">{t('measure.none')}</option>
                          {measureKinds.map((of) => (
                            <option key={of} value={of}>
                              {t(`measure.${of}`)}
                            </option>
                          ))}
                        </Select>
                      </label>
                    </li>
                  )
                })}
              </ul>
            </fieldset>
          ) : null}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
