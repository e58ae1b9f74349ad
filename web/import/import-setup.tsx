'use client'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import {
  getImport,
  type ImportOptions,
  importKind,
  listImports,
  type Mapping,
  previewImport,
  startDryRun,
  startImport,
} from '#contract/import.ts'
import { listTasks } from '#contract/task.ts'
import { en } from '#contract/words/en.ts'
import { ColumnMapping } from '#web/import/column-mapping.tsx'
import { ImportOptionsForm } from '#web/import/import-options.tsx'
import type { ImportBatch } from '#web/import/import-state-badge.tsx'
import { ImportTrial } from '#web/import/import-trial.tsx'
import {
  finishedMapping,
  headersTwice,
  headersUnfinished,
  type ImportKind,
  type ImportPreview,
  missingTargets,
  proposedMapping,
  withTarget,
} from '#web/import/mapping.ts'
import { PreviewRows } from '#web/import/preview-rows.tsx'
import { type ReadingChoices, TablePlace } from '#web/import/table-place.tsx'
import { useTargetWords } from '#web/import/target-words.ts'
import { fieldProblems, useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { useWrite } from '#web/lib/write.ts'
import { Button } from '#web/ui/button.tsx'
import { Radio } from '#web/ui/checkbox.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

const kinds = importKind.options

/** What the file will become, to be looked over and changed before anything is saved. */
export function ImportSetup({ batch }: { batch: ImportBatch }) {
  // Back at the columns after a look at what would change, or not there yet.
  const [choosing, setChoosing] = useState(batch.dryRun === null)
  if (!choosing && batch.dryRun)
    return <ImportTrial batch={batch} dryRun={batch.dryRun} onBack={() => setChoosing(true)} />
  return <Choosing batch={batch} onTried={() => setChoosing(false)} />
}

function Choosing({ batch, onTried }: { batch: ImportBatch; onTried: () => void }) {
  const problemText = useProblemText()
  const [kind, setKind] = useState<ImportKind>()
  const [choices, setChoices] = useState<ReadingChoices>({})
  const preview = useRead(
    previewImport,
    { params: { importId: batch.id }, query: { ...choices, ...(kind ? { kind } : {}) } },
    { staleTime: Number.POSITIVE_INFINITY, keepPrevious: true },
  )
  if (preview.isError && !preview.data) {
    return (
      <Panel>
        <ErrorState onRetry={() => void preview.refetch()}>{problemText(preview.error)}</ErrorState>
      </Panel>
    )
  }
  if (!preview.data) {
    return (
      <div aria-busy="true" className="space-y-4">
        <Skeleton className="h-24" />
        <Skeleton className="h-72" />
      </div>
    )
  }
  return (
    // Another kind or another place of the table proposes another mapping, so what a person chose begins anew with it.
    <Setup
      key={`${preview.data.kind} ${preview.data.sheet} ${preview.data.headerRow} ${preview.data.encoding}`}
      batch={batch}
      onTried={onTried}
      preview={preview.data}
      onKind={setKind}
      choices={choices}
      onChoices={setChoices}
    />
  )
}

function Setup({
  batch,
  preview,
  onTried,
  onKind,
  choices,
  onChoices,
}: {
  batch: ImportBatch
  onTried: () => void
  preview: ImportPreview
  onKind: (kind: ImportKind) => void
  choices: ReadingChoices
  onChoices: (choices: ReadingChoices) => void
}) {
  const t = useTranslations('import')
  const problemText = useProblemText()
  const say = useTargetWords(preview)
  const isList = preview.kind !== 'sales'
  const tried = isList && preview.kind === batch.kind ? batch.dryRun : null
  const [mapping, setMapping] = useState<Mapping>(() => tried?.mapping ?? proposedMapping(preview))
  const [options, setOptions] = useState<ImportOptions>(
    () =>
      tried?.options ?? {
        missingStock: 'opening',
        stock: 'open',
        newOptions: 'add',
        dateOrder: 'auto',
        decimalMark: 'auto',
      },
  )
  const refreshes = [getImport, listImports, listTasks]
  const start = useWrite(startImport, { refreshes })
  const look = useWrite(startDryRun, { refreshes, onSuccess: onTried })
  const missing = missingTargets(preview, mapping)
  const ready = missing.length === 0 && headersTwice(mapping).size === 0 && headersUnfinished(mapping).size === 0
  // A problem that a choice has answered need not be read any more.
  const problems = preview.problems.filter(
    (problem) =>
      !(problem.startsWith('no_') && missing.length === 0) &&
      !(problem === 'ambiguous_date_order' && options.dateOrder !== 'auto'),
  )
  const refused = new Map(
    [...fieldProblems(start.error ?? look.error)].flatMap(([path, message]) =>
      path.startsWith('mapping.') ? [[path.slice('mapping.'.length), message] as const] : [],
    ),
  )
  const begin = (write: typeof start | typeof look) => {
    const { matchBy, ...others } = options
    // what rows are known by may be a column that is not imported any more
    const known = matchBy !== undefined && Object.values(mapping).includes(matchBy) ? { matchBy } : {}
    write.mutate({
      params: { importId: batch.id },
      body: { kind: preview.kind, mapping: finishedMapping(mapping), options: { ...others, ...known, ...choices } },
    })
  }
  const error = start.error ?? look.error
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) begin(isList ? look : start)
      }}
    >
      <p className="-mt-3 mb-4 text-soft">
        <FileFacts batch={batch} preview={preview} />
      </p>
      {error ? (
        <Notice tone="danger" className="mb-4">
          {problemText(error)}
        </Notice>
      ) : null}
      {problems.length > 0 ? (
        <Notice tone="warn" className="mb-4">
          <ul className="space-y-0.5">
            {problems.map((problem) => (
              <li key={problem}>{isProblem(problem) ? t(`problem.${problem}`) : problem}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0 space-y-4">
          <Panel title={t('setup.kind')}>
            <fieldset className="grid gap-3 sm:grid-cols-2">
              <legend className="sr-only">{t('setup.kind')}</legend>
              {kinds.map((kind) => (
                <Radio
                  key={kind}
                  name="kind"
                  value={kind}
                  checked={preview.kind === kind}
                  onChange={() => onKind(kind)}
                  label={t(`kind.${kind}`)}
                  help={t(`kindHelp.${kind}`)}
                />
              ))}
            </fieldset>
          </Panel>
          <TablePlace preview={preview} choices={choices} onChoices={onChoices} />
          <ColumnMapping
            preview={preview}
            mapping={mapping}
            serverProblems={refused}
            onMap={(header, target) => setMapping(withTarget(mapping, header, target))}
          />
          <PreviewRows preview={preview} mapping={mapping} />
        </div>
        <div className="space-y-4 self-stretch">
          <ImportOptionsForm preview={preview} mapping={mapping} options={options} onChange={setOptions} />
          {/* In sight wherever one is on the page: the column is as long as the mapping beside it. */}
          <Panel className="lg:sticky lg:bottom-4">
            {missing.length > 0 ? (
              <p role="status" className="mb-3 text-warn">
                {isList
                  ? t(preview.kind === 'items' ? 'setup.needsName' : 'setup.needsCode')
                  : t('setup.needs', { targets: missing.map((target) => say(target)).join(', ') })}
              </p>
            ) : null}
            {isList ? (
              <>
                <Button type="submit" look="primary" className="w-full" disabled={!ready} pending={look.isPending}>
                  {t('setup.look')}
                </Button>
                <p className="mt-2 text-sm text-soft">{t('setup.lookNote')}</p>
                <Button
                  className="mt-3 w-full"
                  disabled={!ready}
                  pending={start.isPending}
                  onClick={() => begin(start)}
                >
                  {t('setup.atOnce')}
                </Button>
              </>
            ) : (
              <Button type="submit" look="primary" className="w-full" disabled={!ready} pending={start.isPending}>
                {t('setup.start')}
              </Button>
            )}
            <p className="mt-2 text-sm text-soft">{t('setup.startNote')}</p>
          </Panel>
        </div>
      </div>
    </form>
  )
}

function FileFacts({ batch, preview }: { batch: ImportBatch; preview: ImportPreview }) {
  const t = useTranslations('import')
  const format = useFormatter()
  const size = (divisor: number) => format.number(batch.fileSize / divisor, { maximumFractionDigits: 1 })
  const delimiter =
    preview.delimiter === '\t'
      ? t('format.tab')
      : preview.delimiter && t('format.quoted', { delimiter: preview.delimiter })
  return [
    preview.format === 'xlsx'
      ? t('format.xlsx')
      : delimiter
        ? t('format.csv', { encoding: preview.encoding, delimiter })
        : t('format.csvPlain', { encoding: preview.encoding }),
    batch.fileSize < 1_000_000 ? t('size', { size: size(1000) }) : t('sizeLarge', { size: size(1_000_000) }),
    ...(preview.sheet === null ? [] : [t('format.sheet', { sheet: preview.sheet })]),
    preview.headerRow === 0 ? t('format.noHeader') : t('format.headerRow', { row: preview.headerRow }),
    ...(preview.estimatedRows === null ? [] : [t('format.rows', { count: preview.estimatedRows })]),
  ].join(' · ')
}

function isProblem(problem: string): problem is keyof (typeof en)['import']['problem'] {
  return Object.hasOwn(en.import.problem, problem)
}
