import type { Role } from '#contract/permissions.ts'
import type { Schema } from '#server/attribute/schema-cache.ts'
import type { StoredItem } from '#server/item/variant-values.ts'
import type { ReferenceReader } from './find-references.ts'

/** What the rows of a chunk that make variants are judged by. */
export interface VariantRules {
  /** items whose variants are among those there are, or are to be */
  parents: ReadonlyMap<string, StoredItem>
  /** the same by their SKUs in small letters, for those rows name */
  parentBySku: ReadonlyMap<string, StoredItem>
  /** `placeKey` of what the variants of these parents are, to which those of the rows are added */
  places: Set<string>
  /** items that hold stock themselves */
  stocked: ReadonlySet<string>
}

/** What the rows of a chunk are brought together with the items there are by. */
export interface MergeRules {
  schema: Schema
  role: Role
  /** what rows are known by, as in the import's options */
  matchBy: string | undefined
  /** the file has no SKU column and rows are known by nothing else: an item is known by its name as well */
  byName: boolean
  /** items by the unique field rows are known by, keyed as drafts are */
  byValue: ReadonlyMap<string, string>
  typeOf(name: string): string | undefined
  categoryOf(text: string): string | undefined
  variants: VariantRules
  referencesOf: ReferenceReader
  nextId(): string
}
