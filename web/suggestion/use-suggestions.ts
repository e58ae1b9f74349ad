'use client'
import type { UseFormReturn } from 'react-hook-form'
import { type LikeItem, type Suggestion, suggestValues } from '#contract/suggestion.ts'
import { suggestedKinds } from '#core/suggest/suggested-kinds.ts'
import { toDraftValue } from '#web/field/attribute-draft.ts'
import type { AttributeFormState } from '#web/field/use-attribute-form.ts'
import type { ItemDraft } from '#web/item/item-draft.ts'
import { useDebounced } from '#web/lib/debounced.ts'
import { useRead } from '#web/lib/read.ts'

/** Suggested values of an item in the making. */
export type Suggestions = {
  /** by field, as in filters; only for what nobody filled in */
  byField: ReadonlyMap<string, Suggestion>
  /** items that may be the same */
  alike: readonly LikeItem[]
  /** whether anything may ever be suggested for a field, as in filters */
  isAble: (field: string) => boolean
  take: (suggestion: Suggestion) => void
}

const restMs = 300

/**
 * What the item being typed may be. Nothing is filled in by itself: a person takes what fits.
 * @param byPhoto  values of items that look like it; of two for one field the surer one is shown
 */
export function useSuggestions(
  form: UseFormReturn<ItemDraft>,
  attributes: AttributeFormState,
  byPhoto: readonly Suggestion[] = [],
): Suggestions {
  const { sku, name, description, barcode, itemTypeId, categoryId } = form.watch()
  const { own, shown, values } = attributes.reading
  const filled = Object.fromEntries(
    own.flatMap(({ key }) => {
      const value = values[key]
      return value === undefined || value === null ? [] : [[key, value]]
    }),
  )
  const body = {
    sku: sku.trim().slice(0, 80),
    name: name.slice(0, 200),
    description: description.slice(0, 10_000),
    barcode: barcode.trim() || null,
    text: '',
    itemTypeId: itemTypeId || null,
    categoryId: categoryId || null,
    attributes: filled,
  }
  const asked: typeof body = JSON.parse(useDebounced(JSON.stringify(body), restMs))
  const { data } = useRead(
    suggestValues,
    { body: asked },
    { enabled: isEnough(asked), keepPrevious: true, staleTime: 10_000 },
  )
  const isOpen = ({ field }: Suggestion) => {
    if (field === 'itemTypeId' || field === 'categoryId') return body[field] === null
    const key = field.replace('attributes.', '')
    return shown.has(key) && !(key in filled) && !attributes.draft[key]?.length
  }
  const isShown = isEnough(body)
  const byText = isShown ? (data?.data ?? []) : []
  const open = [...byText, ...byPhoto].filter(isOpen).toSorted((a, b) => a.confidence - b.confidence)
  return {
    byField: new Map(open.map((one) => [one.field, one])),
    alike: isShown ? (data?.alike ?? []) : [],
    isAble: (field) => {
      const definition = own.find(({ key }) => field === `attributes.${key}`)
      return definition === undefined || suggestedKinds.has(definition.kind)
    },
    take({ field, value }) {
      if (field === 'itemTypeId' || field === 'categoryId') {
        form.setValue(field, String(value), { shouldDirty: true })
        return
      }
      const key = field.replace('attributes.', '')
      const definition = own.find((one) => one.key === key)
      if (definition) attributes.setValue(key, toDraftValue(definition, value, attributes.form.timeZone))
    },
  }
}

function isEnough({ name, sku, barcode }: { name: string; sku: string; barcode: string | null }): boolean {
  return name.trim().length >= 3 || sku !== '' || barcode !== null
}
