'use client'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type Condition, conditionsOf, type Filter } from '#contract/filter.ts'
import { FilterEditor } from '#web/item/filter-editor.tsx'
import { isCondition, replaced } from '#web/item/filter-tree.ts'
import { useFilterWords } from '#web/item/filter-words.ts'
import { floatItemClass } from '#web/ui/overlay.ts'

/** The conditions of a chip that an editor can show: those that compare with a value. */
export function editableIn(filter: Filter): Condition[] {
  return conditionsOf(filter).filter((condition) => !condition.than)
}

/** What opens at a chip: the words it came from, and its condition to change; of several, the one that is chosen. */
export function ChipEditor({
  filter,
  from,
  onChange,
}: {
  filter: Filter | null
  /** says which words of a question it came from */
  from: string | undefined
  /** left out: there is nothing to change */
  onChange: ((filter: Filter) => void) | undefined
}) {
  const t = useTranslations('item.filter')
  const say = useFilterWords()
  const [chosen, setChosen] = useState<Condition>()
  const single = filter && isCondition(filter) && !filter.than ? filter : undefined
  const condition = single ?? chosen
  return (
    <>
      {from === undefined ? null : <p className="border-b px-3 py-2 text-sm text-pretty text-soft">{from}</p>}
      {!onChange || !filter ? (
        <p className="px-3 py-2 text-sm text-soft">{t('onlyRemove')}</p>
      ) : condition ? (
        <>
          {single ? null : (
            <button
              type="button"
              onClick={() => setChosen(undefined)}
              className="flex items-center gap-1 px-2 pt-2 text-sm text-soft hover:text-ink"
            >
              <ChevronLeft aria-hidden="true" className="size-4 text-faint" />
              {t('otherPart')}
            </button>
          )}
          <FilterEditor
            key={JSON.stringify(condition)}
            condition={condition}
            onApply={(next) => onChange(replaced(filter, condition, next) ?? next)}
          />
        </>
      ) : (
        <ul aria-label={t('parts')} className="p-1">
          {editableIn(filter).map((part) => (
            <li key={JSON.stringify(part)}>
              <button
                type="button"
                onClick={() => setChosen(part)}
                className={`${floatItemClass} w-full text-left hover:bg-sunken`}
              >
                <span className="min-w-0 flex-1 truncate">{say(part)}</span>
                <ChevronRight aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
