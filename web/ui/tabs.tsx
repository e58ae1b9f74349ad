'use client'
import { Tabs as Radix } from 'radix-ui'
import type { ReactNode } from 'react'

/** Tabs over panels; the strip scrolls sideways where it does not fit. Keep the value in the URL where a tab is a place. */
export function Tabs({
  value,
  onValueChange,
  tabs,
  children,
  label,
}: {
  value: string
  onValueChange: (value: string) => void
  tabs: readonly { value: string; label: ReactNode; count?: ReactNode }[]
  children: ReactNode
  label: string
}) {
  return (
    <Radix.Root value={value} onValueChange={onValueChange}>
      <Radix.List aria-label={label} className="flex gap-5 overflow-x-auto border-b">
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            className="-mb-px border-b-2 border-transparent py-2 font-medium whitespace-nowrap text-soft hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink"
          >
            {tab.label}
            {tab.count === undefined ? null : (
              <span className="ml-1.5 text-sm font-normal text-faint">{tab.count}</span>
            )}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {children}
    </Radix.Root>
  )
}

/** What a tab shows. */
export function TabPanel({ value, children }: { value: string; children: ReactNode }) {
  return (
    <Radix.Content value={value} className="pt-5 outline-offset-4">
      {children}
    </Radix.Content>
  )
}
