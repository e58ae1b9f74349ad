import type { Alert } from '#contract/alert.ts'

const width = 160
const height = 40
const inset = 3

/**
 * What led up to an alert as a small line, what was expected as a band behind it, what was seen as a dot at its end. Decoration beside figures.
 */
export function AlertPicture({ alert: { history, expectedLow, expectedHigh, kind } }: { alert: Alert }) {
  // a silence is told in days, and drawn in quantities: no band
  const band = kind === 'silence' ? null : { low: expectedLow, high: expectedHigh }
  const top = Math.max(1e-9, band?.high ?? 0, ...history.map((value) => value ?? 0))
  const x = (index: number) =>
    round(history.length < 2 ? width - inset : (index / (history.length - 1)) * (width - 2 * inset) + inset)
  const y = (value: number) => round(height - inset - (Math.max(0, value) / top) * (height - 2 * inset))
  const path = history
    .map((value, index) =>
      value === null ? '' : `${index === 0 || history[index - 1] === null ? 'M' : 'L'}${x(index)} ${y(value)}`,
    )
    .join('')
  const last = history.at(-1) ?? 0
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${width} ${height}`}
      className="h-10 w-40 shrink-0"
      fill="none"
      strokeWidth="1.25"
      strokeLinejoin="round"
    >
      {band ? (
        <rect
          x={inset}
          width={width - 2 * inset}
          y={y(band.high)}
          height={Math.max(1.5, y(band.low) - y(band.high))}
          fill="var(--accent)"
          opacity="0.16"
        />
      ) : null}
      <path d={path} stroke="var(--control)" />
      <circle cx={x(history.length - 1)} cy={y(last)} r="2.5" fill="var(--danger)" />
    </svg>
  )
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
