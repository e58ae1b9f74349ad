'use client'
import type { ComponentProps } from 'react'
import { useCategories } from '#web/category/use-categories.ts'
import { Combobox } from '#web/ui/combobox.tsx'

/**
 * A choice of one category, shown as the tree.
 * @param without  ids that cannot be chosen here
 * @param first  an entry above the tree with the value `''`
 */
export function CategoryPicker({
  without,
  first,
  ...rest
}: Omit<ComponentProps<typeof Combobox>, 'options'> & { without?: ReadonlySet<string> | undefined; first: string }) {
  const { tree, byId } = useCategories()
  const options = (tree ?? [])
    .filter(({ row }) => !without?.has(row.id))
    .map(({ row, depth, path }) => ({
      value: row.id,
      label: row.name,
      note: path.slice(0, -1).join(' › '),
      indent: depth,
    }))
  return (
    <Combobox
      {...rest}
      chosenLabel={rest.value ? byId.get(rest.value)?.name : undefined}
      options={[{ value: '', label: first }, ...options]}
    />
  )
}
