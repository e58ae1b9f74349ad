'use client'
import { type Forecast, useForecastWords } from '#web/forecast/forecast-words.ts'
import { Amount } from '#web/ui/amount.tsx'

/** How much of an item will be needed, above the time for which that is said. */
export function ExpectedDemand({ of }: { of: Forecast }) {
  const words = useForecastWords()
  return (
    <span className="block leading-4">
      <Amount
        value={of.expectedDemand}
        unit={of.unit}
        maximumFractionDigits={of.expectedDemand < 10 ? 1 : 0}
        className="font-medium"
      />
      <span className="block text-xs text-faint">{words.ahead(of)}</span>
    </span>
  )
}
