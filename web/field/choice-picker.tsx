'use client'
import { Command } from 'cmdk'
import { Check, ChevronDown } from 'lucide-react'
import { Popover } from 'radix-ui'
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { classNames } from '#web/ui/class-names.ts'
import { controlClass } from '#web/ui/input.tsx'
import { floatClass, floatItemClass } from '#web/ui/overlay.ts'
import { Spinner } from '#web/ui/spinner.tsx'

export type Choice = {
  value: string
  /** what is matched while typing, and read out */
  label: string
  /** how it looks, when a bare label is too little */
  look?: ReactNode
  note?: ReactNode
  indent?: number
}

/** What `Field` gives its control. */
export type ControlProps = {
  id?: string
  disabled?: boolean
  'aria-describedby'?: string
  'aria-invalid'?: boolean
  'aria-label'?: string
  'aria-required'?: boolean
}

/**
 * One or several of a list, by typing: arrow keys move, Enter takes or gives back, Backspace in an empty search gives the
 * last one back. One: the list closes at once. Several: it stays open.
 * @param onSearch  the caller searches and hands in what was found; without it the choices are matched here
 * @param shown  choices that are chosen but not among `choices`, such as those of an earlier search
 */
export function ChoicePicker({
  value,
  onValueChange,
  onLeave,
  choices,
  shown = [],
  several = false,
  clearable = false,
  placeholder,
  onSearch,
  searching = false,
  className,
  ...control
}: ControlProps & {
  value: readonly string[]
  onValueChange: (value: string[]) => void
  onLeave?: (() => void) | undefined
  choices: readonly Choice[]
  shown?: readonly Choice[]
  several?: boolean
  /** one may choose nothing again */
  clearable?: boolean
  placeholder?: string
  onSearch?: (text: string) => void
  searching?: boolean
  className?: string
}) {
  const t = useTranslations('field')
  const ui = useTranslations('ui')
  const listId = useId()
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const known = new Map([...shown, ...choices].map((choice) => [choice.value, choice]))
  const search = (next: string) => {
    setText(next)
    onSearch?.(next)
  }
  const close = () => {
    setOpen(false)
    search('')
  }
  const take = (one: string) => {
    if (!several) {
      onValueChange([one])
      close()
      return
    }
    onValueChange(value.includes(one) ? value.filter((other) => other !== one) : [...value, one])
    search('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Backspace' || text !== '' || value.length === 0 || !(several || clearable)) return
    event.preventDefault()
    onValueChange(value.slice(0, -1))
  }
  return (
    <Popover.Root
      open={open}
      onOpenChange={(next) => {
        if (next) setOpen(true)
        else {
          close()
          onLeave?.()
        }
      }}
    >
      <Popover.Trigger asChild>
        <button
          type="button"
          role="combobox"
          aria-controls={open ? listId : undefined}
          aria-expanded={open}
          aria-haspopup="listbox"
          {...control}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
            event.preventDefault()
            setOpen(true)
          }}
          onBlur={() => open || onLeave?.()}
          className={classNames(
            controlClass,
            'flex h-auto min-h-9 items-center gap-2 py-1 text-left pointer-coarse:min-h-11',
            className,
          )}
        >
          <span
            className={classNames(
              'flex min-w-0 flex-1 flex-wrap items-center gap-1',
              value.length === 0 && 'text-faint',
            )}
          >
            {value.length === 0
              ? (placeholder ?? ui('chooseOne'))
              : value.map((one) => {
                  const choice = known.get(one)
                  return (
                    <span key={one} className="inline-flex min-w-0 items-center gap-1.5">
                      {choice ? (
                        (choice.look ?? <Bare several={several}>{choice.label}</Bare>)
                      ) : (
                        <Bare several={several}>{t('gone')}</Bare>
                      )}
                    </span>
                  )
                })}
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
                value={text}
                onValueChange={search}
                onKeyDown={onKeyDown}
                placeholder={ui('search')}
                className="h-10 w-full min-w-0 bg-transparent outline-none placeholder:text-faint max-sm:text-lg"
              />
              {searching ? <Spinner className="text-faint" /> : null}
            </div>
            <Command.List
              className="max-h-64 overflow-y-auto p-1"
              {...(several ? { 'aria-multiselectable': true } : {})}
            >
              {searching ? null : (
                <Command.Empty className="px-2 py-3 text-center text-soft">{ui('noneFound')}</Command.Empty>
              )}
              {clearable && !several && value.length > 0 && text === '' ? (
                <Command.Item
                  value=" none"
                  className={floatItemClass}
                  onSelect={() => {
                    onValueChange([])
                    close()
                  }}
                >
                  <span className="flex-1 text-soft">{t('notSet')}</span>
                </Command.Item>
              ) : null}
              {choices.map((choice) => (
                <Command.Item
                  key={choice.value}
                  value={choice.value}
                  keywords={[choice.label]}
                  onSelect={() => take(choice.value)}
                  className={floatItemClass}
                >
                  <span
                    className="flex min-w-0 flex-1 items-center"
                    style={choice.indent ? { paddingLeft: choice.indent * 14 } : undefined}
                  >
                    {choice.look ?? <span className="truncate">{choice.label}</span>}
                  </span>
                  {choice.note ? <span className="shrink-0 text-sm text-faint">{choice.note}</span> : null}
                  <span className="sr-only">{value.includes(choice.value) ? t('yes') : null}</span>
                  <Check aria-hidden="true" className={value.includes(choice.value) ? '' : 'invisible'} />
                </Command.Item>
              ))}
            </Command.List>
          </Command>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Bare({ several, children }: { several: boolean; children: ReactNode }) {
  return <span className={several ? 'truncate rounded-sm bg-sunken px-1.5 text-sm' : 'truncate'}>{children}</span>
}
