'use client'
import { Bell, BellRing, Bookmark, ChevronDown, Link2, Pencil, Pin, RotateCcw, Save, Trash2, Users } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { deleteView, getView, listViews, updateView, type View } from '#contract/view.ts'
import { listViewWatches } from '#contract/view-watch.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { useConfirm } from '#web/ui/confirm.tsx'
import { Menu, MenuItem, MenuLabel, MenuLine } from '#web/ui/menu.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'
import type { Arrangement } from '#web/view/use-arrangement.ts'
import { useViews } from '#web/view/use-views.ts'
import { ViewDialog } from '#web/view/view-dialog.tsx'
import { WatchForm } from '#web/view/watch-form.tsx'

/** Saved views: the menu of all, the pinned ones beside it, and what can be done with the one that is open. */
export function ViewBar({ arrangement }: { arrangement: Arrangement }) {
  const t = useTranslations('view')
  const watching = useTranslations('viewWatch')
  const router = useRouter()
  const problemText = useProblemText()
  const { person } = useSession()
  const { views = [] } = useViews()
  const [dialog, setDialog] = useState<'new' | 'edit' | 'watch'>()
  const confirm = useConfirm()
  const { view, config, isChanged, reset } = arrangement
  const watches = useRead(listViewWatches, { query: { viewId: view?.id ?? '' } }, { enabled: view !== undefined })
  const isWatched = watches.data !== undefined && watches.data.data.length > 0
  const options = {
    refreshes: [listViews, getView, listViewWatches],
    onError: (error: Error) => toastFailed(problemText(error)),
  }
  const update = useWrite(updateView, {
    ...options,
    onSuccess: (saved: View) => toastDone(t('saved', { name: saved.name })),
  })
  const remove = useWrite(deleteView, {
    ...options,
    onSuccess: () => {
      if (view) toastDone(t('deleted', { name: view.name }))
      router.push('/items')
    },
  })
  const askToDelete = async ({ id, name, shared, version }: View) => {
    const body = t(shared ? 'deleteShared' : 'deleteNote')
    if (await confirm({ title: t('deleteTitle', { name }), body, action: t('delete'), danger: true }))
      remove.mutate({ params: { viewId: id }, ifMatch: version })
  }
  const entry = (one: View) => (
    <MenuItem key={one.id} asChild>
      <Link href={`/items?view=${one.id}`} aria-current={one.id === view?.id ? 'page' : undefined}>
        <Bookmark />
        <span className={classNames('min-w-0 flex-1 truncate', one.id === view?.id && 'font-semibold')}>
          {one.name}
        </span>
        {one.pinned ? <Pin aria-label={t('pinned')} /> : null}
        {one.shared ? <Users aria-label={t('shared')} /> : null}
      </Link>
    </MenuItem>
  )
  const mine = views.filter((one) => one.ownerId === person.id)
  const others = views.filter((one) => one.ownerId !== person.id)
  const pinned = views.filter((one) => one.pinned)
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1.5">
      <Menu
        align="start"
        className="w-72"
        trigger={
          <Button>
            <Bookmark />
            <span className="max-w-48 truncate">{view?.name ?? t('menu')}</span>
            {isWatched ? <BellRing aria-label={watching('watched')} className="text-accent" /> : null}
            <ChevronDown className="text-faint" />
          </Button>
        }
      >
        <MenuItem asChild>
          <Link href="/items">{t('all')}</Link>
        </MenuItem>
        {mine.length > 0 ? <MenuLabel>{t('mine')}</MenuLabel> : null}
        {mine.map(entry)}
        {others.length > 0 ? <MenuLabel>{t('shared')}</MenuLabel> : null}
        {others.map(entry)}
        {views.length === 0 ? <p className="px-2 py-1.5 text-sm text-soft">{t('none')}</p> : null}
        <MenuLine />
        <MenuItem onSelect={() => setDialog('new')}>
          <Save />
          {t('saveAs')}
        </MenuItem>
        {view ? (
          <MenuItem onSelect={() => setDialog('watch')}>
            {isWatched ? <BellRing /> : <Bell />}
            {watching(isWatched ? 'watched' : 'act')}
          </MenuItem>
        ) : null}
        {view ? (
          <MenuItem
            onSelect={() => {
              const address = `${window.location.origin}/items?view=${view.id}`
              // plain HTTP in a local network has no clipboard
              void (navigator.clipboard as Clipboard | undefined)?.writeText(address).then(() => toastDone(t('copied')))
            }}
          >
            <Link2 />
            {t('copyLink')}
          </MenuItem>
        ) : null}
        {view?.changeable ? (
          <>
            <MenuItem onSelect={() => setDialog('edit')}>
              <Pencil />
              {t('edit')}
            </MenuItem>
            <MenuItem danger onSelect={() => void askToDelete(view)}>
              <Trash2 />
              {t('delete')}
            </MenuItem>
          </>
        ) : null}
      </Menu>
      {pinned.length > 0 ? (
        <nav aria-label={t('pinned')} className="flex min-w-0 gap-1 overflow-x-auto">
          {pinned.map((one) => (
            <Link
              key={one.id}
              href={`/items?view=${one.id}`}
              aria-current={one.id === view?.id ? 'page' : undefined}
              className={classNames(
                'flex h-8 shrink-0 items-center rounded-md px-2.5 text-sm font-medium pointer-coarse:h-10',
                one.id === view?.id ? 'bg-wash text-accent-strong' : 'text-soft hover:bg-sunken hover:text-ink',
              )}
            >
              {one.name}
            </Link>
          ))}
        </nav>
      ) : null}
      {view && isChanged ? (
        <span className="flex items-center gap-1">
          <span className="text-sm text-soft">{t('changed')}</span>
          {view.changeable ? (
            <Button
              size="sm"
              look="primary"
              pending={update.isPending}
              onClick={() =>
                update.mutate(
                  { params: { viewId: view.id }, ifMatch: view.version, body: { config } },
                  { onSuccess: reset },
                )
              }
            >
              {t('save')}
            </Button>
          ) : (
            <Button size="sm" onClick={() => setDialog('new')}>
              {t('saveAs')}
            </Button>
          )}
          <Button size="sm" look="quiet" onClick={reset}>
            <RotateCcw />
            {t('reset')}
          </Button>
        </span>
      ) : null}
      {dialog === 'watch' && view ? <WatchForm view={view} onClose={() => setDialog(undefined)} /> : null}
      {dialog === 'new' || (dialog === 'edit' && view) ? (
        <ViewDialog
          view={dialog === 'edit' ? view : undefined}
          config={config}
          onClose={() => setDialog(undefined)}
          onSaved={(saved) => {
            setDialog(undefined)
            if (dialog === 'new') router.push(`/items?view=${saved.id}`)
          }}
        />
      ) : null}
    </div>
  )
}
