'use client'
import type { ReactElement, ReactNode } from 'react'
import { ResponsiveContainer } from 'recharts'
import { classNames } from '#web/ui/class-names.ts'

const tick = { fill: 'var(--faint)', fontSize: 12 }

/** Looks that all charts share: spread into recharts' own parts. */
export const gridLook = { vertical: false, stroke: 'var(--line)' } as const
/** The span in which what is expected lies. */
export const bandLook = {
  fill: 'var(--accent)',
  fillOpacity: 0.16,
  stroke: 'none',
  isAnimationActive: false,
  activeDot: false,
} as const
export const xAxisLook = { tickLine: false, axisLine: { stroke: 'var(--line)' }, tick } as const
export const yAxisLook = { width: 44, tickLine: false, axisLine: false, tick } as const
/** Room around the plot. */
export const chartMargin = { top: 8, right: 8, bottom: 0, left: 0 } as const

/**
 * The room of a chart, as wide as there is. It is hidden from screen readers: what it shows must stand in figures beside it.
 * @param height  in px
 */
export function ChartRoom({
  height,
  className,
  children,
}: {
  height: number
  className?: string
  children: ReactElement
}) {
  return (
    <div className={classNames('w-full', className)} style={{ height }} aria-hidden="true">
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 800, height }}>
        {children}
      </ResponsiveContainer>
    </div>
  )
}

/** One entry of the line under a chart. */
export function Legend({ mark, children }: { mark: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-center gap-1.5">
      {mark}
      {children}
    </li>
  )
}
