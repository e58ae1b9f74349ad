/**
 * How well the guard before posting finds missed decimal points: `node bench/anomalies/run.ts --data FILE`.
 * FILE is the UCI set Online Retail as gzipped CSV. Each invoice is a document, judged against the newest lines of its items before it, as
 * the server does; then one line of it at a time is entered tenfold and a hundredfold. Nothing is timed.
 */
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { type EnteredLine, enoughPast, findUnusual } from '#core/anomaly/unusual-quantity.ts'

/** Lines of an item that the server looks at. */
const lookedAt = 150
/** Of the lines with enough past, each so-many-th is entered wrongly. */
const sampled = 211

const { values } = parseArgs({ options: { data: { type: 'string' } } })
if (values.data === undefined) {
  console.error('Say where the sales are: node bench/anomalies/run.ts --data FILE')
  process.exit(1)
}
const text = gunzipSync(await readFile(values.data)).toString('latin1')

interface Tally {
  lines: number
  alerts: number
  slips: number
  found: Record<10 | 100, number>
  meant: number
}
const newTally = (): Tally => ({ lines: 0, alerts: 0, slips: 0, found: { 10: 0, 100: 0 }, meant: 0 })
const tallies = { 'as invoiced': newTally(), 'each line alone': newTally() }

const past = new Map<string, number[]>()
for (const invoice of invoices(text)) {
  const lines = invoice.map(({ item, quantity }) => ({ quantity, past: (past.get(item) ?? []).slice(-lookedAt) }))
  judge(lines, tallies['as invoiced'])
  for (const line of lines) judge([line], tallies['each line alone'])
  for (const { item, quantity } of invoice) {
    const known = past.get(item)
    if (known) known.push(quantity)
    else past.set(item, [quantity])
  }
}
for (const [name, { lines, alerts, slips, found, meant }] of Object.entries(tallies)) {
  const percent = (count: number, of: number) => `${((100 * count) / Math.max(1, of)).toFixed(1)} %`
  console.log(
    `${name}: ${lines} lines with enough past, ${((1_000 * alerts) / Math.max(1, lines)).toFixed(2)} alerts in 1,000; ` +
      `slips found: ${percent(found[10], slips)} tenfold, ${percent(found[100], slips)} hundredfold, ${percent(found[10] + found[100], 2 * slips)} of all; ` +
      `named right: ${percent(meant, found[10] + found[100])}`,
  )
}

function judge(lines: readonly EnteredLine[], tally: Tally): void {
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

/** Goods sold, by invoice, in the order of the file: no cancellations, fees or negative adjustments. */
function* invoices(csv: string): Generator<{ item: string; quantity: number }[]> {
  let current = ''
  let lines: { item: string; quantity: number }[] = []
  for (const row of csv.split('\n').slice(1)) {
    const [, invoice = '', item = '', count = ''] = /^([^,]*),([^,]*),(?:"(?:[^"]|"")*"|[^,]*),(-?\d+),/.exec(row) ?? []
    const quantity = Number(count)
    if (!(quantity > 0) || invoice.startsWith('C') || !/^\d{5}/.test(item)) continue
    if (invoice !== current) {
      if (lines.length > 0) yield lines
      current = invoice
      lines = []
    }
    lines.push({ item: item.toUpperCase(), quantity })
  }
  if (lines.length > 0) yield lines
}
