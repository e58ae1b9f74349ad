'use client'
import type { UseFormReturn } from 'react-hook-form'
import { findLookAlikes, type LookAlike } from '#contract/look-alike.ts'
import type { Suggestion } from '#contract/suggestion.ts'
import type { AttributeFormState } from '#web/field/use-attribute-form.ts'
import type { ItemDraft } from '#web/item/item-draft.ts'
import { useRead } from '#web/lib/read.ts'

const mostPhotos = 5

/** What the photos of the item in the making look like among one's own. */
export type LookAlikes = {
  items: readonly LookAlike[]
  values: readonly Suggestion[]
}

/** Asked anew when a photo comes or goes. */
export function useLookAlikes(form: UseFormReturn<ItemDraft>, attributes: AttributeFormState): LookAlikes {
  const [itemTypeId] = form.watch(['itemTypeId'])
  const { own, values } = attributes.reading
  const fileIds = own
    .filter(({ kind }) => kind === 'image')
    .flatMap(({ key }) => values[key] ?? [])
    .map(String)
    .slice(0, mostPhotos)
  const isAsked = fileIds.length > 0
  const { data } = useRead(
    findLookAlikes,
    { body: { fileIds, itemTypeId: itemTypeId || null, categoryId: null, attributes: {} } },
    { enabled: isAsked, keepPrevious: true, staleTime: 60_000 },
  )
  return isAsked && data ? { items: data.data, values: data.values } : { items: [], values: [] }
}
