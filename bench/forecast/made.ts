/**
 * Forecasts of series made for it against the best of nine simple methods in each situation, judged after the fact: `npm run bench -- forecast-made`.
 * One line a situation and noise: mean absolute error and root mean square error over those of the best simple method by each.
 */
import { parseArgs } from 'node:util'
import { forecastSeries } from '#core/forecast/forecast-series.ts'
import { type Made, madeHorizon, makeSeries, situations } from './made-series.ts'
import { simpleMethods } from './simple-methods.ts'

const { values } = parseArgs({ options: { series: { type: 'string', default: '60' } } })
const count = Math.max(1, Number(values.series) || 60)
const noises = [0.1, 0.3]

for (const situation of situations) {
  const cells = noises.map((noise) => {
    const made = makeSeries(situation, noise, count)
    const ours = errorsOf(made, ({ input }) => forecastSeries(input).mean)
    const simple = Object.entries(simpleMethods).map(([name, method]) => ({
      name,
      ...errorsOf(made, ({ input }) => method(input.train.map(Number), madeHorizon, input.season)),
    }))
    const best = simple.reduce((one, other) => (other.absolute < one.absolute ? other : one))
    const square = Math.min(...simple.map((each) => each.square))
    const ratios = [ours.absolute / best.absolute, Math.sqrt(ours.square / square)].map((ratio) => ratio.toFixed(2))
    return `${ratios.map((ratio) => ratio.padStart(6)).join('')}  ${best.name.padEnd(18)}`
  })
  console.log(`${situation.name.padEnd(36)}${cells.join('  ')}`)
}

function errorsOf(made: readonly Made[], forecast: (one: Made) => number[]): { absolute: number; square: number } {
  let [absolute, square] = [0, 0]
  for (const one of made)
    for (const [step, value] of forecast(one).entries()) {
      const error = value - (one.after[step] ?? 0)
      absolute += Math.abs(error)
      square += error * error
    }
  return { absolute, square }
}
