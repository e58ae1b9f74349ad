'use client'
import { useQueryClient } from '@tanstack/react-query'
import { type ComponentProps, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import { type itemRow, listItems } from '#contract/item.ts'
import { findItemsByCode } from '#contract/item-code.ts'
import { nameAddress } from '#web/item/code-address.ts'
import { useItemsById } from '#web/item/items-by-id.ts'
import { api } from '#web/lib/api.ts'
import { useDebounced } from '#web/lib/debounced.ts'
import { readKey, useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { factorShown } from '#web/pack/unit-choices.ts'
import { Code } from '#web/ui/code-block.tsx'
import { Combobox } from '#web/ui/combobox.tsx'

export type ItemRow = z.output<typeof itemRow>

/** What a barcode may look like: one word with a digit in it. */
const codeForm = /^(?=\S*\d)\S{3,200}$/

/**
 * A choice of one item, searched on the server by SKU, name and text while typing. A code that is scanned chooses the one item that has it,
 * and tells the pack, where the code is a pack's. The form of an item that is not there yet opens beside what is typed, where an item is needed
 * and not searched by.
 */
export function ItemPicker({
  value,
  onValueChange,
  first,
  ...rest
}: Omit<ComponentProps<typeof Combobox>, 'options' | 'onSearch' | 'onEnter' | 'searching' | 'onValueChange'> & {
  first?: string
  onValueChange: (itemId: string, pack?: string) => void
}) {
  const t = useTranslations('movement.form')
  const goods = useTranslations('lot.goods')
  const cache = useQueryClient()
  const { can } = useSession()
  const [text, setText] = useState('')
  const typed = text.trim()
  const asked = useDebounced(typed, 150)
  const found = useRead(listItems, { query: { limit: 20, ...(asked ? { text: asked } : {}) } }, { keepPrevious: true })
  const isCode = codeForm.test(asked)
  const coded = useRead(findItemsByCode, { query: { code: asked } }, { enabled: isCode })
  const chosen = useItemsById(value ? [value] : [])
  const choose = (itemId: string, pack?: string) => {
    onValueChange(itemId, pack)
    setText('')
  }
  /** A scanner types a code and Enter faster than anything is found. */
  const scan = (close: () => void) => {
    const isSettled = typed === asked && !found.isFetching && !coded.isFetching
    if (isSettled || !codeForm.test(typed)) return !isSettled
    const query = { code: typed }
    void cache
      .fetchQuery({
        queryKey: readKey(findItemsByCode, { query }),
        queryFn: () => api.call(findItemsByCode, { query }),
      })
      .then(({ data }) => {
        const [match, ...others] = data.filter(({ item }) => item.archivedAt === null)
        if (!match || others.length > 0) return
        choose(match.item.id, match.pack?.name)
        close()
      })
      // what is searched for meanwhile tells that the server cannot be reached
      .catch(() => undefined)
    return true
  }
  const packs = isCode ? (coded.data?.data ?? []).filter(({ item, pack }) => pack && !item.archivedAt) : []
  const options = [
    ...packs.map(({ item, pack }) => ({
      value: `${item.id} ${pack?.name}`,
      label: item.name,
      note: pack ? goods('ofSize', { name: pack.name, size: factorShown(pack.factor) }) : '',
    })),
    ...(found.data?.data ?? []).map((item) => ({
      value: item.id,
      label: item.name,
      note: <Code>{item.sku}</Code>,
    })),
  ]
  const isNone = found.data?.data.length === 0
  const create = {
    label: (name: string) => (!isNone ? undefined : name === '' ? t('newItem') : t('newItemNamed', { name })),
    run: (name: string) => void window.open(nameAddress(name), '_blank', 'noopener'),
  }
  return (
    <Combobox
      placeholder={t('pickItem')}
      {...rest}
      value={value}
      onValueChange={(picked) => {
        const [itemId = '', ...pack] = picked.split(' ')
        choose(itemId, pack.join(' ') || undefined)
      }}
      onSearch={setText}
      onEnter={scan}
      create={first === undefined && can('item:write') ? create : undefined}
      searching={(found.isFetching || coded.isFetching) && asked !== ''}
      chosenLabel={value ? chosen.get(value)?.name : undefined}
      options={first && !asked ? [{ value: '', label: first, note: '' }, ...options] : options}
    />
  )
}
