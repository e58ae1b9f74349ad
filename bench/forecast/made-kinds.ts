import type { Frequency, SeriesInput } from '#core/forecast/series-forecast.ts'
import { type Dice, diceOf } from './dice.ts'
import { dayShape, promoted, sine, times, wander, weekShape } from './shapes.ts'

/** Series like those of one trade or competition, each drawn with figures of its own. */
export interface Kind {
  name: string
  freq: Frequency
  /** cycle of the scaled errors, 1 = steps are held against the one before */
  season: number
  horizon: number
  /** by what it is judged: mean of scaled absolute errors, or root of the mean of scaled squares */
  measure: 'MASE' | 'RMSSE'
  series: number
  lead?: number
  make: (dice: Dice) => { values: number[]; xreg?: Record<string, number[]> }
}

export interface MadeKind {
  input: SeriesInput
  after: number[]
}

export function makeKind(kind: Kind): MadeKind[] {
  return Array.from({ length: kind.series }, (_, place) => {
    const { values, xreg } = kind.make(diceOf((place + 1) * 6007))
    const steps = values.length - kind.horizon
    const { freq, season, horizon, lead } = kind
    return {
      input: { id: `${kind.name} ${place}`, freq, season, horizon, train: values.slice(0, steps), xreg, lead },
      after: values.slice(steps),
    }
  })
}

/** Pieces a day with the shape of a week and deals now and then; a mean between `least` and `most`. */
function pricedCounts({ least, most, unevenness }: { least: number; most: number; unevenness: number }): Kind['make'] {
  return (dice) => {
    const n = dice.whole(300, 900)
    const week = weekShape(dice, 0.3)
    const { price, deal, lift } = promoted(dice, n, 7, 35)
    const mean = dice.uniform(least, most)
    return {
      values: times(n, (t) => dice.pieces(mean * (week[t % 7] ?? 1) * (lift[t] ?? 1), unevenness)),
      xreg: { price, deal },
    }
  }
}

