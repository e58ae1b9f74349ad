'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { type CountSelection, previewCount } from '#contract/count.ts'
import { api } from '#web/lib/api.ts'
import { useDebounced } from '#web/lib/debounced.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { readKey } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { Money } from '#web/ui/amount.tsx'
import { Code } from '#web/ui/code-block.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

/** Lines of the sample that stand here. */
const shownLines = 8

/** How much a selection holds, and the first of it. */
export function PlanPreview({ selection }: { selection: CountSelection }) {
  const t = useTranslations('count.planning')
  const problemText = useProblemText()
  const { tenant } = useSession()
  const asked = useDebounced(JSON.stringify(selection), 300)
  const { data, error, isPending } = useQuery({
    queryKey: [...readKey(previewCount), asked],
    queryFn: ({ signal }) => api.call(previewCount, { body: JSON.parse(asked) as CountSelection, signal }),
    placeholderData: (before) => before,
  })
  if (error) return <Notice tone="warn">{problemText(error)}</Notice>
  if (isPending || !data) return <Skeleton className="h-32" />
  if (data.lines === 0) return <p className="text-soft">{t('previewNothing')}</p>
  const sample = data.sample.slice(0, shownLines)
  return (
    <div aria-live="polite">
      <p className="text-2xl font-semibold tracking-tight">{t('previewLines', { lines: data.lines })}</p>
      <p className="text-soft">
        {t('previewItems', { items: data.items })} · {t('previewLocations', { locations: data.locations })}
      </p>
      <p className="mt-1 flex justify-between gap-3 text-soft">
        {t('previewValue')}
        <Money value={data.value} currency={tenant.currency} />
      </p>
      <ul className="mt-3 divide-y border-t">
        {sample.map((line, index) => (
          <li key={index} className="py-1.5">
            <span className="flex items-baseline justify-between gap-3">
              <span className="min-w-0 truncate">{line.itemName}</span>
              <Code>{line.sku}</Code>
            </span>
            <span className="block text-sm text-faint">
              {line.locationName} · {t('class', { name: line.abcClass })} ·{' '}
              {line.daysSinceCount === null ? t('neverCounted') : t('countedAgo', { days: line.daysSinceCount })}
            </span>
          </li>
        ))}
      </ul>
      {data.lines > sample.length ? (
        <p className="mt-1 text-sm text-faint">{t('previewMore', { count: data.lines - sample.length })}</p>
      ) : null}
    </div>
  )
}
