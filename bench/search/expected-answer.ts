import type { Filter, SortOrder } from '#contract/filter.ts'
import type { VocabularySource } from '#core/search/vocabulary.ts'

/** What a question was understood as, or should have been. */
export type Understood = {
  filter: Filter | null
  sort: SortOrder[]
  limit: number | null
  archived: string
  aggregate?: { of: string; basis?: string; locations: readonly string[]; fields?: readonly string[]; by?: string }
}

/**
 * Reads an expected answer: conditions parted by `; `, such as `type Hose; Length > 20; onHand@E1 > 0; sort Length desc`.
 * A field's name stands for every field of that name that the type named beside it has. `quantity; by location` is a figure for each group.
 */
export function readExpected(text: string, source: VocabularySource): Understood {
  const answer: Understood = { filter: null, sort: [], limit: null, archived: 'exclude' }
  const filters: Filter[] = []
  const parts = splitList(text)
  const typeName = parts.find((part) => part.startsWith('type '))?.slice(5)
  const type = source.itemTypes.find(({ name }) => name === typeName)?.id
  for (const part of parts) {
    const [word = '', ...others] = part.split(' ')
    const rest = others.join(' ')
    const [of = '', location] = part.split('@')
    if (word === 'sort') {
      const [name = '', place] = rest.replace(/ (?:asc|desc)$/, '').split('@')
      const field = fieldNames(name, source, type)[0] ?? ''
      answer.sort.push({ field, descending: rest.endsWith('desc'), ...(place ? { location: place } : {}) })
    } else if (word === 'mean' || word === 'sum') {
      const [name = '', place] = rest.split('@')
      answer.aggregate = {
        of: word === 'mean' ? 'average' : 'sum',
        locations: place?.split('+') ?? [],
        fields: fieldNames(name, source, type),
      }
    } else if (word === 'by' && answer.aggregate) answer.aggregate.by = fieldNames(rest, source, type)[0]
    else if (word === 'limit') answer.limit = Number(rest)
    else if (part === 'archived') answer.archived = 'only'
    else if (['quantity', 'count', 'value', 'value price', 'average'].includes(of))
      answer.aggregate = {
        of: of === 'average' ? 'average_price' : (of.split(' ')[0] ?? ''),
        basis: of === 'value price' ? 'price' : 'cost',
        locations: location?.split('+') ?? [],
      }
    else filters.push(readCondition(part, source, type))
  }
  answer.filter = filters.length > 0 ? { and: filters } : null
  return answer
}

function splitList(text: string): string[] {
  const parts = ['']
  let depth = 0
  for (const letter of text) {
    depth += letter === '(' ? 1 : letter === ')' ? -1 : 0
    if (letter === ';' && depth === 0) parts.push('')
    else parts[parts.length - 1] += letter
  }
  return parts.map((part) => part.trim())
}

function readCondition(part: string, source: VocabularySource, type: string | undefined): Filter {
  const group = part.match(/^(or|not)\((.*)\)$/)
  if (group) {
    const inner = splitList(group[2] ?? '').map((one): Filter => {
      const both = one.split(', ').map((condition) => readCondition(condition, source, type))
      return both.length === 1 && both[0] ? both[0] : { and: both }
    })
    return group[1] === 'or' ? { or: inner } : { not: inner.length === 1 && inner[0] ? inner[0] : { and: inner } }
  }
  const [word = '', ...others] = part.split(' ')
  const rest = others.join(' ')
  if (word === 'type') return { field: 'itemType', op: 'eq', value: idOf(source.itemTypes, rest) }
  if (word === 'supplier') return { field: 'supplier', op: 'eq', value: idOf(source.suppliers ?? [], rest) }
  if (word === 'category') return { field: 'category', op: 'in', value: withBelow(source.categories ?? [], rest) }
  if (word === 'text') return { text: rest }
  if (word === 'state') {
    const [value = '', location] = rest.split('@')
    return { field: 'state', op: 'eq', value, ...(location ? { location } : {}) }
  }
  if (word === 'empty' || word === 'given')
    return either(
      fieldNames(rest, source, type).map((field) => ({ field, op: word === 'empty' ? 'empty' : 'notEmpty' })),
    )
  const [, name = '', sign = '', value = ''] = part.match(/^(.*?) (>=|<=|!=|=|<|>|~|\^=) (.*)$/) ?? []
  const [plain = '', location] = name.split('@')
  const op = (
    {
      '=': 'eq',
      '!=': 'ne',
      '<': 'lt',
      '<=': 'lte',
      '>': 'gt',
      '>=': 'gte',
      '~': 'contains',
      '^=': 'startsWith',
    } as const
  )[sign]
  if (!op) throw new Error(`Not a condition: ${part}`)
  const all = fieldNames(plain, source, type).flatMap((field): Filter[] => {
    const own = valueIn(field, value, source, type)
    if (own === undefined) return []
    const held = typeof own === 'object' ? { than: own } : { value: own }
    return [{ field, op, ...held, ...(location ? { location } : {}) } as Filter]
  })
  if (all.length === 0) throw new Error(`No field takes this: ${part}`)
  return op === 'ne' ? { and: all } : either(all)
}

const either = (filters: Filter[]): Filter => (filters.length === 1 && filters[0] ? filters[0] : { or: filters })

function idOf(list: readonly { id: string; name: string }[], name: string): string {
  const found = list.find((one) => one.name === name)
  if (!found) throw new Error(`Nothing is called ${name}.`)
  return found.id
}

function withBelow(list: readonly { id: string; name: string; parentId: string | null }[], name: string): string[] {
  const ids = [idOf(list, name)]
  for (const id of ids) ids.push(...list.filter((one) => one.parentId === id).map((one) => one.id))
  return ids
}

const stock: Record<string, string> = {
  onHand: 'stock.onHand',
  available: 'stock.available',
  reserved: 'stock.reserved',
  onOrder: 'stock.onOrder',
  checkedOut: 'stock.checkedOut',
  elsewhere: 'stock.elsewhere',
}

function fieldNames(name: string, source: VocabularySource, type: string | undefined): string[] {
  const figure = stock[name]
  if (figure) return [figure]
  const own = source.fields.filter(
    (field) => field.name === name && (type === undefined || field.itemTypeId === null || field.itemTypeId === type),
  )
  return own.length > 0 ? own.map(({ key }) => `attributes.${key}`) : [name]
}

function valueIn(field: string, value: string, source: VocabularySource, type: string | undefined): unknown {
  if (/^-?[\d.]+$/.test(value)) return Number(value)
  if (value === 'true' || value === 'false') return value === 'true'
  const known = source.fields.find(({ key }) => `attributes.${key}` === field)
  const options = known?.options ?? []
  if (options.length > 0) return options.find(({ label }) => label === value)?.key
  const [times, other = ''] = value.includes(' * ')
    ? [Number(value.split(' * ')[0]), value.split(' * ')[1]]
    : [1, value]
  const [compared] = fieldNames(other, source, type)
  const isField = compared?.includes('.') || ['price', 'cost', 'reorderPoint'].includes(other)
  return isField && !/^\d{4}-/.test(value) && !known?.values && compared
    ? { field: compared, ...(times === 1 ? {} : { times }) }
    : value
}
