import type { z } from 'zod'
import type { ItemProposal, proposeItems as endpoint } from '#contract/item-proposal.ts'
import type { Role } from '#contract/permissions.ts'
import type { Suggestion } from '#contract/suggestion.ts'
import type { Language } from '#contract/words/languages.ts'
import { sentence } from '#contract/words/sentence.ts'
import { canEdit, fieldApplies } from '#core/attribute/field-rule.ts'
import { readWritten } from '#core/suggest/read-written.ts'
import { type ReadLine, valueOf } from '#core/supplier-line/read-line.ts'
import { readLabel, readLines, type SupplierLine } from '#core/supplier-line/read-lines.ts'
import { readSides } from '#core/supplier-line/read-sides.ts'
import { isAmount } from '#core/supplier-line/read-statements.ts'
import { readTerms } from '#core/supplier-line/read-terms.ts'
import { say } from '#core/words/say.ts'
import { viewFields } from '#server/attribute/field-view.ts'
import type { MirroredField } from '#server/attribute/queries.ts'
import { getSchema, toRecordScope } from '#server/attribute/schema-cache.ts'
import type { Tx } from '#server/db/transaction.ts'
import { suggestForItem } from '#server/suggest/suggest-for-item.ts'
import { findNamed, type NamedItems } from './find-named.ts'
import { findCurrency } from './queries.ts'

type Given = z.output<typeof endpoint.body>
type Value = ItemProposal['values'][number]

const longestName = 200
const longestCode = 80
const mostAlike = 3
const sidesConfidence = 0.7

/**
 * Reads a text as items to be: what its lines say themselves, what the organisation's items suggest of the rest, and which item each may
 * be already. Some 5 ms a line.
 */
export async function proposeItems(
  tx: Tx,
  role: Role,
  { text, shape, barcodes, supplierId }: Given,
  language: Language,
): Promise<z.output<typeof endpoint.response>> {
  const schema = await getSchema(tx)
  const scope = toRecordScope(schema, 'item', {})
  const fields = viewFields(schema, 'item', role).fields.filter(
    (field) =>
      field.entity === 'item' && field.archivedAt === null && fieldApplies(field, scope) && canEdit(field, role),
  )
  const { lines, unread } =
    shape === 'label' ? { lines: [readThing(text, barcodes, fields)], unread: 0 } : readLines(text, fields)
  const items = lines.filter(({ aside }) => !aside)
  const named = await findNamed(tx, items, supplierId)
  const currency = await findCurrency(tx)
  const data: ItemProposal[] = []
  for (const line of lines) {
    const bare = toProposal(line, currency)
    if (line.aside) data.push(bare)
    else data.push(await complete(tx, role, { line, bare, fields, named, language }))
  }
  return { data, unread }
}

function readThing(text: string, barcodes: readonly string[], fields: readonly MirroredField[]): SupplierLine {
  return { ...readLabel(text, { barcodes, fields }), aside: undefined }
}

/** What a line says without the organisation's items. */
function toProposal(line: SupplierLine, currency: string | undefined): ItemProposal {
  const terms = readTerms(line)
  const code = (valueOf(line, 'code') ?? '').slice(0, longestCode)
  const leadTimeDays = valueOf(line, 'leadTimeDays')
  const isOwn = terms.currency === undefined || terms.currency === currency
  return {
    text: line.text,
    aside: line.aside ?? null,
    parts: line.parts.map((part) => ({ ...part, field: part.field ?? null })),
    name: line.name.slice(0, longestName),
    sku: code || (valueOf(line, 'makerCode') ?? '').slice(0, longestCode),
    barcode: valueOf(line, 'barcode') ?? null,
    unit: terms.unit,
    cost: (isOwn ? terms.cost : undefined) ?? null,
    quantity: valueOf(line, 'quantity') ?? null,
    terms: {
      code,
      packUnit: terms.packUnit ?? null,
      packSize: terms.packSize,
      currency: terms.currency ?? null,
      price: terms.price ?? null,
      minimumQuantity: terms.minimumQuantity ?? null,
      leadTimeDays: leadTimeDays === undefined ? null : Number(leadTimeDays),
    },
    values: [],
    alike: [],
  }
}

interface Completed {
  line: ReadLine
  bare: ItemProposal
  fields: readonly MirroredField[]
  named: NamedItems
  language: Language
}

async function complete(tx: Tx, role: Role, { line, bare, fields, named, language }: Completed): Promise<ItemProposal> {
  const said = writtenValues(line, fields, language)
  const suggested = await suggestForItem(
    tx,
    role,
    {
      sku: bare.sku,
      name: bare.name,
      description: '',
      barcode: bare.barcode,
      text: '',
      itemTypeId: null,
      categoryId: null,
      attributes: Object.fromEntries(said.map(({ field, value }) => [field.replace('attributes.', ''), value])),
    },
    language,
  )
  const values = [...said, ...suggested.data.map((one) => ({ ...one, isWritten: isWritten(one, bare.name, fields) }))]
  const found = [...named.of(line, language), ...suggested.alike]
  const alike = found.filter(({ id }, at) => found.findIndex((one) => one.id === id) === at)
  return { ...bare, values, alike: alike.toSorted((a, b) => b.likelihood - a.likelihood).slice(0, mostAlike) }
}

/** Values behind a field's name, and sides that are fields of their own. */
function writtenValues(line: ReadLine, fields: readonly MirroredField[], language: Language): Value[] {
  const labelled = line.parts.flatMap(({ field, value, confidence, from, to }) =>
    field === undefined ? [] : [{ key: field, value, confidence, words: line.text.slice(from, to) }],
  )
  const open = fields.filter(({ key }) => !labelled.some((one) => one.key === key))
  const sides = readSides(line.name, open).map(({ field, value, words }) => {
    return { key: field, value, words, confidence: sidesConfidence }
  })
  const amounts = line.parts.filter(({ kind, value }) => kind === 'aside' && isAmount(value)).map(({ value }) => value)
  const declared = open.flatMap((field) => {
    const read =
      field.kind === 'select' || sides.some(({ key }) => key === field.key)
        ? undefined
        : readWritten(amounts.join('; '), field)
    return read ? [{ key: field.key, ...read, confidence: sidesConfidence }] : []
  })
  return [...labelled, ...sides, ...declared].map(({ key, value, confidence, words }) => ({
    field: `attributes.${key}`,
    value,
    label: labelOf(
      fields.find((one) => one.key === key),
      value,
    ),
    confidence,
    isSure: false,
    reason: say(sentence('suggestion.written', { words }), language),
    isWritten: true,
  }))
}

function labelOf(field: MirroredField | undefined, value: string): string {
  const option = field?.options.find(({ key }) => key === value)
  return option?.label ?? (field?.unit ? `${value} ${field.unit}` : value)
}

/** A text says the value itself, which is more than a guess. */
function isWritten({ field, value }: Suggestion, name: string, fields: readonly MirroredField[]): boolean {
  const definition = fields.find(({ key }) => field === `attributes.${key}`)
  return definition !== undefined && readWritten(name, definition)?.value === value
}
