'use client'
import { Boxes, FileUp, Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useCallback, useEffect } from 'react'
import { useTranslations } from 'use-intl'
import type { Condition, Filter } from '#contract/filter.ts'
import { useChosenColumns } from '#web/item/chosen-columns.ts'
import { ColumnMenu } from '#web/item/column-menu.tsx'
import { AddFilter, type FilterChip, FilterChips } from '#web/item/filter-chips.tsx'
import { partsOf, readFilter, withoutChip, withPart } from '#web/item/filter-tree.ts'
import { useFilterWords } from '#web/item/filter-words.ts'
import { useItemColumns } from '#web/item/item-columns.tsx'
import { type Archived, useItems } from '#web/item/items-query.ts'
import { ItemsToolbar } from '#web/item/items-toolbar.tsx'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useSession } from '#web/lib/session.tsx'
import { useShortcut } from '#web/lib/shortcuts.tsx'
import { useUrlState } from '#web/lib/url-state.ts'
import { NotUnderstood, QuestionFigure } from '#web/search/question-answer.tsx'
import { rememberQuestion } from '#web/search/recent-questions.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { useMedia } from '#web/ui/use-media.ts'
import { VirtualTable } from '#web/ui/virtual-table.tsx'

/** All items, or those a question or conditions in the address ask for. */
export function ItemsPage() {
  const t = useTranslations('item')
  const shell = useTranslations('shell')
  const problemText = useProblemText()
  const router = useRouter()
  const { can } = useSession()
  const [question] = useUrlState('q')
  const [filterText, setFilterText] = useUrlState('filter')
  const [text, setText] = useUrlState('text')
  const [archivedText, setArchived] = useUrlState('archived')
  const [sortText, setSort] = useUrlState('sort')
  const [chosen, choose] = useChosenColumns()
  const columns = useItemColumns()
  const say = useFilterWords()
  const read = readFilter(filterText)
  const items = useItems({
    question,
    filter: read ?? undefined,
    text,
    archived: isArchived(archivedText) ? archivedText : 'exclude',
    sort: sortText,
  })
  const { rows, result, selection } = items
  const shown = [...columns.values()].filter((one) => one.id === 'sku' || one.id === 'name' || chosen.includes(one.id))
  const sort = toSort(selection.sort ?? (selection.text ? undefined : 'name'), shown)

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
    if (question === undefined) setFilterText(filter && JSON.stringify(filter))
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
    : partsOf(read).map((part, index) => ({
        key: `${index} ${JSON.stringify(part)}`,
        label: say(part),
        filter: part,
        onRemove: () => setFilter(withPart(read, index, undefined)),
        onChange: (condition: Condition) => setFilter(withPart(read, index, condition)),
      }))
  const selected = question !== undefined || chips.length > 0 || Boolean(text) || selection.archived !== 'exclude'
  const clear = () => {
    if (question !== undefined) router.push('/items')
    for (const set of [setFilterText, setText, setArchived]) set(undefined)
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
  const { pages } = items
  const wide = useMedia('(min-width: 640px)', true)
  const fetchNextPage = pages?.fetchNextPage
  const mayFetch = Boolean(pages?.hasNextPage && !pages.isFetchingNextPage)
  const reachEnd = useCallback(() => {
    if (mayFetch) void fetchNextPage?.()
  }, [mayFetch, fetchNextPage])
  const newButton = mayWrite ? (
    <ButtonLink href="/items/new" look="primary" className="max-sm:w-11 max-sm:px-0">
      <Plus />
      <span className="max-sm:sr-only">{t('new')}</span>
    </ButtonLink>
  ) : null
  return (
    <>
      <PageHeader
        title={t('title')}
        badge={
          items.total === undefined ? null : (
            <span aria-live="polite" className="text-soft">
              {t('list.total', { count: items.total })}
            </span>
          )
        }
        actions={newButton}
      />
      {read === null ? (
        <Notice tone="warn" className="mb-3">
          {t('list.unreadableFilter')}
        </Notice>
      ) : null}
      <ItemsToolbar
        {...(question === undefined ? { text: text ?? '', onText: setText } : {})}
        archived={selection.archived}
        {...(question === undefined
          ? { onArchived: (next: Archived) => setArchived(next === 'exclude' ? undefined : next) }
          : {})}
        columnMenu={<ColumnMenu columns={columns} chosen={chosen} onChoose={choose} />}
      >
        <FilterChips chips={chips}>
          <AddFilter onAdd={(condition) => setFilter(withPart(selection.filter, Number.MAX_SAFE_INTEGER, condition))} />
        </FilterChips>
        {result ? <NotUnderstood result={result} /> : null}
      </ItemsToolbar>
      {result ? <QuestionFigure result={result} /> : null}
      <Panel flush>
        {items.error && !rows ? (
          <ErrorState onRetry={items.retry}>{problemText(items.error)}</ErrorState>
        ) : rows?.length === 0 ? (
          selected ? (
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
        ) : (
          <>
            <VirtualTable
              label={t('title')}
              columns={shown}
              rows={rows}
              rowKey={(item) => item.id}
              href={(item) => `/items/view?id=${item.id}`}
              sort={sort}
              onSort={(next) => {
                const field = columns.get(next.id)?.sortField
                if (field) setSort(next.descending ? `-${field}` : field)
              }}
              rowClass={(item) => (item.archivedAt ? 'text-soft' : undefined)}
              total={items.total}
              onReachEnd={reachEnd}
              dimmed={items.stale}
            />
            {rows ? (
              <LoadMore
                pages={pages ?? { hasNextPage: false, isFetchingNextPage: false, fetchNextPage: () => undefined }}
                count={rows.length}
                total={items.total}
                watch={!wide}
              />
            ) : null}
          </>
        )}
      </Panel>
    </>
  )
}

function toSort(sort: string | undefined, columns: readonly { id: string; sortField?: string }[]) {
  if (!sort) return undefined
  const descending = sort.startsWith('-')
  const field = descending ? sort.slice(1) : sort
  const column = columns.find((one) => one.sortField === field)
  return column && { id: column.id, descending }
}

function isArchived(text: string | undefined): text is Archived {
  return text === 'include' || text === 'only' || text === 'exclude'
}
