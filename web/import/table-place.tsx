'use client'
import { useFormatter, useTranslations } from 'use-intl'
import { type FileEncoding, fileEncodings } from '#contract/import-column.ts'
import type { ImportPreview } from '#web/import/mapping.ts'
import { Field } from '#web/ui/field.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Select } from '#web/ui/select.tsx'

/** How a person says the file is to be read; what is left out is found. */
export type ReadingChoices = { sheet?: string; headerRow?: number; encoding?: FileEncoding }

/** Which sheet, which row of headings, which characters: as found, to be corrected. */
export function TablePlace({
  preview,
  choices,
  onChoices,
}: {
  preview: ImportPreview
  choices: ReadingChoices
  onChoices: (choices: ReadingChoices) => void
}) {
  const t = useTranslations('import.place')
  const format = useFormatter()
  const cellsOf = (cells: readonly string[]) =>
    format.list(cells.filter((cell) => cell.trim() !== '').slice(0, 5), { type: 'unit', style: 'narrow' }).slice(0, 80)
  const { headerRow: _, ...withoutRow } = choices
  const rows = preview.firstRows.filter((row) => row.cells.some((cell) => cell.trim() !== ''))
  return (
    <Panel title={t('title')}>
      <div className="grid gap-4 sm:grid-cols-2">
        {preview.sheets.length > 1 ? (
          <Field label={t('sheet')}>
            <Select
              value={preview.sheet ?? ''}
              // Another sheet has its headings in another row.
              onChange={(event) => onChoices({ ...withoutRow, sheet: event.target.value })}
            >
              {preview.sheets.map(({ name, hidden }) => (
                <option key={name} value={name}>
                  {hidden ? t('sheetHidden', { name }) : name}
                </option>
              ))}
            </Select>
          </Field>
        ) : null}
        <Field label={t('headerRow')}>
          <Select
            value={preview.headerRow}
            onChange={(event) => onChoices({ ...choices, headerRow: Number(event.target.value) })}
          >
            <option value={0}>{t('noHeader')}</option>
            {rows.map(({ number, cells }) => (
              <option key={number} value={number}>
                {t('row', { row: number, cells: cellsOf(cells) })}
              </option>
            ))}
            {preview.headerRow > 0 && !rows.some((row) => row.number === preview.headerRow) ? (
              <option value={preview.headerRow}>{t('row', { row: preview.headerRow, cells: '…' })}</option>
            ) : null}
          </Select>
        </Field>
        {preview.format === 'csv' ? (
          <Field label={t('encoding')}>
            <Select
              value={preview.encoding}
              onChange={(event) => onChoices({ ...choices, encoding: event.target.value as FileEncoding })}
            >
              {fileEncodings.map((encoding) => (
                <option key={encoding} value={encoding}>
                  {t(`encodings.${encoding}`)}
                </option>
              ))}
            </Select>
          </Field>
        ) : null}
      </div>
    </Panel>
  )
}
