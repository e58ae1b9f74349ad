'use client'
import { Layers } from 'lucide-react'
import { type SyntheticEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Item } from '#contract/item.ts'
import { ButtonLink } from '#web/ui/button.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { VariantTable } from '#web/variant/variant-panel.tsx'

/** Beside the name of an item with variants: opens them with their stock and prices, wherever the item is listed. */
export function VariantsChip({ item }: { item: Pick<Item, 'id' | 'name' | 'variantAxes'> }) {
  const t = useTranslations('variant')
  const items = useTranslations('item')
  const [open, setOpen] = useState(false)
  // what happens in the panel, which React counts to the cell, is none of the table's business
  const keep = (event: SyntheticEvent) => event.stopPropagation()
  return (
    <span
      role="presentation"
      onClick={keep}
      onDoubleClick={keep}
      onPointerDown={keep}
      onMouseDown={keep}
      onKeyDown={keep}
      onPaste={keep}
      onCopy={keep}
      onFocus={keep}
    >
      <button
        type="button"
        tabIndex={-1}
        aria-label={`${t('has')}: ${item.name}`}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className="inline-flex h-5 items-center gap-1 rounded-sm bg-sunken px-1.5 text-xs font-medium whitespace-nowrap text-soft hover:bg-wash hover:text-accent-strong pointer-coarse:h-8 [&_svg]:size-3"
      >
        <Layers aria-hidden="true" />
        {t('has')}
      </button>
      <Sheet
        open={open}
        onOpenChange={setOpen}
        title={item.name}
        description={t('list.note')}
        className="sm:w-[40rem]"
        footer={<ButtonLink href={`/items/view?id=${item.id}`}>{items('one')}</ButtonLink>}
      >
        {open ? (
          <div className="-mx-5 -my-4 [--table-top:0px]">
            <VariantTable item={item} />
          </div>
        ) : null}
      </Sheet>
    </span>
  )
}
