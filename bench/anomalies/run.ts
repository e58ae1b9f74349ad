/**
 * How well what looks wrong is found, before it is posted and after: `node bench/anomalies/run.ts --data FILE`.
 * FILE is the UCI set Online Retail as gzipped CSV. The guard: each invoice is a document, judged against the newest lines of its items before it, as
 * the server does; then one line of it at a time is entered tenfold and a hundredfold. Nights and arrivals: see `simulateNights`. Nothing is timed.
 */
import { parseArgs } from 'node:util'
import type { PostedQuantity } from '#core/anomaly/find-slips.ts'
import { enoughPast, findUnusual } from '#core/anomaly/unusual-quantity.ts'
import { simulateNights } from './nights.ts'
import { documentsOf, isSale, readShop, type ShopLine } from './read-shop.ts'

/** Lines of an item that the server looks at. */
const lookedAt = 150
/** Of the lines with enough past, each so-many-th is entered wrongly. */
const sampled = 211

const { values } = parseArgs({ options: { data: { type: 'string' } } })
if (values.data === undefined) {
  console.error('Say where the sales are: node bench/anomalies/run.ts --data FILE')
  process.exit(1)
}
const lines = await readShop(values.data)

interface Tally {
  lines: number
  alerts: number
  slips: number
  found: Record<10 | 100, number>
  meant: number
}
const newTally = (): Tally => ({ lines: 0, alerts: 0, slips: 0, found: { 10: 0, 100: 0 }, meant: 0 })
const tallies = { 'as invoiced': newTally(), 'each line alone': newTally() }

const past = new Map<string, ShopLine[]>()
for (const invoice of documentsOf(lines.filter(isSale))) {
  const entered = invoice.map((line) => ({ ...line, past: (past.get(line.item) ?? []).slice(-lookedAt) }))
  judge(entered, tallies['as invoiced'])
  for (const line of entered) judge([line], tallies['each line alone'])
  for (const line of invoice) {
    const known = past.get(line.item)
    if (known) known.push(line)
    else past.set(line.item, [line])
  }
}
const percent = (count: number, of: number) => `${((100 * count) / Math.max(1, of)).toFixed(1)} %`
for (const [name, tally] of Object.entries(tallies)) {
  const { alerts, slips, found, meant } = tally
  console.log(
    `${name}: ${tally.lines} lines with enough past, ${((1_000 * alerts) / Math.max(1, tally.lines)).toFixed(2)} alerts in 1,000; ` +
      `slips found: ${percent(found[10], slips)} tenfold, ${percent(found[100], slips)} hundredfold, ${percent(found[10] + found[100], 2 * slips)} of all; ` +
      `named right: ${percent(meant, found[10] + found[100])}`,
  )
}

const { halves, mostInANight } = simulateNights(lines, 7)
console.log(`\nwithout a fault put in, at most ${mostInANight} alerts in a night of all items`)
for (const [index, { itemNights, alerts, told, found }] of halves.entries()) {
  const inThousand = (count: number) => ((1_000 * count) / itemNights).toFixed(2)
  const all = Object.values(alerts).reduce((sum, count) => sum + count, 0)
  console.log(
    `\n${index === 0 ? 'the half that thresholds are set on' : 'the other half of the items'}: ${itemNights} nights of items, ${inThousand(all)} alerts in 1,000 without a fault, ${inThousand(told)} within the bound of a night`,
  )
  for (const [kind, count] of Object.entries(alerts)) console.log(`  ${kind}: ${inThousand(count)} in 1,000`)
  console.log('\n| fault put in | times | found | told within the bound | nights until then |\n|---|---|---|---|---|')
  for (const [kind, { faults, found: times, told: within, nights }] of Object.entries(found))
    console.log(
      `| ${kind} | ${faults} | ${percent(times, faults)} | ${percent(within, faults)} | ${(nights / Math.max(1, times)).toFixed(1)} |`,
    )
}

function judge(lines: readonly PostedQuantity[], tally: Tally): void {
  const results = findUnusual(lines)
  for (const [index, line] of lines.entries()) {
    if (line.past.length < enoughPast) continue
    tally.lines += 1
    if (results[index]) tally.alerts += 1
    if (tally.lines % sampled !== 0) continue
    tally.slips += 1
    for (const factor of [10, 100] as const) {
      const wrong = findUnusual(lines.with(index, { ...line, quantity: line.quantity * factor }))[index]
      if (!wrong) continue
      tally.found[factor] += 1
      if (wrong.divisor === factor) tally.meant += 1
    }
  }
}
