'use client'
import type { ComponentProps } from 'react'
import { useAllLocations } from '#web/location/all-locations.ts'
import { Combobox } from '#web/ui/combobox.tsx'

/**
 * A choice of one real location, shown as the tree.
 * @param without  ids that cannot be chosen here
 * @param first  an entry above the tree, such as "all locations", with the value `''`
 */
export function LocationPicker({
  without,
  first,
  ...rest
}: Omit<ComponentProps<typeof Combobox>, 'options'> & { without?: ReadonlySet<string> | undefined; first?: string }) {
  const { tree, byId } = useAllLocations()
  const options = (tree ?? [])
    .filter((placed) => !without?.has(placed.row.id))
    .map(({ row: location, depth }) => ({
      value: location.id,
      label: location.name,
      note: location.code,
      indent: depth,
    }))
  return (
    <Combobox
      {...rest}
      chosenLabel={rest.value ? byId.get(rest.value)?.name : undefined}
      options={first ? [{ value: '', label: first, note: '' }, ...options] : options}
    />
  )
}
