'use client'
import { History, Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { deleteReorderPolicy, listReorderPolicies, listReorderRows, type ReorderPolicy } from '#contract/reorder.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { useAllLocations } from '#web/location/all-locations.ts'
import { ReorderPolicyForm } from '#web/purchasing/reorder-policy-form.tsx'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'
import { Tooltip } from '#web/ui/tooltip.tsx'

/** When an item is ordered again: at places of its own, and everywhere else. */
export function ReorderPolicies({ itemId, unit }: { itemId: string; unit: string }) {
  const t = useTranslations('purchasing.policy')
  const play = useTranslations('forecast.simulation')
  const problemText = useProblemText()
  const { can } = useSession()
  const [editing, setEditing] = useState<ReorderPolicy | 'new'>()
  const { byId } = useAllLocations()
  const query = useRead(listReorderPolicies, { query: { itemId, limit: 200 } })
  const policies = query.data?.data
  const mayWrite = can('item:write')
  const remove = useWrite(deleteReorderPolicy, {
    refreshes: [listReorderPolicies, listReorderRows],
    onSuccess: () => toastDone(t('removed')),
    onError: (error) => toastFailed(problemText(error)),
  })
  const where = ({ locationId }: ReorderPolicy) =>
    locationId === null
      ? t(policies?.length === 1 ? 'everywhereOnly' : 'everywhere')
      : (byId.get(locationId)?.name ?? '')
  return (
    <Panel
      flush
      title={t('title')}
      actions={
        <>
          {can('forecast:run') ? (
            <Tooltip text={play('link')}>
              <ButtonLink
                size="icon"
                look="quiet"
                aria-label={play('link')}
                href={`/forecasts/simulation?item=${itemId}`}
              >
                <History />
              </ButtonLink>
            </Tooltip>
          ) : null}
          {mayWrite ? (
            <Button size="sm" onClick={() => setEditing('new')}>
              <Plus />
              {t('add')}
            </Button>
          ) : null}
        </>
      }
    >
      {query.isError && !policies ? (
        <ErrorState onRetry={() => void query.refetch()}>{problemText(query.error)}</ErrorState>
      ) : policies?.length === 0 ? (
        <p className="px-4 py-5 text-soft">{t('none')}</p>
      ) : (
        <ul className="divide-y" aria-busy={policies === undefined}>
          {policies?.map((policy) => (
            <li key={policy.id} className="flex items-center gap-2 py-2 pr-2 pl-4">
              <span className="min-w-0 flex-1">
                <span className="block font-medium">{where(policy)}</span>
                <span className="block text-sm text-soft">
                  <RuleText policy={policy} unit={unit} />
                </span>
              </span>
              {mayWrite ? (
                <>
                  <Button
                    look="quiet"
                    size="icon"
                    aria-label={`${t('editTitle')}: ${where(policy)}`}
                    onClick={() => setEditing(policy)}
                  >
                    <Pencil />
                  </Button>
                  <Button
                    look="quiet"
                    size="icon"
                    aria-label={`${t('remove')}: ${where(policy)}`}
                    onClick={() => remove.mutate({ params: { policyId: policy.id }, ifMatch: policy.version })}
                  >
                    <Trash2 />
                  </Button>
                </>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {editing ? (
        <ReorderPolicyForm
          itemId={itemId}
          unit={unit}
          policy={editing === 'new' ? undefined : editing}
          taken={new Set(policies?.map(({ locationId }) => locationId ?? ''))}
          onClose={() => setEditing(undefined)}
        />
      ) : null}
    </Panel>
  )
}

function RuleText({ policy: { rule }, unit }: { policy: ReorderPolicy; unit: string }) {
  const t = useTranslations('purchasing.policy')
  const of = (quantity: string) => `${quantity} ${unit}`
  if (rule.kind === 'minMax') return t('minMax', { minimum: of(rule.minimum), maximum: of(rule.maximum) })
  if (rule.kind === 'reorderPoint')
    return t('point', { point: of(rule.reorderPoint), quantity: of(rule.orderQuantity ?? '0') })
  if (rule.kind === 'forecast')
    return rule.serviceLevel === null
      ? t('byForecast')
      : t('byForecastAt', { percent: String(Number((rule.serviceLevel * 100).toFixed(1))) })
  return t('not')
}
