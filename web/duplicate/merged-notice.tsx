'use client'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import type { Item } from '#contract/item.ts'
import { type ItemMerge, listItemMerges } from '#contract/item-merge.ts'
import { textLink } from '#web/account/account-form.tsx'
import { useMerge } from '#web/duplicate/use-merge.ts'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { Button } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'

/** What an item was merged into, undefined where none; and what was merged into it. */
export function useItemMerges(item: Item) {
  return useRead(listItemMerges, { params: { itemId: item.id } }).data
}

/** Says what an item has become, and takes that back. */
export function BecameNotice({ merge }: { merge: ItemMerge }) {
  const t = useTranslations('duplicate')
  const { can } = useSession()
  const acts = useMerge()
  return (
    <Notice
      tone="warn"
      className="mb-4"
      actions={
        can('item:write') ? (
          <Button size="sm" pending={acts.pending} onClick={() => acts.undo(merge.id)}>
            {t('undo')}
          </Button>
        ) : null
      }
    >
      {t.rich('became', { link: () => <ItemLink item={merge.kept} /> })}
    </Notice>
  )
}

/** Names what was merged into an item, which is found by their codes too. */
export function MergedInto({ merges }: { merges: readonly ItemMerge[] }) {
  const t = useTranslations('duplicate')
  if (merges.length === 0) return null
  return (
    <p className="mb-3 text-sm text-soft">
      {t.rich('from', {
        items: () =>
          merges.map(({ id, merged }, index) => (
            <span key={id}>
              {index > 0 ? ', ' : ''}
              <ItemLink item={merged} />
            </span>
          )),
      })}
    </p>
  )
}

function ItemLink({ item }: { item: ItemMerge['kept'] }) {
  return (
    <Link href={`/items/view?id=${item.id}`} className={textLink}>
      {`${item.name} (${item.sku})`}
    </Link>
  )
}
