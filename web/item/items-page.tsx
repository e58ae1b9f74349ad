'use client'
import { CopyCheck, Image, Plus, Rows3, Sparkles } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ExportButton } from '#web/export/export-button.tsx'
import { useStandardColumns } from '#web/item/chosen-columns.ts'
import { CodeBox } from '#web/item/code-box.tsx'
import { ColumnMenu } from '#web/item/column-menu.tsx'
import { AddFilter, FilterChips } from '#web/item/filter-chips.tsx'
import { withPart } from '#web/item/filter-tree.ts'
import { type GroupField, useGroupFields } from '#web/item/group-fields.tsx'
import { GroupMenu } from '#web/item/group-menu.tsx'
import { useItemColumns } from '#web/item/item-columns.tsx'
import { ItemsBulk } from '#web/item/items-bulk.tsx'
import { ItemsCards } from '#web/item/items-cards.tsx'
import { ItemsEmpty } from '#web/item/items-empty.tsx'
import { ItemsGrid } from '#web/item/items-grid.tsx'
import { ItemsGroups } from '#web/item/items-groups.tsx'
import { ItemsPhotos, PicturesMissing } from '#web/item/items-photos.tsx'
import { useItems } from '#web/item/items-query.ts'
import { ItemsToolbar } from '#web/item/items-toolbar.tsx'
import { useCellContext } from '#web/item/use-cell-context.ts'
import { useCellEdits } from '#web/item/use-cell-edits.tsx'
import { useGroupedLines } from '#web/item/use-grouped-lines.tsx'
import { useItemChips } from '#web/item/use-item-chips.ts'
import { useQuestion } from '#web/item/use-question.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useSession } from '#web/lib/session.tsx'
import { useShortcut } from '#web/lib/shortcuts.tsx'
import { OutsideNote } from '#web/search/outside-note.tsx'
import { NotUnderstood, OtherReadings, QuestionFigure } from '#web/search/question-answer.tsx'
import { QuestionBar } from '#web/search/question-bar.tsx'
import { rememberQuestion } from '#web/search/recent-questions.ts'
import { ButtonLink } from '#web/ui/button.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { noChecks } from '#web/ui/row-checks.ts'
import { Segmented } from '#web/ui/segmented.tsx'
import { useMedia } from '#web/ui/use-media.ts'
import { VariantsToggle } from '#web/variant/variants-toggle.tsx'
import { useArrangement } from '#web/view/use-arrangement.ts'
import { ViewBar } from '#web/view/view-bar.tsx'

