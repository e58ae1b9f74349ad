import { list } from '../phrase-list.ts'

const not = list(
  "isn't, is not, aren't, are not, wasn't, was not, weren't, were not, hasn't been, has not been, haven't been, have not been, not, never, not yet, never been, isn't yet, is not yet, hasn't yet been",
)
const filled = list(
  'known, given, entered, recorded, noted, filled in, set, stated, specified, listed, documented, registered, on file, on record, written down, typed in, maintained, logged, keyed in, provided, indicated, captured, determined, assigned, defined',
)

/** Words for a value that is not there: any of the second behind any of the first. */
export const unfilledPhrases: readonly string[] = not.flatMap((one) => filled.map((other) => `${one} ${other}`))
