'use client'
import { useTranslations } from 'use-intl'
import type { Mapping } from '#contract/import.ts'
import type { ImportPreview } from '#web/import/mapping.ts'
import { useTargetWords } from '#web/import/target-words.ts'
import { classNames } from '#web/ui/class-names.ts'
import { Panel } from '#web/ui/panel.tsx'

/** The first rows as they stand in the file, each column headed by what it becomes. */
export function PreviewRows({ preview, mapping }: { preview: ImportPreview; mapping: Mapping }) {
  const t = useTranslations('import.setup')
  const say = useTargetWords(preview)
  if (preview.rows.length === 0) return null
  return (
    <Panel flush title={t('rows')} note={t('rowsNote')}>
      <div
        tabIndex={0}
        className="max-h-96 overflow-auto -outline-offset-2 [scrollbar-width:thin]"
        role="region"
        aria-label={t('rows')}
      >
        <table className="min-w-full border-separate border-spacing-0 text-sm">
          <thead>
            <tr>
              {preview.columns.map((column, index) => {
                const target = mapping[column.header]
                return (
                  <th
                    // Two columns may have the same heading.
                    key={`${index} ${column.header}`}
                    scope="col"
                    className="sticky top-0 max-w-64 border-b bg-surface px-3 py-1.5 text-left align-bottom whitespace-nowrap first:pl-4 last:pr-4"
                  >
                    <span className="block truncate text-xs font-medium text-faint">{column.header}</span>
                    <span className={classNames('block truncate font-medium', target ? 'text-accent' : 'text-faint')}>
                      {target ? say(target) : t('ignore')}
                    </span>
                  </th>
                )
              })}
            </tr>
          </thead>
          <tbody>
            {preview.rows.map((row, index) => (
              // Rows of a file have no other identity.
              <tr key={index}>
                {preview.columns.map((column, at) => (
                  <td
                    // Two columns may have the same heading.
                    key={`${at} ${column.header}`}
                    className={classNames(
                      'h-8 max-w-64 truncate border-b px-3 whitespace-nowrap first:pl-4 last:pr-4',
                      !mapping[column.header] && 'text-faint',
                    )}
                  >
                    {row[at]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}
