import type { Filter, SortOrder } from '#contract/filter.ts'
import type { SearchChip } from '#contract/search.ts'
import type { Text } from '#contract/words/sentence.ts'
import type { Known } from './candidate.ts'
import type { Aggregate, ChipKind } from './reading.ts'
import type { Taught } from './taught.ts'

/** One condition as a person sees it, with the words it came from. */
export type Chip = {
  label: Text
  words: string
  start: number
  end: number
  kind: ChipKind
  filter: Filter | null
  source: SearchChip['source']
}

/** Words that no condition accounts for. */
export type Unknown = { words: string; start: number; end: number }

/** What words of a question may mean besides what they were read as. */
export type OtherReading = {
  words: string
  start: number
  end: number
  /** what they would be then */
  label: Text
  /** all conditions of the question then */
  filter: Filter
}

/** What a question was understood as. */
export type Question = {
  filter: Filter | null
  sort: SortOrder[]
  limit: number | null
  chips: Chip[]
  notUnderstood: Unknown[]
  /** what words may mean besides */
  others?: OtherReading[]
  archived: 'exclude' | 'include' | 'only'
  aggregate?: Aggregate
}

/** Who asks, and when. */
export type Asking = Omit<Known, 'today'> & {
  /** ISO day of the person asking */
  today: string
  /** IANA time zone in which days begin */
  timeZone: string
  /** what the organisation taught */
  taught?: Taught
}
