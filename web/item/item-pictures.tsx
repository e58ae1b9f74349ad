'use client'
import { useTranslations } from 'use-intl'
import type { Item } from '#contract/item.ts'
import { Gallery } from '#web/file/gallery.tsx'
import { useSchema } from '#web/schema/use-schema.ts'
import { Panel } from '#web/ui/panel.tsx'

/** The pictures of an item, of all its fields; nothing where it has none. */
export function ItemPictures({ item }: { item: Item }) {
  const t = useTranslations('file')
  const { itemFields: fields } = useSchema()
  const ids = (fields ?? [])
    .filter((field) => field.kind === 'image' && field.archivedAt === null)
    .flatMap((field) => item.attributes[field.key] ?? [])
    .filter((id) => typeof id === 'string')
  if (ids.length === 0) return null
  return (
    <Panel title={t('pictures')}>
      <Gallery fileIds={[...new Set(ids)]} />
    </Panel>
  )
}
