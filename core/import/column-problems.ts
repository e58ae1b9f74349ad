import type { MappingTarget } from '#contract/import.ts'
import type { ColumnProblem } from '#contract/import-column.ts'
import { currencyOf, isPrefixed, unitOf } from './cell-kinds.ts'
import { isShortened } from './code-digits.ts'
import type { ColumnContent } from './column-content.ts'
import { attributeKey } from './import-targets.ts'
import type { InferredKind } from './infer-kind.ts'
import { parseLocationKind } from './location-kinds.ts'
import type { MatchedField } from './matched-field.ts'
import { detectDateOrder } from './parse-date.ts'
import { detectDecimalMark, parseDecimal } from './parse-decimal.ts'
import { unitDimension } from './unit-words.ts'

const shown = 3
const amounts: ReadonlySet<string> = new Set([
  'price',
  'cost',
  'reorderPoint',
  'openingStock',
  'quantity',
  'unitPrice',
  'lineTotal',
])
const prices: ReadonlySet<string> = new Set(['price', 'cost', 'unitPrice', 'lineTotal'])

/** Core targets of which a cell has a form. */
const forms: Readonly<Record<string, (value: string) => boolean>> = {
  email: (value) => /^\S+@\S+\.\S+$/.test(value.trim()),
  kind: (value) => parseLocationKind(value) !== undefined,
}

/** What a person should know of a column before it becomes its target: cells that will be refused, and what can be read two ways. */
export function columnProblems(
  target: MappingTarget,
  content: ColumnContent,
  inferred: InferredKind,
  { fields, currency }: { fields: readonly MatchedField[]; currency: string | undefined },
): ColumnProblem[] {
  const values = [...content.counts.keys()]
  const problem = (code: ColumnProblem['code'], about: readonly string[]): ColumnProblem[] =>
    about.length === 0
      ? []
      : [
          {
            code,
            count: about.reduce((sum, value) => sum + (content.counts.get(value) ?? 0), 0),
            examples: about.slice(0, shown).map((value) => value.slice(0, 60)),
          },
        ]
  const kind = kindOf(target, inferred, fields)
  const problems: ColumnProblem[] = []
  if (kind === 'date' || kind === 'dateTime') {
    const order = detectDateOrder(content.spread)
    if (order === 'ambiguous') problems.push(...problem('ambiguous_date_order', values))
    if (order === 'mixed') problems.push(...problem('mixed_date_order', values))
  }
  if (kind === 'number' || kind === 'integer' || kind === 'money') {
    const grouped = values.filter((value) => /^\D*\d{1,3}[.,]\d{3}\D*$/.test(value))
    if (grouped.length > 0 && detectDecimalMark(values) === undefined)
      problems.push(...problem('ambiguous_decimal_mark', grouped))
  }
  if (kind === 'money') {
    const foreign = values.filter((value) => {
      const currency = currencyOf(value)
      return currency !== undefined && currency !== inferred.currency
    })
    if (inferred.currency !== undefined) problems.push(...problem('mixed_currencies', foreign))
  }
  if (kind === 'number' && inferred.unit !== undefined) {
    const dimension = unitDimension(inferred.unit)
    problems.push(
      ...problem(
        'mixed_units',
        values.filter((value) => isOfOther(value, dimension)),
      ),
    )
  }
  const isForm = typeof target === 'string' ? forms[target] : undefined
  if (isForm) {
    problems.push(
      ...problem(
        'misfits',
        values.filter((value) => !isForm(value)),
      ),
    )
  } else if (typeof target === 'string' && amounts.has(target)) {
    const unread = values.filter((value) => parseDecimal(value, content.decimalMark) === undefined)
    problems.push(...problem('misfits', unread))
  } else if (inferred.fits && (typeof target !== 'string' || kind === inferred.kind)) {
    const { fits } = inferred
    problems.push(
      ...problem(
        'misfits',
        values.filter((value) => !fits(value)),
      ),
    )
  }
  const priced = typeof target === 'string' && prices.has(target)
  if (priced && currency !== undefined && inferred.currency !== undefined && inferred.currency !== currency)
    problems.push({ code: 'other_currency', count: content.values, examples: [inferred.currency] })
  if (target === 'sku' || target === 'barcode' || kind === 'barcode')
    problems.push(...problem('damaged_numbers', values.filter(isShortened)))
  if (target === 'sku' || target === 'barcode') {
    const repeated = values.filter((value) => (content.counts.get(value) ?? 0) > 1)
    problems.push(...problem('repeated_values', repeated))
  }
  return problems
}

function kindOf(target: MappingTarget, inferred: InferredKind, fields: readonly MatchedField[]): string {
  if (typeof target !== 'string') return inferred.kind
  const key = attributeKey(target)
  if (key !== undefined) return fields.find((field) => field.key === key)?.kind ?? 'text'
  return target === 'date' ? 'date' : amounts.has(target) ? 'number' : 'text'
}

function isOfOther(value: string, dimension: string | undefined): boolean {
  // the M of 2.2M is a prefix, and no metre
  const unit = isPrefixed(value) ? undefined : unitOf(value)
  return unit !== undefined && unitDimension(unit) !== dimension
}
