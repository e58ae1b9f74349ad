/** Buckets of durations: bucket n holds those of less than 2^n ms and not less than the one before; the last one is open. */
export const durationBuckets = 24

export function bucketOfDuration(durationMs: number): number {
  return Math.min(durationBuckets - 1, Math.max(0, Math.floor(Math.log2(Math.max(durationMs, 0.5))) + 1))
}

/**
 * A quantile of durations that are known by bucket only: evenly spread within its bucket, so it is at most twice or half of the exact one.
 * @param counts  durations by bucket
 * @param quantile  0 to 1
 * @returns in ms; undefined where there are none
 */
export function quantileOfDurations(counts: readonly number[], quantile: number): number | undefined {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) return undefined
  let left = Math.max(quantile * total, Number.MIN_VALUE)
  for (const [bucket, count] of counts.entries()) {
    const low = bucket === 0 ? 0 : 2 ** (bucket - 1)
    if (left <= count) return low + ((2 ** bucket - low) * left) / count
    left -= count
  }
  return 2 ** (durationBuckets - 1)
}
