import { sentence } from '#contract/words/sentence.ts'
import { classifySalesLine, dependsOnItem, type SalesColumns } from '#core/import/classify-sales-line.ts'
import { enterSalesLine } from '#core/import/enter-cell.ts'
import { type StockTimeline, stockTimeline, toBillionths } from '#core/import/opening-stock.ts'
import { type SalesLine, salesRowReader } from '#core/import/read-sales-row.ts'
import { isService, isSoldAs, type SalesProfile, type SoldItem, salesProfile } from '#core/import/sales-profile.ts'
import { AppError } from '#server/http/app-error.ts'
import type { ImportRun } from './import-run.ts'
import type { SalesPlan } from './plan-sales.ts'
import { refuseFault } from './refused-rows.ts'
import { learnUnits, type SoldUnits } from './sold-units.ts'
import { invalidFile, type Table } from './table.ts'

/** What the first reading of a sales history found. */
export interface SalesSurvey {
  profile: SalesProfile
  columns: SalesColumns
  /** where lines say what they count */
  units: SoldUnits
  /** rows below the header */
  rows: number
  /** milliseconds since 1970 of the earliest line */
  firstAt: number
  /** names of the file's location column by their number; [''] when it has none */
  places: string[]
  /** undefined when stock may fall below zero */
  timeline: StockTimeline | undefined
  /** the timeline's slot of an item at a place */
  slotOf(item: SoldItem, place: number): number
  /** the item and place of a slot */
  slots: readonly { item: SoldItem; place: number }[]
}

/** An item takes about 500 bytes during an import. */
const mostItems = 400_000
const mostPlaces = 5_000

/**
 * Reads the whole file once without writing anything: which items it has, what they are called and cost, and how their
 * stock would go up and down. 541,909 lines: 4 s of one core, 11 MB for the timeline.
 * @throws AppError invalid_file, invalid_value  no line can be used
 */
export async function surveySales(run: ImportRun, table: Table, plan: SalesPlan): Promise<SalesSurvey> {
  const read = salesRowReader(plan.reading)
  const profile = salesProfile()
  const columns = {
    customer: plan.reading.columns.customer !== undefined,
    price: plan.reading.columns.unitPrice !== undefined || plan.reading.columns.lineTotal !== undefined,
  }
  const timeline = run.options.missingStock === 'opening' ? stockTimeline() : undefined
  const slots: { item: SoldItem; place: number }[] = []
  const slotNumbers = new Map<number, number>()
  const slotOf = (item: SoldItem, place: number) => {
    const key = item.index * (mostPlaces + 1) + place
    let slot = slotNumbers.get(key)
    if (slot === undefined) {
      slot = slots.push({ item, place }) - 1
      slotNumbers.set(key, slot)
    }
    return slot
  }
  const places = placeNumbers()
  const units: SoldUnits = new Map()
  // Whether stock comes or leaves with these lines is known when the item's descriptions are.
  const open: { change: number; item: SoldItem; name: string }[] = []
  let rows = 0
  let firstAt = Number.POSITIVE_INFINITY

  const add = (line: SalesLine, item: SoldItem) => {
    const place = places.numberOf(line.location)
    const further = line.toLocation === undefined ? undefined : places.numberOf(line.toLocation)
    if (!timeline) return
    const entry = classifySalesLine(line, item, columns)
    const quantity = toBillionths(entry.quantity)
    const depends = dependsOnItem(line, columns)
    const comes = depends || entry.direction === 'in'
    if (further !== undefined) timeline.add(slotOf(item, further), line.at, quantity)
    const change = timeline.add(slotOf(item, place), line.at, comes ? quantity : -quantity)
    if (depends) open.push({ change, item, name: line.name })
  }

  for await (const batch of table.rows()) {
    run.signal.throwIfAborted()
    const below = batch.filter((row) => row.number > plan.headerRow)
    rows += below.length
    const written = below.flatMap((row) => (refuseFault(row, plan.reading.columns) ? [] : [read(row.cells)]))
    await learnUnits(run, units, written)
    for (const one of written) {
      const line = 'reason' in one ? one : enterSalesLine(one, units.get(one.skuKey))
      if ('reason' in line) continue
      const item = profile.learn(line)
      if (profile.items.size > mostItems) throw invalidFile(sentence('file.mostItems', { most: mostItems }))
      if (line.at < firstAt) firstAt = line.at
      try {
        add(line, item)
      } catch (error) {
        if (!(error instanceof RangeError)) throw error
        throw invalidFile(sentence('file.mostLines'), { cause: error })
      }
    }
    run.progress({ stage: 'reading', done: rows, total: null })
  }
  if (profile.items.size === 0) throw new AppError('invalid_value', { detail: sentence('import.noUsableLine') })
  for (const { change, item, name } of open) if (isSoldAs(item, name)) timeline?.negate(change)
  return { profile, columns, units, rows, firstAt, places: places.names, timeline, slotOf, slots }
}

function placeNumbers(): { names: string[]; numberOf(name: string): number } {
  const names: string[] = []
  const numbers = new Map<string, number>()
  return {
    names,
    numberOf(name) {
      const key = name.toLowerCase()
      let number = numbers.get(key)
      if (number === undefined) {
        if (names.length >= mostPlaces) throw invalidFile(sentence('file.mostLocations', { most: mostPlaces }))
        number = names.push(name) - 1
        numbers.set(key, number)
      }
      return number
    },
  }
}

/** Items of the survey that are goods; `known` are SKUs the organisation has as items, which are goods whatever they are called. */
export function goodsOf(survey: SalesSurvey, known: (item: SoldItem) => boolean): SoldItem[] {
  return [...survey.profile.items.values()].filter((item) => known(item) || !isService(item))
}
