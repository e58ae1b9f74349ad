import { readFileSync } from 'node:fs'
import type { VocabularySource } from '#core/search/vocabulary.ts'

export type QuestionSchema = { today: string; source: VocabularySource; lots: string[] }
export type AskedQuestion = {
  number: number
  class: string
  text: string
  /** readings that count as right, in the notation of `expected-answer.ts` */
  expected: string[]
  /** words that must be named as not understood */
  unknown: string[]
}

type Field = VocabularySource['fields'][number]
type Node = { id: string; code: string; name: string; parentId: string | null }

/** Key of a name, as the product makes one. */
export const keyOf = (name: string) =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')

/** A file of questions: the schema they are asked of, then the questions by class, each with its right answers below it. */
export function readQuestions(file: string): { schema: QuestionSchema; questions: AskedQuestion[] } {
  const [head = '', body = ''] = readFileSync(file, 'utf8').split(/^questions$/m)
  return { schema: readSchema(head), questions: readList(body) }
}

/** A file of questions in another language, by the organisations they are asked of. */
export function readForeignQuestions(file: string): { organisation: string; questions: AskedQuestion[] }[] {
  return readFileSync(file, 'utf8')
    .split(/^organisation /m)
    .slice(1)
    .map((part) => {
      const [organisation = '', ...lines] = part.split('\n')
      return { organisation, questions: readList(lines.join('\n')) }
    })
}

function readList(body: string): AskedQuestion[] {
  const questions: AskedQuestion[] = []
  let group = ''
  for (const line of body.split('\n')) {
    if (line.startsWith('# ')) group = line.slice(2).trim()
    else if (line.startsWith('  = ')) questions.at(-1)?.expected.push(line.slice(4))
    else if (line.startsWith('  ? ')) questions.at(-1)?.unknown.push(line.slice(4))
    else if (line.trim())
      questions.push({ number: questions.length, class: group, text: line.trim(), expected: [], unknown: [] })
  }
  return questions
}

function readSchema(head: string): QuestionSchema {
  const schema = {
    currency: 'EUR',
    itemTypes: [] as { id: string; name: string }[],
    fields: [] as Field[],
    categories: [] as Node[],
    locations: [] as Node[],
    items: [] as { itemTypeId: string; name: string; description: string }[],
    suppliers: [] as { id: string; name: string }[],
    lots: [] as string[],
  }
  let today = ''
  let block = ''
  let typeId: string | null = null
  const above: string[] = []
  for (const line of head.split('\n')) {
    const depth = (line.length - line.trimStart().length) / 2
    const [word = '', ...others] = line.trim().split(' ')
    const rest = others.join(' ')
    if (depth === 0) {
      block = word
      if (word === 'today') today = rest
      if (word === 'currency') schema.currency = rest
      if (word === 'suppliers') schema.suppliers = rest.split(', ').map((name) => ({ id: `s_${keyOf(name)}`, name }))
      if (word === 'lots') schema.lots = rest.split(', ')
      if (word === 'all') typeId = null
      if (word === 'type') {
        typeId = keyOf(rest)
        schema.itemTypes.push({ id: typeId, name: rest })
      }
    } else if (block === 'type' || block === 'all') schema.fields.push(readField(line.trim(), typeId))
    else if (block === 'items') {
      const [type = '', name = '', description = ''] = line.trim().split(' | ')
      schema.items.push({ itemTypeId: keyOf(type), name, description })
    } else {
      const name = block === 'locations' ? rest : line.trim()
      const id = block === 'locations' ? word : `c_${keyOf(name)}`
      above[depth] = id
      const list = block === 'locations' ? schema.locations : schema.categories
      list.push({ id, code: word, name, parentId: above[depth - 1] ?? null })
    }
  }
  const { lots, ...source } = schema
  return { today, source, lots }
}

/** `Diameter: number mm 3.3 4.1`, `Shade: A1, A2`, `Tags: several Kids, Sample`. */
function readField(line: string, itemTypeId: string | null): Field {
  const [name = '', told = ''] = line.split(/: (.*)/)
  const [kind = '', ...rest] = told.split(' ')
  const numbers = rest.filter((word) => /^-?[\d.]+$/.test(word)).map(Number)
  const [unit = null] = rest.filter((word) => !/^-?[\d.]+$/.test(word))
  const field = { key: keyOf(itemTypeId ? `${itemTypeId} ${name}` : name), name, itemTypeId, unit: null, options: [] }
  switch (kind) {
    case 'number':
      return { ...field, kind, unit, numbers }
    case 'date':
    case 'boolean':
      return { ...field, kind }
    case 'text':
      return { ...field, kind, values: told.slice(5).split(', ').filter(Boolean) }
    default: {
      const labels = (kind === 'several' ? told.slice(8) : told).split(', ')
      const options = labels.map((label) => ({ key: keyOf(label), label }))
      return { ...field, kind: 'select', several: kind === 'several', options }
    }
  }
}
