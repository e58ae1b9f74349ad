import type { ItemChange } from '#contract/bulk-edit.ts'
import type { Attributes } from '#contract/item.ts'

/** What becomes of one column of the chosen items. `add` and `remove`: entries of a list. */
export const acts = ['set', 'emptied', 'add', 'remove'] as const
export type Act = (typeof acts)[number]

/** One line of the form: a column, what becomes of it, and the value as the API takes it. */
export type ChangeLine = { column: string; act: Act; value: Attributes[string] | undefined }

const parts: Readonly<Record<string, string>> = { type: 'itemTypeId', category: 'categoryId' }

/** The change that lines add up to; undefined where one lacks its value. */
export function toItemChange(lines: readonly ChangeLine[]): ItemChange | undefined {
  const core: Record<string, unknown> = {}
  const attributes: Attributes = {}
  const entries: Record<'add' | 'remove', Record<string, string[]>> = { add: {}, remove: {} }
  for (const { column, act, value } of lines) {
    const key = column.startsWith('attributes.') ? column.slice('attributes.'.length) : undefined
    const isBlank =
      value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
    if (act !== 'emptied' && isBlank) return undefined
    if (key === undefined) core[parts[column] ?? column] = act === 'emptied' ? emptyOf(column) : value
    else if (act === 'add' || act === 'remove') entries[act][key] = [value ?? []].flat().map(String)
    else attributes[key] = act === 'emptied' ? null : (value ?? null)
  }
  return {
    ...core,
    ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
    ...(Object.keys(entries.add).length > 0 ? { addEntries: entries.add } : {}),
    ...(Object.keys(entries.remove).length > 0 ? { removeEntries: entries.remove } : {}),
  }
}

function emptyOf(column: string): string | null {
  return column === 'description' ? '' : null
}

/** What can become of a column: names and units stay filled in, and only lists have entries. */
export function actsOf(column: string, isList: boolean): readonly Act[] {
  if (column === 'name' || column === 'unit') return ['set']
  return isList ? ['set', 'add', 'remove', 'emptied'] : ['set', 'emptied']
}
