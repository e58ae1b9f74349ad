/** Periods of the past that a sparkline shows. */
const pastPeriods = 52

/**
 * Past demand and the expected mean as one small line, the expected part in the accent colour. Decoration beside figures.
 * @param history  oldest first; null: not known, a gap
 */
export function Sparkline({ history, mean }: { history: readonly (number | null)[]; mean: readonly number[] }) {
  const past = history.slice(-pastPeriods)
  const all = [...past, ...mean]
  const width = 160
  const height = 28
  const top = Math.max(1e-9, ...all.map((value) => value ?? 0))
  const x = (index: number) => (all.length < 2 ? 0 : (index / (all.length - 1)) * width)
  const y = (value: number) => height - 2 - (Math.max(0, value) / top) * (height - 4)
  const pastPath = past
    .map((value, index) =>
      value === null
        ? ''
        : `${past[index - 1] === null || index === 0 ? 'M' : 'L'}${round(x(index))} ${round(y(value))}`,
    )
    .join('')
  const meanPath = mean
    .map((value, index) => `${index === 0 ? 'M' : 'L'}${round(x(past.length + index))} ${round(y(value))}`)
    .join('')
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${width} ${height}`}
      className="h-7 w-40"
      fill="none"
      strokeWidth="1.5"
      strokeLinejoin="round"
    >
      <path d={pastPath} stroke="var(--control)" vectorEffect="non-scaling-stroke" />
      <path d={meanPath} stroke="var(--accent)" strokeWidth="2" vectorEffect="non-scaling-stroke" />
    </svg>
  )
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
