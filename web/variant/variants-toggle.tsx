'use client'
import { Layers } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { Filter } from '#contract/filter.ts'
import { listItems } from '#contract/item.ts'
import { partsOf, withPart } from '#web/item/filter-tree.ts'
import { useRead } from '#web/lib/read.ts'
import { Button } from '#web/ui/button.tsx'

const hidden = { field: 'isVariant', op: 'eq', value: false } as const
const withVariants = JSON.stringify({ field: 'hasVariants', op: 'eq', value: true })

/** Lists variants among the items, or only under theirs. Where no item has variants there is nothing to choose. */
export function VariantsToggle({
  filter,
  onFilter,
}: {
  filter: Filter | undefined
  onFilter: (filter: Filter | undefined) => void
}) {
  const t = useTranslations('variant')
  const some = useRead(listItems, { query: { filter: withVariants, limit: 1 } }, { staleTime: 60_000 })
  const at = partsOf(filter ?? null).findIndex((part) => JSON.stringify(part) === JSON.stringify(hidden))
  if (at < 0 && !some.data?.data.length) return null
  const isGrouped = at >= 0
  return (
    <Button
      look="quiet"
      aria-pressed={isGrouped}
      title={t('grouped')}
      onClick={() =>
        onFilter(
          isGrouped
            ? withPart(filter ?? null, at, undefined)
            : withPart(filter ?? null, Number.MAX_SAFE_INTEGER, hidden),
        )
      }
    >
      <Layers className={isGrouped ? 'text-accent' : ''} />
      <span className="max-lg:sr-only">{t('grouped')}</span>
    </Button>
  )
}
