'use client'
import { Columns3 } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useTranslations } from 'use-intl'
import { standardColumns } from '#web/item/chosen-columns.ts'
import type { ItemColumn } from '#web/item/item-columns.tsx'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Menu, MenuItem, MenuLabel, MenuLine } from '#web/ui/menu.tsx'
import { floatItemClass } from '#web/ui/overlay.ts'

/** Which columns the items list shows; SKU and name always stand. */
export function ColumnMenu({
  columns,
  chosen,
  onChoose,
}: {
  columns: ReadonlyMap<string, ItemColumn>
  chosen: readonly string[]
  onChoose: (columns: readonly string[] | undefined) => void
}) {
  const t = useTranslations('item.columns')
  const all = [...columns.values()].filter((column) => column.id !== 'sku' && column.id !== 'name')
  const own = all.filter((column) => column.custom)
  const entry = (column: ItemColumn) => (
    <DropdownMenu.CheckboxItem
      key={column.id}
      checked={chosen.includes(column.id)}
      onCheckedChange={(on) =>
        onChoose(on === true ? [...chosen, column.id] : chosen.filter((one) => one !== column.id))
      }
      // Several are often switched in one go: the menu stays open.
      onSelect={(event) => event.preventDefault()}
      className={classNames(floatItemClass, 'justify-between')}
    >
      <span className="truncate">{column.header}</span>
      <DropdownMenu.ItemIndicator>
        <span className="block size-1.5 rounded-full bg-accent" />
      </DropdownMenu.ItemIndicator>
    </DropdownMenu.CheckboxItem>
  )
  return (
    <Menu
      className="w-60"
      trigger={
        <Button look="quiet">
          <Columns3 />
          <span className="max-md:sr-only">{t('open')}</span>
        </Button>
      }
    >
      <MenuLabel>{t('standard')}</MenuLabel>
      {all.filter((column) => !column.custom).map(entry)}
      <MenuLine />
      <MenuLabel>{t('custom')}</MenuLabel>
      {own.length > 0 ? own.map(entry) : <p className="px-2 pb-1.5 text-sm text-soft">{t('none')}</p>}
      {chosen === standardColumns ? null : (
        <>
          <MenuLine />
          <MenuItem onSelect={() => onChoose(undefined)}>{t('reset')}</MenuItem>
        </>
      )}
    </Menu>
  )
}
