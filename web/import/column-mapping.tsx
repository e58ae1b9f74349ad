'use client'
import { useTranslations } from 'use-intl'
import type { Mapping } from '#contract/import.ts'
import { type ImportPreview, sureFrom, targetsTwice } from '#web/import/mapping.ts'
import { useTargetWords } from '#web/import/target-words.ts'
import { Badge } from '#web/ui/badge.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Panel } from '#web/ui/panel.tsx'
import { Select } from '#web/ui/select.tsx'

/** What each column of the file becomes; proposals stand already, doubtful ones are marked. */
export function ColumnMapping({
  preview,
  mapping,
  onMap,
  serverProblems,
}: {
  preview: ImportPreview
  mapping: Mapping
  onMap: (header: string, target: string) => void
  /** the server's messages by header, after a refused start */
  serverProblems: ReadonlyMap<string, string>
}) {
  const t = useTranslations('import.setup')
  const say = useTargetWords(preview)
  const twice = targetsTwice(mapping)
  const groups = [
    {
      label: preview.kind === 'sales' ? t('groupSales') : t('groupItem'),
      targets: preview.targets.filter((one) => !/^(attributes\.|new:)/.test(one.target)),
    },
    { label: t('groupCustom'), targets: preview.targets.filter((one) => one.target.startsWith('attributes.')) },
    { label: t('groupNew'), targets: preview.targets.filter((one) => one.target.startsWith('new:')) },
  ].filter((group) => group.targets.length > 0)
  return (
    <Panel flush title={t('columns')} note={t('columnsNote')}>
      {preview.columns.length === 0 ? (
        <p className="px-4 py-5 text-soft">{t('noColumns')}</p>
      ) : (
        <ul className="divide-y">
          {preview.columns.map((column, index) => {
            const target = mapping[column.header] ?? ''
            const unsure = target !== '' && target === column.proposedTarget && column.confidence < sureFrom
            const problem = serverProblems.get(column.header) ?? (target && twice.has(target) ? t('twice') : undefined)
            return (
              <li
                // Two columns may have the same heading.
                key={`${index} ${column.header}`}
                className={classNames(
                  'grid items-center gap-x-4 gap-y-1.5 px-4 py-2.5 sm:grid-cols-[minmax(0,1fr)_15rem]',
                  target === '' && 'text-faint',
                )}
              >
                <div className="min-w-0">
                  <p className="flex items-center gap-2">
                    <span className="truncate font-medium">{column.header}</span>
                    {unsure ? <Badge tone="warn">{t('check')}</Badge> : null}
                  </p>
                  <p className="truncate text-sm text-faint" title={column.samples.join(' · ')}>
                    {column.samples.length > 0 ? column.samples.slice(0, 4).join(' · ') : t('empty')}
                  </p>
                </div>
                <div>
                  <Select
                    aria-label={`${t('target')}: ${column.header}`}
                    aria-invalid={problem ? true : undefined}
                    value={target}
                    onChange={(event) => onMap(column.header, event.target.value)}
                  >
                    <option value="">{t('ignore')}</option>
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
                  <p aria-live="polite" className="text-sm text-danger not-empty:mt-1">
                    {problem}
                  </p>
                </div>
              </li>
            )
          })}
        </ul>
      )}
    </Panel>
  )
}
