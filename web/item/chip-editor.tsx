'use client'
import { ChevronLeft } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Filter } from '#contract/filter.ts'
import { FilterEditor } from '#web/item/filter-editor.tsx'
import { type Connective, fits, joined, type Path, putAt } from '#web/item/filter-groups.ts'
import { FilterLines, type JoinableChip } from '#web/item/filter-lines.tsx'
import { isCondition } from '#web/item/filter-tree.ts'
import { toastFailed } from '#web/ui/toast.tsx'

/** A line whose condition is being changed, or that gets another beside it. */
type Step = { path: Path; part: Filter; add?: Connective }

/** What opens at a chip: the words it came from, its conditions and groups, and the one of them that is being changed. */
export function ChipEditor({
  filter,
  from,
  joins,
  onChange,
}: {
  filter: Filter | null
  /** says which words of a question it came from */
  from: string | undefined
  joins: readonly JoinableChip[]
  /** undefined: nothing is left of it. Left out: there is nothing to change */
  onChange: ((filter: Filter | undefined) => void) | undefined
}) {
  const t = useTranslations('item.filter')
  const single = filter && isCondition(filter) && !filter.than ? { path: [], part: filter } : undefined
  const [step, setStep] = useState<Step | undefined>(single)
  const change = (next: Filter | undefined) => {
    if (fits(next)) onChange?.(next)
    else toastFailed(t('tooDeep'))
  }
  return (
    <>
      {from === undefined ? null : <p className="border-b px-3 py-2 text-sm text-pretty text-soft">{from}</p>}
      {!onChange || !filter ? (
        <p className="px-3 py-2 text-sm text-soft">{t('onlyRemove')}</p>
      ) : step ? (
        <>
          <StepBack onBack={() => setStep(undefined)}>{t(step.add ? `adding.${step.add}` : 'allParts')}</StepBack>
          <FilterEditor
            key={JSON.stringify(step)}
            condition={!step.add && isCondition(step.part) ? step.part : undefined}
            onApply={(next) => change(putAt(filter, step.path, step.add ? joined(step.part, step.add, next) : next))}
          />
        </>
      ) : (
        <FilterLines filter={filter} joins={joins} onChange={change} onStep={setStep} />
      )}
    </>
  )
}

function StepBack({ onBack, children }: { onBack: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={onBack}
      className="flex items-center gap-1 px-2 pt-2 text-sm text-soft hover:text-ink"
    >
      <ChevronLeft aria-hidden="true" className="size-4 text-faint" />
      {children}
    </button>
  )
}
