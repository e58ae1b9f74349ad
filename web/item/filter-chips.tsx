'use client'
import { ListFilter, Sparkles, X } from 'lucide-react'
import { Popover } from 'radix-ui'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Condition, Filter } from '#contract/filter.ts'
import { ChipEditor } from '#web/item/chip-editor.tsx'
import { FilterEditor } from '#web/item/filter-editor.tsx'
import type { JoinableChip } from '#web/item/filter-lines.tsx'
import { useShortcut } from '#web/lib/shortcuts.tsx'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { floatClass } from '#web/ui/overlay.ts'
import { Tooltip } from '#web/ui/tooltip.tsx'

export type FilterChip = {
  key: string
  label: string
  /** the words of a question it came from, each in quotes */
  origin?: string
  /** a language model outside said what the words mean */
  isOutside?: boolean
  /** what it stands for; null: it says nothing about which items (an order, a limit) and is only taken away */
  filter: Filter | null
  /** taken away by the person; left out: it stays */
  onRemove?: () => void
  onChange?: (filter: Filter) => void
  /** other chips it can be put into a group with */
  joins?: readonly JoinableChip[]
}

/** The conditions of a list as chips: press one to change it, its cross to take it away. */
export function FilterChips({ chips, children }: { chips: readonly FilterChip[]; children?: ReactNode }) {
  const t = useTranslations('item.filter')
  if (chips.length === 0 && !children) return null
  return (
    <ul aria-label={t('label')} className="flex flex-wrap items-center gap-1.5">
      {chips.map((chip) => (
        <li key={chip.key}>
          <Chip chip={chip} />
        </li>
      ))}
      {children ? <li>{children}</li> : null}
    </ul>
  )
}

const chipClass =
  'flex min-h-7 max-w-full items-center rounded-md bg-wash text-sm font-medium text-accent-strong pointer-coarse:min-h-9'

function Chip({ chip }: { chip: FilterChip }) {
  const t = useTranslations('item.filter')
  const [open, setOpen] = useState(false)
  const { filter, origin, onChange } = chip
  const isEditable = filter !== null && onChange !== undefined
  const from = origin === undefined ? undefined : t(chip.isOutside ? 'fromOutside' : 'from', { words: origin })
  const label = (
    <>
      {chip.isOutside ? <Sparkles aria-hidden="true" className="mr-1.5 size-3.5 shrink-0" /> : null}
      <span className="line-clamp-3 max-w-[min(40rem,72vw)] py-0.5 text-left">{chip.label}</span>
    </>
  )
  const name = t(isEditable ? 'change' : 'origin', {
    label: chip.isOutside ? t('outside', { label: chip.label }) : chip.label,
  })
  const button = (
    <Popover.Trigger asChild>
      <button
        type="button"
        aria-label={name}
        className="flex min-h-full items-center self-stretch rounded-md pl-2 hover:underline hover:underline-offset-4"
      >
        {label}
      </button>
    </Popover.Trigger>
  )
  return (
    <span className={chipClass}>
      {isEditable || from !== undefined ? (
        <Floating
          open={open}
          onOpenChange={setOpen}
          label={name}
          trigger={from === undefined ? button : <Tooltip text={from}>{button}</Tooltip>}
        >
          <ChipEditor
            filter={filter}
            from={from}
            joins={chip.joins ?? []}
            onChange={
              isEditable
                ? (next) => {
                    setOpen(false)
                    if (next) onChange(next)
                    else chip.onRemove?.()
                  }
                : undefined
            }
          />
        </Floating>
      ) : (
        <span className="flex items-center pl-2">{label}</span>
      )}
      {chip.onRemove ? (
        <button
          type="button"
          aria-label={t('remove', { label: chip.label })}
          onClick={chip.onRemove}
          className="flex size-7 items-center justify-center rounded-md opacity-70 hover:opacity-100 pointer-coarse:size-9"
        >
          <X aria-hidden="true" className="size-3.5" />
        </button>
      ) : (
        <span className="w-2" />
      )}
    </span>
  )
}

/** The button that adds a condition. */
export function AddFilter({
  onAdd,
  label,
  className,
}: {
  onAdd: (condition: Condition) => void
  /** what its button says, where it is not the only one that filters */
  label?: string | undefined
  className?: string
}) {
  const t = useTranslations('item.filter')
  const shell = useTranslations('shell.shortcut')
  const [open, setOpen] = useState(false)
  useShortcut({ keys: 'f', label: t('addTitle'), group: shell('page'), run: () => setOpen(true) })
  return (
    <Floating
      open={open}
      onOpenChange={setOpen}
      label={t('addTitle')}
      trigger={
        <Popover.Trigger asChild>
          <Button className={classNames(className)} title={t('addTitle')}>
            <ListFilter />
            {label ?? t('add')}
          </Button>
        </Popover.Trigger>
      }
    >
      <FilterEditor
        condition={undefined}
        onApply={(next) => {
          setOpen(false)
          onAdd(next)
        }}
      />
    </Floating>
  )
}

function Floating({
  open,
  onOpenChange,
  label,
  trigger,
  children,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  label: string
  trigger: ReactNode
  children: ReactNode
}) {
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      {trigger}
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={6}
          collisionPadding={8}
          aria-label={label}
          className={classNames(floatClass, 'w-76')}
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
