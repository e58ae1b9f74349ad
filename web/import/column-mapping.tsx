'use client'
import { useTranslations } from 'use-intl'
import type { Mapping, MappingTarget } from '#contract/import.ts'
import { ColumnRow } from '#web/import/column-row.tsx'
import { headersTwice, headersUnfinished, type ImportPreview } from '#web/import/mapping.ts'
import { Panel } from '#web/ui/panel.tsx'

/** What each column of the file becomes; proposals stand already with their reason, doubtful ones are marked. */
export function ColumnMapping({
  preview,
  mapping,
  onMap,
  serverProblems,
}: {
  preview: ImportPreview
  mapping: Mapping
  onMap: (header: string, target: MappingTarget | undefined) => void
  /** the server's messages by header, after a refused start */
  serverProblems: ReadonlyMap<string, string>
}) {
  const t = useTranslations('import')
  const twice = headersTwice(mapping)
  const unfinished = headersUnfinished(mapping)
  return (
    <Panel flush title={t('setup.columns')} note={t('setup.columnsNote')}>
      {preview.columns.length === 0 ? (
        <p className="px-4 py-5 text-soft">{t('setup.noColumns')}</p>
      ) : (
        <ul className="divide-y">
          {preview.columns.map((column) => (
            <ColumnRow
              key={column.header}
              preview={preview}
              column={column}
              target={mapping[column.header]}
              onTarget={(target) => onMap(column.header, target)}
              problem={
                serverProblems.get(column.header) ??
                (twice.has(column.header)
                  ? t('setup.twice')
                  : unfinished.has(column.header)
                    ? t('setup.unfinished')
                    : undefined)
              }
            />
          ))}
        </ul>
      )}
    </Panel>
  )
}
