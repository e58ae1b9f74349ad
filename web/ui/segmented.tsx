'use client'
import { ToggleGroup } from 'radix-ui'
import type { ReactNode } from 'react'

/** One choice among two to five short options, all visible. */
export function Segmented<T extends string>({
  value,
  onValueChange,
  options,
  label,
}: {
  value: T
  onValueChange: (value: T) => void
  options: readonly { value: T; label: ReactNode }[]
  label: string
}) {
  return (
    <ToggleGroup.Root
      type="single"
      value={value}
      // Radix reports '' when the chosen option is pressed again; a choice always stands here.
      onValueChange={(next) => next && onValueChange(next as T)}
      aria-label={label}
      className="inline-flex max-w-full overflow-x-auto rounded-md bg-sunken p-0.5 align-top"
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          className="inline-flex h-8 items-center gap-1.5 rounded-[4px] px-2.5 text-sm font-medium whitespace-nowrap text-soft hover:text-ink data-[state=on]:bg-surface data-[state=on]:text-ink data-[state=on]:shadow-[0_0_0_1px_var(--line)] pointer-coarse:h-10 [&_svg]:size-4"
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  )
}
