const columns = 9
const rows = 12
/** Groups that stand out: one finds one's stock among everything that was counted. */
const found = new Set([31, 32, 40])

/** A wall of tallies, each group five. Decoration only: it fills what it stands in and makes no page longer. */
export function TallyField() {
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${columns * 64} ${rows * 60}`}
      preserveAspectRatio="xMidYMid slice"
      className="absolute inset-0 size-full text-control"
      fill="none"
      strokeWidth="1.6"
      strokeLinecap="round"
    >
      {Array.from({ length: columns * rows }, (_, index) => {
        const x = (index % columns) * 64 + 18
        const y = Math.floor(index / columns) * 60 + 16
        const last = index === columns * rows - 1
        return (
          <g
            key={index}
            transform={`translate(${x} ${y})`}
            stroke={found.has(index) ? 'var(--accent)' : 'currentColor'}
            strokeOpacity={found.has(index) ? 1 : 0.38}
          >
            {Array.from({ length: last ? 3 : 4 }, (_, stroke) => {
              const lean = wobble(index * 7 + stroke)
              return <path key={stroke} d={`M${stroke * 7 + lean} 0 ${stroke * 7 - lean} 26`} />
            })}
            {last ? null : <path d={`M-6 ${20 + wobble(index) * 2} 27 ${6 + wobble(index + 3) * 2}`} />}
          </g>
        )
      })}
    </svg>
  )
}

/** -0.9..0.9, the same for the same seed: strokes of a hand, and identical in the exported page and the browser. */
function wobble(seed: number): number {
  return Math.round((((seed * 7919) % 19) / 9.5 - 1) * 90) / 100
}
