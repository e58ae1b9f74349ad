import type { Field, FieldEntity } from '#contract/field.ts'
import { checkFormula } from '#core/formula/check-formula.ts'
import { evaluateFormula } from '#core/formula/evaluate-formula.ts'
import { type FormulaType, formulaReferences } from '#core/formula/expression.ts'
import { type ComputedField, findCycle } from '#core/formula/find-cycle.ts'
import type { FormulaEnvironment, ReferenceRule } from '#core/formula/formula-environment.ts'
import type { FormulaError } from '#core/formula/formula-error.ts'
import { parseFormula } from '#core/formula/parse-formula.ts'
import type { NamedField } from '#core/formula/stored-formula.ts'
import type { CheckedFormula } from '#core/formula/typed-expression.ts'
import { fieldsOfEntity } from './field-rule.ts'
import type { AttributeValue } from './value.ts'

/** The part of a definition that formulas depend on. */
export type FormulaField = Pick<
  Field,
  'id' | 'key' | 'name' | 'entity' | 'kind' | 'options' | 'multiple' | 'formula' | 'resultKind'
>

type Names = Readonly<Record<string, { type: FormulaType; name: string }>>

/** Columns of a record that formulas read, by the name they have there. A field with such a key gives way. */
const coreNames: Readonly<Record<FieldEntity, Names>> = {
  item: itemNames(),
  variant: itemNames(),
  location: { code: { type: 'text', name: 'Code' }, name: { type: 'text', name: 'Name' } },
  supplier: {
    code: { type: 'text', name: 'Code' },
    name: { type: 'text', name: 'Name' },
    email: { type: 'text', name: 'E-mail' },
    phone: { type: 'text', name: 'Phone' },
    note: { type: 'text', name: 'Note' },
  },
  movementLine: {
    quantity: { type: 'number', name: 'Quantity' },
    unit_price: { type: 'number', name: 'Unit price' },
  },
}

/** Stock of an item over all real locations: known when it is read, never when it is written. */
const stockNames: Names = {
  on_hand: { type: 'number', name: 'On hand' },
  reserved: { type: 'number', name: 'Reserved' },
  available: { type: 'number', name: 'Available' },
}

function itemNames(): Names {
  return {
    sku: { type: 'text', name: 'SKU' },
    name: { type: 'text', name: 'Name' },
    description: { type: 'text', name: 'Description' },
    barcode: { type: 'text', name: 'Barcode' },
    unit: { type: 'text', name: 'Unit' },
    price: { type: 'number', name: 'Price' },
    cost: { type: 'number', name: 'Cost' },
    reorder_point: { type: 'number', name: 'Reorder point' },
  }
}

/** The names a formula of the entity may use, as a person knows them. */
export function formulaNames(entity: FieldEntity, fields: readonly FormulaField[]): NamedField[] {
  const built = builtIn(entity)
  return [
    ...Object.entries(built).map(([key, { name }]) => ({ key, name })),
    ...fieldsOfEntity(entity, fields).filter((field) => !Object.hasOwn(built, field.key) && typeOf(field)),
  ]
}

export function isStockName(name: string): boolean {
  return Object.hasOwn(stockNames, name)
}

/** Whether the name is a column of the record's own. */
export function isCoreName(entity: FieldEntity, name: string): boolean {
  return Object.hasOwn(coreNames[entity], name)
}

function builtIn(entity: FieldEntity): Names {
  return entity === 'item' || entity === 'variant' ? { ...coreNames[entity], ...stockNames } : coreNames[entity]
}

/** What a field's value is inside a formula; undefined where formulas cannot read it. */
function typeOf(field: FormulaField): FormulaType | undefined {
  if (field.multiple) return undefined
  switch (field.kind) {
    case 'integer':
    case 'number':
    case 'money':
      return 'number'
    case 'date':
    case 'dateTime':
    case 'boolean':
      return field.kind
    case 'formula':
      return field.resultKind ?? undefined
    case 'multiSelect':
    case 'reference':
    case 'file':
    case 'image':
      return undefined
    default:
      return 'text'
  }
}

export interface CompiledFormula {
  id: string
  key: string
  formula: CheckedFormula
  /** whether it depends on stock or on the day, itself or through another formula: computed when read, never stored */
  live: boolean
  /** names of everything it depends on, through other formulas as well */
  dependsOn: ReadonlySet<string>
}

