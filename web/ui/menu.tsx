'use client'
import { DropdownMenu } from 'radix-ui'
import { type ComponentProps, type ReactNode, useRef, useState } from 'react'
import { classNames } from '#web/ui/class-names.ts'
import { floatClass, floatItemClass } from '#web/ui/overlay.ts'

/** A menu that opens from `trigger` (one focusable element). */
export function Menu({
  trigger,
  children,
  align = 'end',
  side,
  className,
}: {
  trigger: ReactNode
  children: ReactNode
  align?: 'start' | 'end'
  side?: 'top' | 'bottom' | 'right'
  className?: string
}) {
  const button = useRef<HTMLButtonElement>(null)
  const [landmark, setLandmark] = useState<Element | null>(null)
  // What floats belongs to a landmark, where whoever walks by landmarks finds it; dialogs hide the page below them, and are none of its parts.
  const findLandmark = () =>
    setLandmark(button.current?.closest('[role=dialog]') ? null : document.querySelector('main'))
  return (
    <DropdownMenu.Root modal={false} onOpenChange={(open) => open && findLandmark()}>
      <DropdownMenu.Trigger ref={button} asChild>
        {trigger}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={landmark}>
        <DropdownMenu.Content
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className={classNames(
            floatClass,
            'max-h-(--radix-dropdown-menu-content-available-height) min-w-48 overflow-y-auto p-1',
            className,
          )}
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

/** One act of a menu. `danger` marks what destroys. With `asChild` the single child is a link. */
export function MenuItem({
  danger = false,
  className,
  ...rest
}: ComponentProps<typeof DropdownMenu.Item> & { danger?: boolean }) {
  return (
    <DropdownMenu.Item
      className={classNames(
        floatItemClass,
        danger && 'text-danger data-highlighted:bg-danger-wash [&_svg]:text-danger',
        className,
      )}
      {...rest}
    />
  )
}

/** A choice among several, the current one marked. */
export function MenuRadio({
  value,
  onValueChange,
  options,
}: {
  value: string
  onValueChange: (value: string) => void
  options: readonly { value: string; label: ReactNode }[]
}) {
  return (
    <DropdownMenu.RadioGroup value={value} onValueChange={onValueChange}>
      {options.map((option) => (
        <DropdownMenu.RadioItem
          key={option.value}
          value={option.value}
          className={classNames(floatItemClass, 'justify-between')}
        >
          {option.label}
          <DropdownMenu.ItemIndicator>
            <span className="block size-1.5 rounded-full bg-accent" />
          </DropdownMenu.ItemIndicator>
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  )
}

/** A small heading inside a menu. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return <DropdownMenu.Label className="px-2 pt-1.5 pb-1 text-xs text-faint">{children}</DropdownMenu.Label>
}

/** A hairline between groups of a menu. */
export function MenuLine() {
  return <DropdownMenu.Separator className="-mx-1 my-1 h-px bg-line" />
}
