'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { createCount, listCounts } from '#contract/count.ts'
import { emptyPlan, type PlanDraft, toRecount, toSelection } from '#web/count/plan-draft.ts'
import { PlanHow } from '#web/count/plan-how.tsx'
import { PlanPreview } from '#web/count/plan-preview.tsx'
import type { PlanProblems } from '#web/count/plan-problems.ts'
import { PlanWhat } from '#web/count/plan-what.tsx'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useSession } from '#web/lib/session.tsx'
import { useUrlFlag, useUrlState } from '#web/lib/url-state.ts'
import { useWrite } from '#web/lib/write.ts'
import { toInstant } from '#web/lib/zoned-time.ts'
import { useAllLocations } from '#web/location/all-locations.ts'
import { Forbidden } from '#web/shell/forbidden.tsx'
import { Button } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { toastDone } from '#web/ui/toast.tsx'

/** Chooses what is counted and how, and shows at once what that holds. */
export function PlanCountPage() {
  const t = useTranslations('count')
  const router = useRouter()
  const problemText = useProblemText()
  const { can, tenant } = useSession()
  const format = useFormatter()
  const { byId } = useAllLocations()
  // who came to count goes on to the sheet, and from a place's page it is that place
  const [quick] = useUrlFlag('quick')
  const [place] = useUrlState('place')
  const [draft, setDraft] = useState<PlanDraft>({ ...emptyPlan, locationIds: place ? [place] : [] })
  const ownName = nameOf(
    draft.locationIds.map((id) => byId.get(id)?.name ?? ''),
    t('planning.ownName', { day: format.dateTime(new Date(), { dateStyle: 'medium' }) }),
  )
  const [problems, setProblems] = useState<PlanProblems>({})
  const write = useWrite(createCount, {
    refreshes: [listCounts],
    onSuccess: (count) => {
      toastDone(t('planning.done', { name: count.name }))
      router.push(`/counts/${quick ? 'sheet' : 'view'}?id=${count.id}`)
    },
  })
  const change = (part: Partial<PlanDraft>) => {
    setDraft((before) => ({ ...before, ...part }))
    setProblems({})
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const recount = toRecount(draft)
    setProblems({ recount: recount ? undefined : t('planning.numberForm') })
    if (!recount) return
    const countedAt = toInstant(draft.when, tenant.timeZone)
    write.mutate({
      body: {
        name: draft.name.trim() || ownName,
        blind: draft.blind,
        selection: toSelection(draft),
        recount,
        counterIds: [...draft.counterIds],
        ...(countedAt === undefined ? {} : { countedAt }),
      },
    })
  }
  const back = { href: '/counts', label: t('title') }
  if (!can('count:plan')) {
    return (
      <>
        <PageHeader title={t('planning.title')} back={back} />
        <Forbidden />
      </>
    )
  }
  return (
    <form noValidate onSubmit={submit}>
      <PageHeader title={t('planning.title')} back={back} />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="space-y-4">
          <Panel title={t('planning.what')} note={t('planning.whatNote')}>
            <PlanWhat draft={draft} onChange={change} />
          </Panel>
          <Panel title={t('planning.how')}>
            <PlanHow draft={draft} ownName={ownName} problems={problems} onChange={change} />
          </Panel>
        </div>
        <div className="space-y-3 lg:sticky lg:top-(--header-height) lg:self-start">
          <Panel title={t('planning.preview')}>
            <PlanPreview selection={toSelection(draft)} />
          </Panel>
          {write.error ? <Notice tone="danger">{problemText(write.error)}</Notice> : null}
          <Button type="submit" look="primary" className="h-12 w-full pointer-coarse:h-12" pending={write.isPending}>
            {t('planning.start')}
          </Button>
        </div>
      </div>
    </form>
  )
}

/** What a count is called that nobody named: its places, or its day. */
function nameOf(places: readonly string[], day: string): string {
  const named = places.filter(Boolean)
  return named.length > 0 ? named.slice(0, 3).join(', ').slice(0, 120) : day
}