/** What makes the kinds differ is what trades differ by: cycle, level, noise, pauses, growth, ends. None is drawn from a file. */
export const kinds: readonly Kind[] = [
  {
    name: 'hourly load',
    freq: 'H',
    season: 24,
    horizon: 48,
    measure: 'MASE',
    series: 30,
    make: (dice) => {
      const n = dice.whole(700, 1000)
      const [day, week] = [dayShape(dice, dice.uniform(0.2, 0.6)), weekShape(dice, 0.12)]
      const level = wander(dice, n, { step: 0.006 })
      const scale = dice.uniform(100, 20_000)
      return {
        values: times(
          n,
          (t) =>
            scale *
            (day[t % 24] ?? 1) *
            (week[Math.floor(t / 24) % 7] ?? 1) *
            Math.exp((level[t] ?? 0) + 0.03 * dice.normal()),
        ),
      }
    },
  },
  {
    name: 'hourly visitors, closed at night',
    freq: 'H',
    season: 24,
    horizon: 48,
    measure: 'RMSSE',
    series: 30,
    make: (dice) => {
      const n = 24 * dice.whole(28, 56)
      const [day, week] = [dayShape(dice, 1), weekShape(dice, 0.3)]
      const [opens, closes] = [dice.whole(7, 10), dice.whole(17, 21)]
      const mean = dice.uniform(0.5, 12)
      return {
        values: times(n, (t) => {
          const hour = t % 24
          const open = hour >= opens && hour < closes && Math.floor(t / 24) % 7 !== 6
          return open ? dice.pieces(mean * (day[hour] ?? 1) * (week[Math.floor(t / 24) % 7] ?? 1), 0.1) : 0
        }),
      }
    },
  },
  {
    name: 'hourly, day and week, weekends unlike',
    freq: 'H',
    season: 24,
    horizon: 72,
    measure: 'MASE',
    series: 30,
    make: (dice) => {
      const n = dice.whole(24 * 21, 24 * 60)
      const [day, end] = [dayShape(dice, 0.8), dayShape(dice, 0.3)]
      const scale = dice.uniform(50, 500)
      return {
        values: times(n, (t) => {
          const shape = Math.floor(t / 24) % 7 >= 5 ? end : day
          return scale * (shape[t % 24] ?? 1) * Math.exp(0.1 * dice.normal())
        }),
      }
    },
  },
  {
    name: 'daily, wandering',
    freq: 'D',
    season: 1,
    horizon: 14,
    measure: 'MASE',
    series: 40,
    make: (dice) => {
      const n = dice.whole(100, 2000)
      const level = wander(dice, n, { step: dice.uniform(0.003, 0.03), slope: dice.chance(0.4) ? 0.0005 : 0 })
      const scale = dice.uniform(100, 10_000)
      return { values: level.map((value) => scale * Math.exp(value)) }
    },
  },
  {
    name: 'daily, week and year',
    freq: 'D',
    season: 7,
    horizon: 28,
    measure: 'MASE',
    series: 25,
    make: (dice) => {
      const n = dice.whole(500, 1400)
      const week = weekShape(dice, 0.3)
      const [year, phase, scale] = [dice.uniform(0.1, 0.5), dice.uniform(0, 6), dice.uniform(20, 500)]
      const level = wander(dice, n, { step: 0.01 })
      return {
        values: times(
          n,
          (t) =>
            scale *
            (week[t % 7] ?? 1) *
            Math.exp(year * sine(t, 365.25, phase) + (level[t] ?? 0) + 0.12 * dice.normal()),
        ),
      }
    },
  },
  {
    name: 'daily retail counts with prices',
    freq: 'D',
    season: 7,
    horizon: 28,
    measure: 'RMSSE',
    series: 40,
    lead: 7,
    make: pricedCounts({ least: 0.3, most: 8, unevenness: 0.3 }),
  },
  {
    name: 'daily slow counts with prices',
    freq: 'D',
    season: 7,
    horizon: 28,
    measure: 'RMSSE',
    series: 40,
    lead: 7,
    make: pricedCounts({ least: 0.08, most: 0.4, unevenness: 0.5 }),
  },
  {
    name: 'daily, closed on Sundays',
    freq: 'D',
    season: 7,
    horizon: 14,
    measure: 'MASE',
    series: 40,
    make: (dice) => {
      const n = dice.whole(120, 500)
      const week = weekShape(dice, 0.25)
      const mean = dice.uniform(10, 200)
      return { values: times(n, (t) => (t % 7 === 6 ? 0 : dice.pieces(mean * (week[t % 7] ?? 1), 0.05))) }
    },
  },
  {
    name: 'weekly retail with price and feasts',
    freq: 'W',
    season: 52,
    horizon: 8,
    measure: 'MASE',
    series: 40,
    make: (dice) => {
      const n = dice.whole(100, 160)
      const { price, deal, lift } = promoted(dice, n, 1, 7)
      const [scale, feast] = [dice.uniform(50, 5000), dice.uniform(1.5, 3)]
      const feasts = times(n, (t) => (t % 52 === 50 || t % 52 === 14 ? 1 : 0))
      const level = wander(dice, n, { step: 0.03 })
      return {
        values: times(
          n,
          (t) => scale * (lift[t] ?? 1) * (feasts[t] ? feast : 1) * Math.exp((level[t] ?? 0) + 0.12 * dice.normal()),
        ),
        xreg: { price, deal, feast: feasts },
      }
    },
  },
  {
    name: 'weekly, feasts unmarked',
    freq: 'W',
    season: 52,
    horizon: 13,
    measure: 'MASE',
    series: 40,
    make: (dice) => {
      const n = dice.whole(130, 260)
      const [scale, feast, start] = [dice.uniform(50, 5000), dice.uniform(1.5, 4), dice.whole(0, 51)]
      const level = wander(dice, n, { step: 0.02 })
      return {
        values: times(n, (t) => {
          const week = (t + start) % 52
          return scale * (week === 50 || week === 51 ? feast : 1) * Math.exp((level[t] ?? 0) + 0.15 * dice.normal())
        }),
      }
    },
  },
  {
    name: 'weekly, wandering',
    freq: 'W',
    season: 1,
    horizon: 13,
    measure: 'MASE',
    series: 40,
    make: (dice) => {
      const n = dice.whole(80, 900)
      const level = wander(dice, n, { step: dice.uniform(0.01, 0.06) })
      const [year, scale] = [dice.chance(0.5) ? dice.uniform(0, 0.3) : 0, dice.uniform(100, 10_000)]
      return { values: level.map((value, t) => scale * Math.exp(value + year * sine(t, 52.18) + 0.03 * dice.normal())) }
    },
  },
  {
    name: 'monthly, season and trend',
    freq: 'M',
    season: 12,
    horizon: 18,
    measure: 'MASE',
    series: 60,
    make: (dice) => {
      const n = dice.whole(60, 240)
      const shape = times(12, () => dice.uniform(0.1, 0.35) * dice.normal())
      const level = wander(dice, n, { step: dice.uniform(0.01, 0.05), slope: dice.uniform(-0.002, 0.008) })
      const scale = dice.uniform(500, 9000)
      return {
        values: times(n, (t) => scale * Math.exp((level[t] ?? 0) + (shape[t % 12] ?? 0) + 0.05 * dice.normal())),
      }
    },
  },
  {
    name: 'monthly, sold in one season only',
    freq: 'M',
    season: 12,
    horizon: 12,
    measure: 'RMSSE',
    series: 60,
    make: (dice) => {
      const n = dice.whole(36, 72)
      const [from, long, start] = [dice.whole(0, 11), dice.whole(2, 5), dice.whole(0, 11)]
      const mean = dice.uniform(5, 200)
      return {
        values: times(n, (t) => ((t + start + 12 - from) % 12 < long ? dice.pieces(mean, 0.1) : 0)),
      }
    },
  },
  {
    name: 'weekly, sold in one season only',
    freq: 'W',
    season: 52,
    horizon: 13,
    measure: 'RMSSE',
    series: 60,
    make: (dice) => {
      const n = dice.whole(110, 200)
      const [from, long] = [dice.whole(0, 51), dice.whole(8, 20)]
      const mean = dice.uniform(3, 100)
      return { values: times(n, (t) => ((t + 52 - from) % 52 < long ? dice.pieces(mean, 0.15) : 0)) }
    },
  },
  {
    name: 'monthly counts with a season',
    freq: 'M',
    season: 12,
    horizon: 12,
    measure: 'RMSSE',
    series: 60,
    make: (dice) => {
      const n = dice.whole(36, 84)
      const [strength, phase, mean] = [dice.uniform(0.5, 1.2), dice.uniform(0, 6), dice.uniform(0.8, 6)]
      return { values: times(n, (t) => dice.pieces(mean * Math.exp(strength * sine(t, 12, phase)), 0.3)) }
    },
  },
  {
    name: 'monthly spares',
    freq: 'M',
    season: 12,
    horizon: 12,
    measure: 'RMSSE',
    series: 200,
    lead: 3,
    make: (dice) => {
      const n = dice.whole(36, 84)
      const [chance, size, spread] = [dice.uniform(0.04, 0.5), dice.uniform(1, 20), dice.uniform(0, 1)]
      return { values: times(n, () => (dice.chance(chance) ? 1 + dice.pieces(size - 1, spread) : 0)) }
    },
  },
  {
    name: 'monthly spares, running out',
    freq: 'M',
    season: 12,
    horizon: 12,
    measure: 'RMSSE',
    series: 200,
    lead: 3,
    make: (dice) => {
      const n = dice.whole(48, 84)
      const [chance, size, decline] = [dice.uniform(0.3, 0.8), dice.uniform(1, 10), dice.uniform(0.02, 0.06)]
      return {
        values: times(n, (t) => (dice.chance(chance * Math.exp(-decline * t)) ? 1 + dice.pieces(size - 1, 0.5) : 0)),
      }
    },
  },
  {
    name: 'weekly parts in batches',
    freq: 'W',
    season: 1,
    horizon: 13,
    measure: 'RMSSE',
    series: 120,
    lead: 6,
    make: (dice) => {
      const n = dice.whole(78, 156)
      const [every, batch] = [dice.uniform(3, 12), dice.whole(5, 100)]
      return { values: times(n, () => (dice.chance(1 / every) ? batch * (1 + dice.poisson(0.5)) : 0)) }
    },
  },
  {
    name: 'weekly fast counts',
    freq: 'W',
    season: 52,
    horizon: 8,
    measure: 'RMSSE',
    series: 60,
    make: (dice) => {
      const n = dice.whole(60, 156)
      const mean = dice.uniform(2, 30)
      const level = wander(dice, n, { step: dice.uniform(0, 0.06) })
      return { values: level.map((value) => dice.pieces(mean * Math.exp(value), 0.2)) }
    },
  },
  {
    name: 'weekly, newly sold',
    freq: 'W',
    season: 52,
    horizon: 8,
    measure: 'RMSSE',
    series: 100,
    make: (dice) => {
      const n = dice.whole(14, 30)
      const [mean, rise] = [dice.uniform(2, 40), dice.uniform(2, 8)]
      return { values: times(n, (t) => dice.pieces(mean * (1 - Math.exp(-(t + 1) / rise)), 0.25)) }
    },
  },
  {
    name: 'quarterly',
    freq: 'Q',
    season: 4,
    horizon: 8,
    measure: 'MASE',
    series: 80,
    make: (dice) => {
      const n = dice.whole(24, 100)
      const shape = times(4, () => dice.uniform(0, 0.25) * dice.normal())
      const level = wander(dice, n, { step: dice.uniform(0.01, 0.08), slope: dice.uniform(-0.005, 0.02) })
      const scale = dice.uniform(500, 9000)
      return { values: times(n, (t) => scale * Math.exp((level[t] ?? 0) + (shape[t % 4] ?? 0) + 0.03 * dice.normal())) }
    },
  },
  {
    name: 'yearly',
    freq: 'Y',
    season: 1,
    horizon: 6,
    measure: 'MASE',
    series: 100,
    make: (dice) => {
      const n = dice.whole(19, 52)
      const level = wander(dice, n, { step: dice.uniform(0.02, 0.12), slope: dice.uniform(-0.01, 0.06) })
      const scale = dice.uniform(500, 9000)
      return { values: level.map((value) => scale * Math.exp(value + 0.03 * dice.normal())) }
    },
  },
  {
    name: 'monthly, sums below and above zero',
    freq: 'M',
    season: 12,
    horizon: 12,
    measure: 'MASE',
    series: 40,
    make: (dice) => {
      const n = dice.whole(60, 150)
      const [phase, size] = [dice.uniform(0, 6), dice.uniform(5, 20)]
      return { values: times(n, (t) => size * sine(t, 12, phase) + dice.uniform(-5, 5) + 4 * dice.normal()) }
    },
  },
]
