import type { Filter } from '#contract/filter.ts'
import { sentence } from '#contract/words/sentence.ts'
import type { Question } from '#core/search/question.ts'
import type { FieldView } from '#server/attribute/field-view.ts'
import type { Tx } from '#server/db/transaction.ts'
import { countSelected } from './compute-figure.ts'

const mostNamed = 50
const longestName = 200

interface Asked {
  read: Question
  view: FieldView
  /** what relative dates count from, an ISO day */
  today: string
}

/**
 * The question, or, where its words are the whole name of items that it would not find as it was read, the one for those by name: `bracket red steel 512` asks for no width
 * of 512. A single word is a kind of thing before it is a name. One statement more, two where items are called so.
 */
export async function unlessNamed(tx: Tx, asked: Asked, text: string): Promise<Question> {
  const name = text.trim()
  if (!/\s/.test(name) || name.length > longestName) return asked.read
  const named = await tx.query<{ id: string }>({
    name: 'search_named',
    text: `select id from item where name_key = lower($1) and archived_at is null limit ${mostNamed}`,
    values: [name],
  })
  if (named.length === 0 || (await areFound(tx, asked, named))) return asked.read
  const filter: Filter = { field: 'name', op: 'eq', value: name }
  const label = sentence('search.is', { field: sentence('search.field.name'), value: name })
  const words = { words: text, start: 0, end: text.length }
  const chip = { kind: 'field', label, ...words, filter, source: 'rules' } as const
  return { filter, sort: [], limit: null, archived: 'exclude', notUnderstood: [], chips: [chip] }
}

/** Whether what was understood holds for all of these items. */
async function areFound(tx: Tx, { read, view, today }: Asked, named: readonly { id: string }[]): Promise<boolean> {
  if (read.chips.length === 0) return false
  const listed: Filter = { field: 'id', op: 'in', value: named.map(({ id }) => id) }
  const filter = read.filter ? { and: [read.filter, listed] } : listed
  return (await countSelected(tx, { filter, archived: read.archived }, { ...view, today })) === named.length
}
