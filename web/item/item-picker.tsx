'use client'
import { type ComponentProps, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import { type itemRow, listItems } from '#contract/item.ts'
import { useItemsById } from '#web/item/items-by-id.ts'
import { useDebounced } from '#web/lib/debounced.ts'
import { useRead } from '#web/lib/read.ts'
import { Code } from '#web/ui/code-block.tsx'
import { Combobox } from '#web/ui/combobox.tsx'

export type ItemRow = z.output<typeof itemRow>

/** A choice of one item, searched on the server by SKU, name and text while typing. */
export function ItemPicker({
  value,
  onValueChange,
  first,
  ...rest
}: Omit<ComponentProps<typeof Combobox>, 'options' | 'onSearch' | 'searching'> & { first?: string }) {
  const t = useTranslations('movement.form')
  const [text, setText] = useState('')
  const asked = useDebounced(text.trim(), 150)
  const found = useRead(listItems, { query: { limit: 20, ...(asked ? { text: asked } : {}) } }, { keepPrevious: true })
  const chosen = useItemsById(value ? [value] : [])
  const options = (found.data?.data ?? []).map((item) => ({
    value: item.id,
    label: item.name,
    note: <Code>{item.sku}</Code>,
  }))
  return (
    <Combobox
      placeholder={t('pickItem')}
      {...rest}
      value={value}
      onValueChange={(id) => {
        onValueChange(id)
        setText('')
      }}
      onSearch={setText}
      searching={found.isFetching && asked !== ''}
      chosenLabel={value ? chosen.get(value)?.name : undefined}
      options={first && !asked ? [{ value: '', label: first, note: '' }, ...options] : options}
    />
  )
}