export type FormulaProblem =
  | { key: string; errors: readonly FormulaError[] }
  /** keys of one cycle: each reads the next */
  | { cycle: readonly string[] }

/**
 * Checks the formulas of an entity together, each after those it reads.
 * @returns `formulas` in the order they are computed in; or the first problem found
 */
export function compileFormulas(
  entity: FieldEntity,
  fields: readonly FormulaField[],
): { formulas: CompiledFormula[] } | { problem: FormulaProblem } {
  const own = fieldsOfEntity(entity, fields)
  const computed = own.filter((field) => field.kind === 'formula' && field.formula !== null)
  if (computed.length === 0) return { formulas: [] }
  const built = builtIn(entity)
  const plain = new Map<string, ReferenceRule>(
    own.flatMap((field): [string, ReferenceRule][] => {
      const type = field.kind === 'formula' ? undefined : typeOf(field)
      if (!type) return []
      return [[field.key, field.kind === 'select' ? { type, options: field.options } : { type }]]
    }),
  )
  for (const [name, { type }] of Object.entries(built)) plain.set(name, { type })
  const ordered = findCycle(computed.map((field) => toReads(field, plain)))
  if ('cycle' in ordered) return { problem: ordered }
  const environment: Map<string, ReferenceRule> = new Map(plain)
  const compiled = new Map<string, CompiledFormula>()
  for (const key of ordered.order) {
    const field = computed.find((candidate) => candidate.key === key)
    if (!field) continue
    const checked = checkFormula(field.formula ?? '', environment)
    if ('errors' in checked) return { problem: { key, errors: checked.errors } }
    const { formula } = checked
    const read = formula.references.flatMap((name) => compiled.get(name) ?? [])
    compiled.set(key, {
      id: field.id,
      key,
      formula,
      live: formula.usesToday || formula.references.some(isStock(built)) || read.some((other) => other.live),
      dependsOn: new Set([...formula.references, ...read.flatMap((other) => [...other.dependsOn])]),
    })
    if (!Object.hasOwn(built, key)) environment.set(key, { type: formula.type, formula })
  }
  return { formulas: [...compiled.values()] }
}

/**
 * Fields of an entity that other records are filtered by: all but formulas that count from today, which a record has only when it is read.
 * A line's formulas are counted once, when it is recorded, and so are among them.
 */
export function findableBeside<F extends FormulaField>(entity: FieldEntity, fields: readonly F[]): F[] {
  const own = fieldsOfEntity(entity, fields)
  if (entity === 'movementLine') return own
  const compiled = compileFormulas(entity, own)
  if ('problem' in compiled) return own
  const live = new Set(compiled.formulas.filter((formula) => formula.live).map(({ id }) => id))
  return own.filter(({ id }) => !live.has(id))
}

const isStock = (built: Names) => (name: string) => Object.hasOwn(built, name) && isStockName(name)

/** The names a formula reads that are not there already; one that cannot be parsed reads none, its check tells why. */
function toReads({ key, formula }: FormulaField, plain: FormulaEnvironment): ComputedField {
  const parsed = parseFormula(formula ?? '')
  const references = 'errors' in parsed ? [] : formulaReferences(parsed.expression)
  return { key, references: references.filter((name) => !plain.has(name)) }
}

/** What a record's formulas read besides its attributes. */
export interface FormulaInputs {
  /** the record's columns and stock figures by their names in formulas */
  columns: Readonly<Record<string, unknown>>
  /** today in the organisation's time zone */
  today: string
  timeZone: string
}

/**
 * Computes formulas over a record, in the order given, so that each finds the results before it.
 * @param attributes  values of the other fields; results of formulas among them are not looked at
 * @returns results by key; what is missing has none
 */
export function computeFormulas(
  formulas: readonly CompiledFormula[],
  attributes: Readonly<Record<string, unknown>>,
  { columns, today, timeZone }: FormulaInputs,
): Record<string, AttributeValue> {
  const results: Record<string, AttributeValue> = {}
  const keys = new Set(formulas.map((formula) => formula.key))
  const value = (name: string) => {
    if (Object.hasOwn(columns, name)) return columns[name]
    const source = keys.has(name) ? results : attributes
    return Object.hasOwn(source, name) ? source[name] : undefined
  }
  for (const { key, formula } of formulas) {
    const result = evaluateFormula(formula, { value, today, timeZone })
    if (result !== null) results[key] = result
  }
  return results
}