/** All items, or those that a question, a saved view or conditions in the address ask for, as a table to work in. */
export function ItemsPage() {
  const t = useTranslations('item')
  const shell = useTranslations('shell')
  const views = useTranslations('view')
  const duplicate = useTranslations('duplicate')
  const missing = useTranslations('valueSuggestion')
  const problemText = useProblemText()
  const router = useRouter()
  const { can } = useSession()
  const question = useQuestion()
  const arrangement = useArrangement()
  const { config, set } = arrangement
  const columns = useItemColumns()
  const standard = useStandardColumns()
  const groupFields = useGroupFields()
  const context = useCellContext()
  const items = useItems({
    question,
    filter: config.filter ?? undefined,
    text: config.text || undefined,
    archived: config.archived,
    sort: config.sort ?? undefined,
  })
  const { result, selection, isListed } = items
  const { chips, onAdd, setFilter, isNarrowed, clear } = useItemChips({ question, result, selection, arrangement })
  const isPhotos = config.layout === 'photos'
  const mayGroup = isListed && !isPhotos
  const group = mayGroup && config.group !== null ? groupFields.get(config.group) : undefined
  const latestFilter = useRef(setFilter)
  latestFilter.current = setFilter
  const { filter } = selection
  const showOnly = useCallback(
    (field: GroupField, value: string | null) => {
      set({ group: null })
      latestFilter.current(withPart(filter, Number.MAX_SAFE_INTEGER, field.filter(value)))
    },
    [set, filter],
  )
  const grouped = useGroupedLines({
    selection,
    field: group,
    measures: config.measures,
    columns,
    onOnly: showOnly,
  })
  const lines = group ? grouped : items.lines
  const isStale = group ? grouped.isStale : items.isStale
  const edits = useCellEdits(lines)
  const selectionKey = JSON.stringify(selection)
  const [checked, setChecked] = useState({ of: selectionKey, checks: noChecks })
  // boxes checked in one list mean nothing in another
  const checks = checked.of === selectionKey ? checked.checks : noChecks
  const shown = useMemo(
    () =>
      config.columns.flatMap(({ id, pixels }) => {
        const column = columns.get(id)
        return column ? [{ ...column, pixels: pixels ?? column.pixels }] : []
      }),
    [config.columns, columns],
  )
  const answered = result?.text
  useEffect(() => {
    if (answered) rememberQuestion(answered)
  }, [answered])
  const mayWrite = can('item:write')
  useShortcut(
    mayWrite
      ? { keys: 'n', label: t('new'), group: shell('shortcut.page'), run: () => router.push('/items/new') }
      : undefined,
  )
  const wide = useMedia('(min-width: 640px)', true)
  const choice = useMemo(() => ({ columns: config.columns, frozen: config.frozen }), [config.columns, config.frozen])
  const newButton = mayWrite ? (
    <ButtonLink href="/items/new" look="primary" className="max-sm:w-11 max-sm:px-0">
      <Plus />
      <span className="max-sm:sr-only">{t('new')}</span>
    </ButtonLink>
  ) : null
  const isReady = arrangement.state !== 'loading'
  const isEmpty = isReady && (group ? grouped.groups?.length === 0 : lines.count === 0) && !isStale
  const error = group ? grouped.error : items.error
  return (
    <>
      <PageHeader
        title={t('title')}
        badge={
          items.total === undefined ? null : (
            <span aria-live="polite" className="text-soft">
              {items.lines.countIsEstimate
                ? t('list.about', { count: items.total })
                : t('list.total', { count: items.total })}
            </span>
          )
        }
        actions={
          <>
            {mayWrite ? (
              <ButtonLink href="/items/suggestions" look="quiet" className="max-sm:w-11 max-sm:px-0">
                <Sparkles />
                <span className="max-sm:sr-only">{missing('link')}</span>
              </ButtonLink>
            ) : null}
            {mayWrite ? (
              <ButtonLink href="/items/duplicates" look="quiet" className="max-sm:w-11 max-sm:px-0">
                <CopyCheck />
                <span className="max-sm:sr-only">{duplicate('link')}</span>
              </ButtonLink>
            ) : null}
            {newButton}
          </>
        }
      />
      {arrangement.isUnreadable ? (
        <Notice tone="warn" className="mb-3">
          {t('list.unreadableFilter')}
        </Notice>
      ) : null}
      {arrangement.state === 'missing' ? (
        <Notice tone="warn" className="mb-3">
          {views('missing')}
        </Notice>
      ) : null}
      <div className="mb-3 flex flex-wrap items-start justify-between gap-2">
        {question === undefined ? (
          <ViewBar arrangement={arrangement} />
        ) : (
          <QuestionBar
            result={result}
            config={{
              ...config,
              filter: selection.filter ?? null,
              text: '',
              archived: selection.archived,
              sort: selection.sort ?? null,
            }}
            onReset={question.isChanged ? question.reset : undefined}
          />
        )}
        <CodeBox onSearch={question === undefined ? (text) => set({ text }) : undefined} />
      </div>
      <ItemsToolbar
        {...(question === undefined
          ? { text: config.text, onText: (text: string | undefined) => set({ text: text ?? '' }) }
          : {})}
        archived={selection.archived}
        {...(question === undefined ? { onArchived: (archived) => set({ archived }) } : {})}
        columnMenu={
          <>
            {question === undefined ? (
              <VariantsToggle
                filter={config.filter ?? undefined}
                onFilter={(filter) => set({ filter: filter ?? null })}
              />
            ) : null}
            {mayGroup ? (
              <GroupMenu
                fields={groupFields}
                group={group?.field ?? null}
                onGroup={(next) => set({ group: next })}
                columns={shown}
                measures={config.measures}
                onMeasures={(measures) => set({ measures })}
              />
            ) : null}
            <ExportButton query={selection} columns={shown.map(({ id }) => id)} />
            {isPhotos ? null : (
              <ColumnMenu
                columns={columns}
                choice={choice}
                standard={standard}
                onChoose={(next) => set({ columns: [...next.columns], frozen: next.frozen })}
              />
            )}
            <Segmented
              label={t('layout.label')}
              value={config.layout}
              onValueChange={(layout) => set({ layout })}
              options={[
                { value: 'table', label: <LayoutSign icon={<Rows3 />} name={t('layout.table')} /> },
                { value: 'photos', label: <LayoutSign icon={<Image />} name={t('layout.photos')} /> },
              ]}
            />
          </>
        }
      >
        <FilterChips chips={chips}>
          <AddFilter onAdd={onAdd} />
        </FilterChips>
        {result ? <NotUnderstood result={result} /> : null}
        {result ? <OtherReadings result={result} onTake={setFilter} /> : null}
        {result ? <OutsideNote help={result.outside} isAsking={items.isBeingHelped} /> : null}
      </ItemsToolbar>
      {result ? <QuestionFigure result={result} /> : null}
      <Panel flush>
        {error && lines.count === undefined ? (
          <ErrorState onRetry={group ? () => void grouped.refresh() : items.retry}>{problemText(error)}</ErrorState>
        ) : isEmpty ? (
          <ItemsEmpty isNarrowed={isNarrowed} onClear={clear} newButton={newButton} />
        ) : isPhotos ? (
          <>
            <PicturesMissing />
            <ItemsPhotos lines={lines} dimmed={isStale} />
          </>
        ) : wide ? (
          <ItemsGrid
            lines={lines}
            columns={shown}
            choice={choice}
            onChoice={({ columns: next, frozen }) => set({ columns: [...next], frozen })}
            sort={selection.sort ?? (selection.text ? undefined : 'name')}
            onSort={(next) => set({ sort: next })}
            context={context}
            edits={edits}
            checks={checks}
            onChecks={(next) => setChecked({ of: selectionKey, checks: next })}
            dimmed={isStale}
          />
        ) : group ? (
          <ItemsGroups lines={grouped} field={group} measures={config.measures} columns={columns} onOnly={showOnly} />
        ) : (
          <ItemsCards lines={lines} columns={shown} />
        )}
      </Panel>
      <ItemsBulk
        checks={checks}
        total={items.lines.count ?? 0}
        selection={isListed ? selection : undefined}
        columns={columns}
        context={context}
        edits={edits}
        onDone={() => setChecked({ of: selectionKey, checks: noChecks })}
      />
    </>
  )
}

function LayoutSign({ icon, name }: { icon: ReactNode; name: string }) {
  return (
    <>
      {icon}
      <span className="sr-only">{name}</span>
    </>
  )
}
