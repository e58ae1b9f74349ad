'use client'
import { Bell, BellRing, ScanSearch } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { type Alert, alertKinds, alertStates, listAlerts, startAlertCheck } from '#contract/alert.ts'
import { AlertCluster } from '#web/alert/alert-cluster.tsx'
import { AlertEntry } from '#web/alert/alert-entry.tsx'
import { AlertMutes } from '#web/alert/alert-mutes.tsx'
import { groupAlerts } from '#web/alert/group-alerts.ts'
import { useDecideAlert } from '#web/alert/use-decide-alert.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useReadPages } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useShortcut } from '#web/lib/shortcuts.tsx'
import { useTask } from '#web/lib/task-stream.ts'
import { useUrlState } from '#web/lib/url-state.ts'
import { useWrite } from '#web/lib/write.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Select } from '#web/ui/select.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/** How often an open inbox asks for what is new. */
const refreshMs = 4_000

/** The inbox of what looks wrong, the most surprising and costly of the newest day first. */
export function AlertsPage() {
  const t = useTranslations('alert')
  const problemText = useProblemText()
  const [stateText, setState] = useUrlState('state')
  const [kindText, setKind] = useUrlState('kind')
  const state = alertStates.find((one) => one === stateText) ?? 'open'
  const kind = alertKinds.find((one) => one === kindText)
  const query = useReadPages(
    listAlerts,
    { query: { limit: 50, state, ...(kind ? { kind } : {}) } },
    { keepPrevious: true, refetchInterval: refreshMs },
  )
  const { rows } = query
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        actions={
          <>
            <ButtonLink look="quiet" href="/alerts/watches">
              <Bell />
              {t('watches')}
            </ButtonLink>
            <CheckButton />
          </>
        }
      />
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <Segmented
          label={t('stateLabel')}
          value={state}
          onValueChange={(next) => setState(next === 'open' ? undefined : next)}
          options={alertStates.map((value) => ({ value, label: t(`state.${value}`) }))}
        />
        <Select
          aria-label={t('kindLabel')}
          value={kind ?? ''}
          onChange={({ target }) => setKind(target.value || undefined)}
        >
          <option value="">{t('anyKind')}</option>
          {alertKinds.map((value) => (
            <option key={value} value={value}>
              {t(`kind.${value}`)}
            </option>
          ))}
        </Select>
      </div>
      {state === 'muted' ? <AlertMutes /> : null}
      <Panel flush>
        {query.isError && !rows ? (
          <ErrorState onRetry={() => void query.refetch()}>{problemText(query.error)}</ErrorState>
        ) : rows?.length === 0 ? (
          state === 'open' && !kind ? (
            <EmptyState icon={BellRing} title={t('emptyTitle')}>
              {t('empty')}
            </EmptyState>
          ) : (
            <EmptyState title={t('emptyFilter')} />
          )
        ) : (
          <Entries rows={rows} />
        )}
        {rows && rows.length > 0 ? <LoadMore pages={query} count={rows.length} /> : null}
      </Panel>
    </>
  )
}

function Entries({ rows: found }: { rows: readonly Alert[] | undefined }) {
  const t = useTranslations('alert')
  const shell = useTranslations('shell')
  const router = useRouter()
  const { can } = useSession()
  const decide = useDecideAlert()
  const [chosenId, setChosenId] = useState<string>()
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const groups = found && groupAlerts(found)
  // in the order they are shown
  const rows = groups?.flatMap(({ alerts }) => alerts)
  const entry = useRef<HTMLLIElement>(null)
  const at = rows?.findIndex(({ id }) => id === chosenId) ?? -1
  const chosen = rows?.[at]
  const openGroup = (key: string, isOpen: boolean) =>
    setOpened((before) => {
      const after = new Set(before)
      if (isOpen) after.add(key)
      else after.delete(key)
      return after
    })
  const choose = (next: Alert | undefined) => {
    setChosenId(next?.id)
    const group = groups?.find(({ alerts }) => alerts.some(({ id }) => id === next?.id))
    if (group && group.alerts.length > 1) openGroup(group.key, true)
    // after the entry is marked
    requestAnimationFrame(() => entry.current?.focus())
  }
  const go = (to: number) => {
    const next = rows?.[Math.max(0, Math.min(rows.length - 1, to))]
    if (next) choose(next)
  }
  const shortcuts = shell('shortcut.page')
  const open = chosen?.state === 'open' ? chosen : undefined
  const answerable = can('alert:decide') && open?.kind !== 'view' ? open : undefined
  const own = open?.kind === 'view' ? open : undefined
  useShortcut({ keys: 'j', label: t('act.next'), group: shortcuts, run: () => go(at + 1) })
  useShortcut({ keys: 'k', label: t('act.previous'), group: shortcuts, run: () => go(at - 1) })
  const href = chosen && openedBy(chosen)
  useShortcut(
    href ? { keys: 'o', label: t('act.openItem'), group: shortcuts, run: () => router.push(href) } : undefined,
  )
  const answer = (run: (alert: Alert) => void) => () => {
    if (!open) return
    const next = rows?.[at + 1] ?? rows?.[at - 1]
    run(open)
    choose(next)
  }
  useShortcut(
    answerable ? { keys: 'c', label: t('act.confirm'), group: shortcuts, run: answer(decide.confirm) } : undefined,
  )
  useShortcut(own ? { keys: 'x', label: t('act.dismiss'), group: shortcuts, run: answer(decide.dismiss) } : undefined)
  useShortcut(
    answerable
      ? {
          keys: 'm',
          label: `${t('act.mute')}: ${t('act.mute30')}`,
          group: shortcuts,
          run: answer((one) => decide.mute(one, 30)),
        }
      : undefined,
  )
  if (!groups)
    return (
      <div aria-busy="true" className="space-y-4 p-4">
        {Array.from({ length: 4 }, (_, index) => (
          <Skeleton key={index} className="h-20" />
        ))}
      </div>
    )
  const show = (alert: Alert) => (
    <AlertEntry
      key={alert.id}
      alert={alert}
      decide={decide}
      chosen={alert.id === chosenId}
      {...(alert.id === chosenId ? { entry } : {})}
    />
  )
  return (
    <ul aria-label={t('list')} className="divide-y">
      {groups.map(({ key, alerts }) =>
        alerts.length === 1 ? (
          show(alerts[0])
        ) : (
          <AlertCluster key={key} alerts={alerts} open={opened.has(key)} onOpen={(isOpen) => openGroup(key, isOpen)}>
            {alerts.map(show)}
          </AlertCluster>
        ),
      )}
    </ul>
  )
}

/** The page of what an alert is about; undefined where it has none. */
function openedBy({ view, itemId }: Alert): string | undefined {
  if (view?.id) return `/items?view=${view.id}`
  return itemId === null ? undefined : `/items/view?id=${itemId}`
}

function CheckButton() {
  const t = useTranslations('alert')
  const problemText = useProblemText()
  const { can } = useSession()
  const [taskId, setTaskId] = useState<string>()
  const start = useWrite(startAlertCheck, {
    onSuccess: ({ task }) => setTaskId(task.id),
    onError: (error) => toastFailed(problemText(error)),
  })
  useTask(taskId, (task) => {
    setTaskId(undefined)
    if (task.state === 'succeeded') toastDone(t('checked', { count: Number(task.result?.['alerts'] ?? 0) }))
    else toastFailed(t('checkFailed'))
  })
  return can('alert:decide') ? (
    <Button pending={start.isPending || taskId !== undefined} onClick={() => start.mutate({})}>
      <ScanSearch />
      {t('check')}
    </Button>
  ) : null
}
