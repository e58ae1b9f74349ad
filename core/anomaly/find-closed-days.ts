/** Documents of a usual day from which on a day without any is one when the shop was closed: by chance it is one in 150. */
const enoughDocuments = 5
/** Days to either side that say what is usual. */
const around = 28

/**
 * Days on which nothing could be sold because nobody sold anything: weekends, holidays, a firm's holidays, and all days after the last sale of a shop that
 * stopped altogether. Silent where so little is sold that whole days pass without a sale anyway.
 * @param documents  sales of all items by day
 */
export function findClosedDays(documents: readonly number[]): boolean[] {
  const sums = [0]
  for (const count of documents) sums.push((sums.at(-1) ?? 0) + count)
  const mean = (from: number, to: number) => {
    const [start, end] = [Math.max(0, from), Math.min(documents.length, to)]
    return end > start ? ((sums[end] ?? 0) - (sums[start] ?? 0)) / (end - start) : 0
  }
  let wasClosed = false
  return documents.map((count, day) => {
    const usual = Math.max(mean(day - around, day), mean(day + 1, day + 1 + around))
    wasClosed = count === 0 && (wasClosed || usual >= enoughDocuments)
    return wasClosed
  })
}
