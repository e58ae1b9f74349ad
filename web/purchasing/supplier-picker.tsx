'use client'
import { type ComponentProps, useState } from 'react'
import { useTranslations } from 'use-intl'
import { getSupplier, listSuppliers } from '#contract/supplier.ts'
import { useDebounced } from '#web/lib/debounced.ts'
import { useRead } from '#web/lib/read.ts'
import { Combobox } from '#web/ui/combobox.tsx'

/**
 * A choice of one supplier, searched on the server by name and code while typing.
 * @param first  an entry above the others, such as "all suppliers", with the value `''`
 */
export function SupplierPicker({
  value,
  onValueChange,
  first,
  ...rest
}: Omit<ComponentProps<typeof Combobox>, 'options' | 'onSearch' | 'searching'> & { first?: string }) {
  const t = useTranslations('purchasing')
  const [text, setText] = useState('')
  const asked = useDebounced(text.trim(), 150)
  const found = useRead(
    listSuppliers,
    { query: { limit: 20, ...(asked ? { text: asked } : {}) } },
    { keepPrevious: true },
  )
  const chosen = useRead(getSupplier, { params: { supplierId: value ?? '' } }, { enabled: Boolean(value) })
  const options = (found.data?.data ?? []).map(({ id, name, code }) => ({ value: id, label: name, note: code }))
  return (
    <Combobox
      placeholder={first ?? t('choose')}
      {...rest}
      value={value}
      onValueChange={(id) => {
        onValueChange(id)
        setText('')
      }}
      onSearch={setText}
      searching={found.isFetching && asked !== ''}
      chosenLabel={value ? chosen.data?.name : undefined}
      options={first && !asked ? [{ value: '', label: first, note: '' }, ...options] : options}
    />
  )
}
