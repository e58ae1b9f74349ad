'use client'
import { useTranslations } from 'use-intl'
import type { MappingTarget } from '#contract/import.ts'
import { type ImportPreview, newFieldOf, type PreviewColumn, startOfField, sureFrom } from '#web/import/mapping.ts'
import { NewFieldEditor } from '#web/import/new-field-editor.tsx'
import { useTargetWords } from '#web/import/target-words.ts'
import { Badge } from '#web/ui/badge.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Select } from '#web/ui/select.tsx'

const newField = 'new'
const groupOf = {
  sales: 'groupSales',
  items: 'groupItem',
  suppliers: 'groupSupplier',
  locations: 'groupLocation',
} as const

/** One column of the file: its heading and first values on one side, what it becomes and why on the other. */
export function ColumnRow({
  preview,
  column,
  target,
  onTarget,
  problem,
}: {
  preview: ImportPreview
  column: PreviewColumn
  target: MappingTarget | undefined
  onTarget: (target: MappingTarget | undefined) => void
  problem: string | undefined
}) {
  const t = useTranslations('import')
  const say = useTargetWords(preview)
  const field = newFieldOf(target)
  const asProposed = isSame(target, column.proposedTarget)
  const unsure = asProposed && target !== undefined && column.confidence < sureFrom
  const isOwn = (name: string) => name.startsWith('attributes.')
  const groups = [
    {
      label: t(`setup.${groupOf[preview.kind]}`),
      targets: preview.targets.filter((one) => !isOwn(one.target)),
    },
    { label: t('setup.groupCustom'), targets: preview.targets.filter((one) => isOwn(one.target)) },
  ].filter((group) => group.targets.length > 0)
  const choose = (chosen: string) => {
    if (chosen === newField) onTarget({ newField: startOfField(column) })
    else onTarget(chosen === '' ? undefined : chosen)
  }
  return (
    <li
      className={classNames(
        'grid items-start gap-x-4 gap-y-1.5 px-4 py-2.5 sm:grid-cols-[minmax(0,1fr)_16rem]',
        target === undefined && 'text-faint',
      )}
    >
      <div className="min-w-0">
        <p className="flex items-center gap-2">
          <span className="truncate font-medium">{column.header}</span>
          {unsure ? <Badge tone="warn">{t('setup.check')}</Badge> : null}
        </p>
        <p className="truncate text-sm text-faint" title={column.samples.join(' · ')}>
          {column.samples.length > 0 ? column.samples.slice(0, 4).join(' · ') : t('setup.empty')}
        </p>
        {target === undefined
          ? null
          : column.problems.map(({ code, count, examples }) => (
              <p key={code} className="mt-0.5 text-sm text-warn">
                {t(`columnProblem.${code}`, { count, examples: examples.join(', ') })}
              </p>
            ))}
      </div>
      <div className="min-w-0">
        <Select
          aria-label={`${t('setup.target')}: ${column.header}`}
          aria-invalid={problem ? true : undefined}
          value={field ? newField : typeof target === 'string' ? target : ''}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="">{t('setup.ignore')}</option>
          {preview.kind !== 'sales' ? <option value={newField}>{t('setup.newField')}</option> : null}
          {groups.map((group) => (
            <optgroup key={group.label} label={group.label}>
              {group.targets.map((one) => (
                <option key={one.target} value={one.target}>
                  {say(one.target)}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
        {field ? <NewFieldEditor field={field} onField={(changed) => onTarget({ newField: changed })} /> : null}
        {asProposed && !field ? <p className="mt-1 text-sm text-faint">{t(`why.${column.reason}`)}</p> : null}
        {asProposed && field ? <p className="text-sm text-faint">{t(`why.${column.reason}`)}</p> : null}
        <p aria-live="polite" className="text-sm text-danger not-empty:mt-1">
          {problem}
        </p>
      </div>
    </li>
  )
}

function isSame(target: MappingTarget | undefined, proposed: MappingTarget | null): boolean {
  return JSON.stringify(target ?? null) === JSON.stringify(proposed)
}
