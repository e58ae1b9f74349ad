/** Periods of the past that a sparkline shows at least. */
const leastPast = 52
/** From this many periods ahead on the steps are days: seven are drawn as one, so that the week's rhythm is no thicket. */
const manyAhead = 40

/**
 * Past demand and the expected mean as one small line, the expected part in the accent colour. Decoration beside figures.
 * @param history  oldest first; null: not known, a gap
 */
export function Sparkline({
  history,
  mean: expected,
}: {
  history: readonly (number | null)[]
  mean: readonly number[]
}) {
  const days = expected.length >= manyAhead
  const mean = days ? byWeek(expected, 0).map((value) => value ?? 0) : expected
  const known = days ? byWeek(history, history.length % 7) : history
  const past = known.slice(-Math.max(leastPast, 2 * mean.length))
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

/** Means of seven known steps each, from step `first` on; null where none of the seven is known. */
function byWeek(values: readonly (number | null)[], first: number): (number | null)[] {
  return Array.from({ length: Math.floor((values.length - first) / 7) }, (_, week) => {
    const known = values.slice(first + week * 7, first + week * 7 + 7).filter((value) => value !== null)
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length
  })
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
