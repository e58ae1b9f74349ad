'use client'
import { type ComponentProps, useState } from 'react'
import { useTranslations } from 'use-intl'
import { createSupplier, getSupplier, listSuppliers } from '#contract/supplier.ts'
import { useDebounced } from '#web/lib/debounced.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { Combobox } from '#web/ui/combobox.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/**
 * A choice of one supplier, searched on the server by name and code while typing. One that is not there yet is made of the name that was typed,
 * by who may, where a supplier is needed and not searched by.
 * @param first  an entry above the others, such as "all suppliers", with the value `''`
 */
export function SupplierPicker({
  value,
  onValueChange,
  first,
  ...rest
}: Omit<ComponentProps<typeof Combobox>, 'options' | 'onSearch' | 'searching'> & { first?: string }) {
  const t = useTranslations('purchasing')
  const noun = useTranslations('supplier')
  const problemText = useProblemText()
  const { can } = useSession()
  const [text, setText] = useState('')
  const asked = useDebounced(text.trim(), 150)
  const found = useRead(
    listSuppliers,
    { query: { limit: 20, ...(asked ? { text: asked } : {}) } },
    { keepPrevious: true },
  )
  const chosen = useRead(getSupplier, { params: { supplierId: value ?? '' } }, { enabled: Boolean(value) })
  const options = (found.data?.data ?? []).map(({ id, name, code }) => ({ value: id, label: name, note: code }))
  const make = useWrite(createSupplier, {
    refreshes: [listSuppliers],
    onSuccess: ({ id, name }) => {
      toastDone(noun('made', { name }))
      onValueChange(id)
    },
    onError: (error) => toastFailed(problemText(error)),
  })
  const create = {
    label: (name: string) => {
      const isThere = options.some(({ label }) => label.toLowerCase() === name.toLowerCase())
      if (name !== '') return isThere ? undefined : t('createNamed', { name })
      return options.length === 0 ? t('create') : undefined
    },
    run: (name: string) =>
      name === '' ? void window.open('/suppliers?new', '_blank', 'noopener') : make.mutate({ body: { name } }),
  }
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
      create={first === undefined && can('supplier:write') ? create : undefined}
      searching={found.isFetching && asked !== ''}
      chosenLabel={value ? chosen.data?.name : undefined}
      options={first && !asked ? [{ value: '', label: first, note: '' }, ...options] : options}
    />
  )
}
