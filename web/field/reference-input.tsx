'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ReferenceTarget } from '#contract/field.ts'
import { listItems } from '#contract/item.ts'
import { listSuppliers } from '#contract/supplier.ts'
import { type Choice, ChoicePicker, type ControlProps } from '#web/field/choice-picker.tsx'
import { useMembers, useReferences } from '#web/field/references.ts'
import { useDebounced } from '#web/lib/debounced.ts'
import { useRead } from '#web/lib/read.ts'
import { useAllLocations } from '#web/location/all-locations.ts'
import { Code } from '#web/ui/code-block.tsx'

type Picker = ControlProps & {
  value: readonly string[]
  onValueChange: (ids: string[]) => void
  onLeave?: () => void
  several?: boolean
  clearable?: boolean
  placeholder?: string
}

/** A choice of one or several records: items and suppliers are searched on the server, places and colleagues here. */
export function ReferenceInput({ target, ...rest }: Picker & { target: ReferenceTarget }) {
  const t = useTranslations('field.pick')
  const { byId } = useReferences(target, rest.value)
  const shown = [...byId.values()].map((one) => ({ value: one.id, label: one.name }))
  const props = { placeholder: t(target), ...rest, shown }
  switch (target) {
    case 'item':
      return <ItemChoice {...props} />
    case 'supplier':
      return <SupplierChoice {...props} />
    case 'location':
      return <LocationChoice {...props} />
    case 'member':
      return <MemberChoice {...props} />
  }
}

function useSearchText() {
  const [text, setText] = useState('')
  return { setText, asked: useDebounced(text.trim(), 150) }
}

function ItemChoice(props: Picker & { shown: readonly Choice[] }) {
  const { setText, asked } = useSearchText()
  const found = useRead(listItems, { query: { limit: 20, ...(asked ? { text: asked } : {}) } }, { keepPrevious: true })
  const choices = (found.data?.data ?? []).map(toCoded((item) => item.sku))
  return <ChoicePicker {...props} choices={choices} onSearch={setText} searching={found.isFetching && asked !== ''} />
}

function SupplierChoice(props: Picker & { shown: readonly Choice[] }) {
  const { setText, asked } = useSearchText()
  const found = useRead(
    listSuppliers,
    { query: { limit: 20, ...(asked ? { text: asked } : {}) } },
    { keepPrevious: true },
  )
  const choices = (found.data?.data ?? []).map(toCoded((supplier) => supplier.code))
  return <ChoicePicker {...props} choices={choices} onSearch={setText} searching={found.isFetching && asked !== ''} />
}

function LocationChoice(props: Picker & { shown: readonly Choice[] }) {
  const { tree } = useAllLocations()
  const choices = (tree ?? []).map(({ row: location, depth }) => ({
    value: location.id,
    label: location.name,
    note: location.code,
    indent: depth,
  }))
  return <ChoicePicker {...props} choices={choices} />
}

function MemberChoice(props: Picker & { shown: readonly Choice[] }) {
  const t = useTranslations('field')
  const { list, allowed } = useMembers(true)
  if (!allowed) return <ChoicePicker {...props} choices={[]} disabled placeholder={t('membersHidden')} />
  return (
    <ChoicePicker {...props} choices={(list ?? []).map(({ id, name, note }) => ({ value: id, label: name, note }))} />
  )
}

function toCoded<Row extends { id: string; name: string }>(code: (row: Row) => string) {
  return (row: Row): Choice => ({ value: row.id, label: row.name, note: <Code>{code(row)}</Code> })
}
