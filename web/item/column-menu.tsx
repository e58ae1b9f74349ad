'use client'
import { ChevronDown, ChevronUp, Columns3, Eye, EyeOff } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useTranslations } from 'use-intl'
import { type ColumnChoice, withMoved, withShown } from '#web/item/chosen-columns.ts'
import type { ItemColumn } from '#web/item/item-columns.tsx'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { floatClass } from '#web/ui/overlay.ts'
import { Select } from '#web/ui/select.tsx'

const mostFrozen = 5

/** Which columns the items list shows, in which order, and how many stay in sight. */
export function ColumnMenu({
  columns,
  choice,
  standard,
  onChoose,
}: {
  columns: ReadonlyMap<string, ItemColumn>
  choice: ColumnChoice
  standard: ColumnChoice
  onChoose: (choice: ColumnChoice) => void
}) {
  const t = useTranslations('item.columns')
  const shown = choice.columns.flatMap(({ id }) => columns.get(id) ?? [])
  const hidden = [...columns.values()].filter((column) => !shown.includes(column))
  const own = hidden.filter((column) => column.custom)
  const heading = 'px-2 pt-2 pb-1 text-xs text-faint'
  const hiddenEntry = (column: ItemColumn) => (
    <li key={column.id}>
      <Button
        look="quiet"
        className="w-full justify-start px-2 text-soft"
        aria-label={t('show', { column: column.header })}
        onClick={() => onChoose(withShown(choice, column.id, true))}
      >
        <span className="min-w-0 flex-1 truncate text-left">{column.header}</span>
        <EyeOff className="text-faint" />
      </Button>
    </li>
  )
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <Button look="quiet">
          <Columns3 />
          <span className="max-md:sr-only">{t('open')}</span>
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label={t('open')}
          className={classNames(
            floatClass,
            'max-h-(--radix-popover-content-available-height) w-76 overflow-y-auto p-1.5',
          )}
        >
          <h2 className={heading}>{t('shown')}</h2>
          <ol>
            {shown.map((column, at) => (
              <li key={column.id} className="flex items-center gap-0.5 pl-2">
                <span className="min-w-0 flex-1 truncate">{column.header}</span>
                <Button
                  look="quiet"
                  size="icon"
                  disabled={at === 0}
                  aria-label={t('up', { column: column.header })}
                  onClick={() => onChoose(withMoved(choice, column.id, at - 1))}
                >
                  <ChevronUp />
                </Button>
                <Button
                  look="quiet"
                  size="icon"
                  disabled={at === shown.length - 1}
                  aria-label={t('down', { column: column.header })}
                  onClick={() => onChoose(withMoved(choice, column.id, at + 1))}
                >
                  <ChevronDown />
                </Button>
                <Button
                  look="quiet"
                  size="icon"
                  disabled={shown.length === 1}
                  aria-label={t('hide', { column: column.header })}
                  onClick={() => onChoose(withShown(choice, column.id, false))}
                >
                  <Eye />
                </Button>
              </li>
            ))}
          </ol>
          {own.length > 0 ? (
            <>
              <h2 className={heading}>{t('custom')}</h2>
              <ul>{own.map(hiddenEntry)}</ul>
            </>
          ) : null}
          <h2 className={heading}>{t('hidden')}</h2>
          <ul>{hidden.filter((column) => !column.custom).map(hiddenEntry)}</ul>
          {[...columns.values()].some((column) => column.custom) ? null : (
            <p className="px-2 pb-1.5 text-sm text-soft">{t('none')}</p>
          )}
          <label className="mt-1 flex items-center gap-3 border-t px-2 pt-2 pb-1 text-sm max-sm:hidden">
            <span className="flex-1">{t('frozen')}</span>
            <Select
              className="w-18"
              value={String(choice.frozen)}
              onChange={(event) => onChoose({ ...choice, frozen: Number(event.target.value) })}
            >
              {Array.from({ length: Math.min(mostFrozen, shown.length) + 1 }, (_, count) => (
                <option key={count} value={count}>
                  {count}
                </option>
              ))}
            </Select>
          </label>
          {isSame(choice, standard) ? null : (
            <Button look="quiet" size="sm" className="mt-1 w-full" onClick={() => onChoose(standard)}>
              {t('reset')}
            </Button>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function isSame(one: ColumnChoice, other: ColumnChoice): boolean {
  return JSON.stringify([one.columns, one.frozen]) === JSON.stringify([other.columns, other.frozen])
}
