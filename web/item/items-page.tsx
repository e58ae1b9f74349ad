'use client'
import { Boxes, FileUp, Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Condition, Filter } from '#contract/filter.ts'
import { ExportButton } from '#web/export/export-button.tsx'
import { standardChoice } from '#web/item/chosen-columns.ts'
import { ColumnMenu } from '#web/item/column-menu.tsx'
import { AddFilter, type FilterChip, FilterChips } from '#web/item/filter-chips.tsx'
import { partsOf, withoutChip, withPart } from '#web/item/filter-tree.ts'
import { useFilterWords } from '#web/item/filter-words.ts'
import { useItemColumns } from '#web/item/item-columns.tsx'
import { ItemsBulk } from '#web/item/items-bulk.tsx'
import { ItemsCards } from '#web/item/items-cards.tsx'
import { ItemsGrid } from '#web/item/items-grid.tsx'
import { useItems } from '#web/item/items-query.ts'
import { ItemsToolbar } from '#web/item/items-toolbar.tsx'
import { useCellContext } from '#web/item/use-cell-context.ts'
import { useCellEdits } from '#web/item/use-cell-edits.tsx'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useSession } from '#web/lib/session.tsx'
import { useShortcut } from '#web/lib/shortcuts.tsx'
import { useUrlState } from '#web/lib/url-state.ts'
import { NotUnderstood, QuestionFigure } from '#web/search/question-answer.tsx'
import { rememberQuestion } from '#web/search/recent-questions.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { noChecks } from '#web/ui/row-checks.ts'
import { useMedia } from '#web/ui/use-media.ts'
import { useArrangement } from '#web/view/use-arrangement.ts'
import { ViewBar } from '#web/view/view-bar.tsx'

/** All items, or those that a question, a saved view or conditions in the address ask for, as a table to work in. */
export function ItemsPage() {
  const t = useTranslations('item')
  const shell = useTranslations('shell')
  const views = useTranslations('view')
  const problemText = useProblemText()
  const router = useRouter()
  const { can } = useSession()
  const [question] = useUrlState('q')
  const arrangement = useArrangement()
  const { config, set } = arrangement
  const columns = useItemColumns()
  const context = useCellContext()
  const say = useFilterWords()
  const items = useItems({
    question,
    filter: config.filter ?? undefined,
    text: config.text || undefined,
    archived: config.archived,
    sort: config.sort ?? undefined,
  })
  const { lines, result, selection, isListed } = items
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

  /** From a question to the conditions it became: back leads to the question again. */
  const leaveQuestion = (filter: Filter | undefined) => {
    const address = new URLSearchParams()
    if (filter) address.set('filter', JSON.stringify(filter))
    if (selection.archived !== 'exclude') address.set('archived', selection.archived)
    if (selection.sort) address.set('sort', selection.sort)
    const query = address.toString()
    router.push(query ? `/items?${query}` : '/items')
  }
  const setFilter = (filter: Filter | undefined) => {
    if (question === undefined) set({ filter: filter ?? null })
    else leaveQuestion(filter)
  }
  const chips: FilterChip[] = result
    ? result.chips.map((chip, index) => ({
        key: `${chip.start} ${chip.label}`,
        label: chip.label,
        filter: chip.filter,
        ...(chip.filter
          ? {
              onRemove: () =>
                leaveQuestion(
                  withoutChip(
                    result.filter,
                    result.chips.map((one) => one.filter),
                    index,
                  ),
                ),
            }
          : {}),
      }))
    : partsOf(config.filter).map((part, index) => ({
        key: `${index} ${JSON.stringify(part)}`,
        label: say(part),
        filter: part,
        onRemove: () => setFilter(withPart(config.filter, index, undefined)),
        onChange: (condition: Condition) => setFilter(withPart(config.filter, index, condition)),
      }))
  const isNarrowed =
    question !== undefined || chips.length > 0 || Boolean(config.text) || selection.archived !== 'exclude'
  const clear = () => {
    if (question !== undefined) router.push('/items')
    else set({ filter: null, text: '', archived: 'exclude' })
  }
  const answered = result !== undefined ? question : undefined
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
  return (
    <>
      <PageHeader
        title={t('title')}
        badge={
          items.total === undefined ? null : (
            <span aria-live="polite" className="text-soft">
              {lines.countIsEstimate
                ? t('list.about', { count: items.total })
                : t('list.total', { count: items.total })}
            </span>
          )
        }
        actions={newButton}
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
      {question === undefined ? <ViewBar arrangement={arrangement} /> : null}
      <ItemsToolbar
        {...(question === undefined
          ? { text: config.text, onText: (text: string | undefined) => set({ text: text ?? '' }) }
          : {})}
        archived={selection.archived}
        {...(question === undefined ? { onArchived: (archived) => set({ archived }) } : {})}
        columnMenu={
          <>
            <ExportButton query={selection} columns={shown.map(({ id }) => id)} />
            <ColumnMenu
              columns={columns}
              choice={choice}
              onChoose={(next) =>
                set({ columns: [...(next ?? standardChoice).columns], frozen: (next ?? standardChoice).frozen })
              }
            />
          </>
        }
      >
        <FilterChips chips={chips}>
          <AddFilter onAdd={(condition) => setFilter(withPart(selection.filter, Number.MAX_SAFE_INTEGER, condition))} />
        </FilterChips>
        {result ? <NotUnderstood result={result} /> : null}
      </ItemsToolbar>
      {result ? <QuestionFigure result={result} /> : null}
      <Panel flush>
        {items.error && lines.count === undefined ? (
          <ErrorState onRetry={items.retry}>{problemText(items.error)}</ErrorState>
        ) : isReady && lines.count === 0 && !items.isStale ? (
          isNarrowed ? (
            <EmptyState
              icon={Boxes}
              title={t('list.emptyFilterTitle')}
              actions={<Button onClick={clear}>{t('list.clear')}</Button>}
            >
              {t('list.emptyFilter')}
            </EmptyState>
          ) : (
            <EmptyState
              icon={Boxes}
              title={t('list.emptyTitle')}
              actions={
                <>
                  {can('import:run') ? (
                    <ButtonLink href="/import">
                      <FileUp />
                      {t('list.import')}
                    </ButtonLink>
                  ) : null}
                  {newButton}
                </>
              }
            >
              {t('list.empty')}
            </EmptyState>
          )
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
            dimmed={items.isStale}
          />
        ) : (
          <ItemsCards lines={lines} columns={shown} />
        )}
      </Panel>
      <ItemsBulk
        checks={checks}
        total={lines.count ?? 0}
        selection={isListed ? selection : undefined}
        columns={columns}
        context={context}
        edits={edits}
        onDone={() => setChecked({ of: selectionKey, checks: noChecks })}
      />
    </>
  )
}
