'use client'
import { Command } from 'cmdk'
import { ChevronDown, Plus } from 'lucide-react'
import { Popover } from 'radix-ui'
import { type ReactNode, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { classNames } from '#web/ui/class-names.ts'
import { controlClass } from '#web/ui/input.tsx'
import { floatClass, floatItemClass } from '#web/ui/overlay.ts'
import { Spinner } from '#web/ui/spinner.tsx'

export type Option = { value: string; label: string; note?: ReactNode; indent?: number }

/**
 * A choice from a long list, by typing. Without `onSearch` the given options are matched here; with it the caller
 * searches (on the server) and hands in what was found. Fits in a `Field`.
 * @param chosenLabel  what to show for `value` when it is not among `options`
 * @param onEnter  hears Enter first; true: it is dealt with, and nothing of the list is chosen
 * @param create  offers below the list to make what is not in it: its words for what was typed (none: nothing is offered), and the act
 */
export function Combobox({
  value,
  onValueChange,
  options,
  onSearch,
  onEnter,
  create,
  searching = false,
  placeholder,
  chosenLabel,
  id,
  disabled,
  className,
  ...aria
}: {
  value: string | undefined
  onValueChange: (value: string) => void
  options: readonly Option[]
  onSearch?: (text: string) => void
  onEnter?: (close: () => void) => boolean
  create?: { label: (text: string) => string | undefined; run: (text: string) => void } | undefined
  searching?: boolean
  placeholder?: string
  chosenLabel?: string | undefined
  id?: string
  disabled?: boolean
  className?: string
  'aria-describedby'?: string
  'aria-invalid'?: boolean
  'aria-label'?: string
}) {
  const t = useTranslations('ui')
  const listId = useId()
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const offer = create?.label(text.trim())
  const trigger = useRef<HTMLButtonElement>(null)
  const label = options.find((option) => option.value === value)?.label ?? (value ? chosenLabel : undefined)
  return (
    <Popover.Root
      open={open}
      onOpenChange={(next) => {
        setOpen(next)
        setText('')
        onSearch?.('')
      }}
    >
      <Popover.Trigger asChild>
        <button
          ref={trigger}
          type="button"
          role="combobox"
          aria-controls={open ? listId : undefined}
          id={id}
          aria-expanded={open}
          aria-haspopup="listbox"
          disabled={disabled}
          {...aria}
          className={classNames(controlClass, 'flex items-center gap-2 text-left', className)}
        >
          <span className={classNames('min-w-0 flex-1 truncate', !label && 'text-faint')}>
            {label ?? placeholder ?? t('chooseOne')}
          </span>
          <ChevronDown aria-hidden="true" className="size-4 shrink-0 text-faint" />
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          id={listId}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className={classNames(floatClass, 'w-(--radix-popover-trigger-width) min-w-64')}
        >
          <Command shouldFilter={!onSearch} loop>
            <div className="flex items-center gap-2 border-b px-3">
              <Command.Input
                placeholder={t('search')}
                onValueChange={(typed) => {
                  setText(typed)
                  onSearch?.(typed)
                }}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' || !onEnter?.(() => setOpen(false))) return
                  event.preventDefault()
                  event.stopPropagation()
                }}
                className="h-10 w-full min-w-0 bg-transparent outline-none placeholder:text-faint max-sm:text-lg"
              />
              {searching ? <Spinner className="text-faint" /> : null}
            </div>
            <Command.List className="max-h-64 overflow-y-auto p-1">
              {searching ? null : (
                <Command.Empty className="px-2 py-3 text-center text-soft">
                  {t(text.trim() === '' ? 'noneYet' : 'noneFound')}
                </Command.Empty>
              )}
              {options.map((option) => (
                <Command.Item
                  key={option.value}
                  value={option.value}
                  keywords={[option.label]}
                  onSelect={() => {
                    onValueChange(option.value)
                    // as any other control of a form: whoever listens to what is typed hears of it
                    trigger.current?.dispatchEvent(new Event('input', { bubbles: true }))
                    setOpen(false)
                  }}
                  className={floatItemClass}
                >
                  <span
                    className="min-w-0 flex-1 truncate"
                    style={option.indent ? { paddingLeft: option.indent * 14 } : undefined}
                  >
                    {option.label}
                  </span>
                  {option.note ? <span className="shrink-0 text-sm text-faint">{option.note}</span> : null}
                </Command.Item>
              ))}
              {create && offer && !searching ? (
                <Command.Item
                  forceMount
                  value={`new ${offer}`}
                  onSelect={() => {
                    create.run(text.trim())
                    setOpen(false)
                  }}
                  className={classNames(floatItemClass, 'text-accent')}
                >
                  <Plus aria-hidden="true" />
                  <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{offer}</span>
                </Command.Item>
              ) : null}
            </Command.List>
          </Command>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
