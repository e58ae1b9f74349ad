'use client'
import { Plus, Warehouse } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Location } from '#contract/location.ts'
import { ExportButton } from '#web/export/export-button.tsx'
import { ImportLink } from '#web/import/import-link.tsx'
import { RecordFilter } from '#web/item/record-filter.tsx'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useSession } from '#web/lib/session.tsx'
import { useShortcut } from '#web/lib/shortcuts.tsx'
import { useUrlFlag, useUrlState } from '#web/lib/url-state.ts'
import { useAllLocations } from '#web/location/all-locations.ts'
import { LocationContents } from '#web/location/location-contents.tsx'
import { LocationForm } from '#web/location/location-form.tsx'
import { LocationTree } from '#web/location/location-tree.tsx'
import { useLocationFilter } from '#web/location/use-location-filter.ts'
import { Button } from '#web/ui/button.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Input } from '#web/ui/input.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

type Editing = { location?: Location; parentId?: string }

/** The tree of locations and, beside it, what lies in the chosen one. On a phone one after the other. */
export function LocationsPage() {
  const t = useTranslations('location')
  const shell = useTranslations('shell')
  const problemText = useProblemText()
  const { can } = useSession()
  const [chosenId, choose] = useUrlState('id')
  const [creating, setCreating] = useUrlFlag('new')
  const [editing, setEditing] = useState<Editing>()
  const [archivedToo, setArchivedToo] = useState(false)
  const { query, real, byId } = useAllLocations()
  const filter = useLocationFilter(
    useMemo(() => (archivedToo ? real : real?.filter((one) => !one.archivedAt)), [archivedToo, real]),
  )
  const chosen = chosenId ? byId.get(chosenId) : undefined
  const mayWrite = can('location:write')
  const create = (parentId?: string) => {
    setEditing(parentId ? { parentId } : {})
    setCreating(true)
  }
  useShortcut(mayWrite ? { keys: 'n', label: t('new'), group: shell('shortcut.page'), run: () => create() } : undefined)
  const createButton = mayWrite ? (
    <Button look="primary" onClick={() => create()}>
      <Plus />
      {t('new')}
    </Button>
  ) : null
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} actions={createButton} />
      {query.isError && !real ? (
        <Panel>
          <ErrorState onRetry={() => void query.refetch()}>{problemText(query.error)}</ErrorState>
        </Panel>
      ) : real?.length === 0 ? (
        <Panel>
          <EmptyState
            icon={Warehouse}
            title={t('emptyTitle')}
            actions={
              <>
                {createButton}
                <ImportLink kind="locations" />
              </>
            }
          >
            {t('empty')}
          </EmptyState>
        </Panel>
      ) : (
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(18rem,24rem)_1fr]">
          <Panel flush className={classNames(chosen && 'max-lg:hidden')}>
            <div className="space-y-2 border-b p-2.5">
              <Input
                type="search"
                aria-label={t('search')}
                placeholder={t('searchPlaceholder')}
                value={filter.text}
                onChange={(event) => filter.setText(event.target.value)}
              />
              <div className="flex flex-wrap items-start gap-2">
                <RecordFilter entity="location" conditions={filter.record.conditions} set={filter.record.set} />
                <div className="ml-auto flex flex-wrap justify-end gap-2">
                  <ImportLink kind="locations" look="quiet" />
                  <ExportButton
                    entity="location"
                    query={{
                      text: filter.text,
                      archived: archivedToo ? 'include' : 'exclude',
                      ...filter.record.query,
                    }}
                  />
                </div>
              </div>
            </div>
            <div className="p-1.5">
              {filter.error ? (
                <ErrorState onRetry={filter.retry}>{problemText(filter.error)}</ErrorState>
              ) : real && filter.shown && !filter.isReading ? (
                <>
                  <p role="status" className="sr-only">
                    {filter.matching ? t('found', { count: filter.matching.size }) : null}
                  </p>
                  {filter.shown.length === 0 && filter.matching ? (
                    <EmptyState title={t('noneFoundTitle')}>{t('noneFound')}</EmptyState>
                  ) : null}
                  <LocationTree
                    key={String(filter.matching === undefined)}
                    locations={filter.shown}
                    matching={filter.matching}
                    chosenId={chosenId}
                    onChoose={choose}
                    onAddBelow={create}
                    onEdit={(location) => setEditing({ location })}
                  />
                  {real.some((one) => one.archivedAt) ? (
                    <Checkbox
                      className="mt-3 ml-2 text-soft"
                      label={t('showArchived')}
                      checked={archivedToo}
                      onChange={(event) => setArchivedToo(event.target.checked)}
                    />
                  ) : null}
                </>
              ) : (
                <div aria-busy="true" className="space-y-4 py-2">
                  {['w-2/5', 'w-3/5', 'w-1/2', 'w-2/5', 'w-3/5'].map((width, index) => (
                    <Skeleton key={index} className={width} />
                  ))}
                </div>
              )}
            </div>
          </Panel>
          <div className={chosen ? '' : 'max-lg:hidden'}>
            <LocationContents
              key={chosenId}
              location={chosen}
              onBack={() => choose(undefined)}
              onEdit={(location) => setEditing({ location })}
            />
          </div>
        </div>
      )}
      {mayWrite ? (
        <LocationForm
          open={creating || editing?.location !== undefined}
          editing={editing ?? {}}
          onOpenChange={(open) => {
            if (open) return
            setEditing(undefined)
            setCreating(false)
          }}
          onDone={(location) => choose(location.id)}
        />
      ) : null}
    </>
  )
}
