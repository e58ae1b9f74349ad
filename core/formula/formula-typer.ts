import type { BinaryOperator, Expression, FormulaType } from './expression.ts'
import { readDay } from './formula-day.ts'
import type { FormulaEnvironment, ReferenceRule } from './formula-environment.ts'
import type { FormulaErrorCode } from './formula-error.ts'
import { readDecimal } from './formula-number.ts'
import { filled } from './formula-text.ts'
import { type FunctionName, functions } from './functions.ts'
import type { Operation, TypedExpression } from './typed-expression.ts'

type Refuse = (code: FormulaErrorCode, at: number, facts?: Record<string, string>) => undefined
type Call = Extract<Expression, { kind: 'call' }>
type Wanted = 'number' | 'text' | 'boolean' | 'day'

const arithmetic: Partial<Record<BinaryOperator, Operation>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '%': 'remainder',
}
const comparison: Partial<Record<BinaryOperator, Operation>> = {
  '=': 'eq',
  '<>': 'ne',
  '<': 'lt',
  '<=': 'lte',
  '>': 'gt',
  '>=': 'gte',
}
const operations: Partial<Record<FunctionName, Operation>> = { days_between: 'daysBetween', add_days: 'addDays' }

/** Finds the types of a tree's parts, tells of all that do not fit, and counts. */
export class FormulaTyper {
  readonly #environment: FormulaEnvironment
  readonly #refuse: Refuse
  /** nodes so far, those of formulas that are read included */
  cost = 0
  /** most nodes inside each other so far */
  levels = 0
  #level = 0
  usesToday = false

  constructor(environment: FormulaEnvironment, refuse: Refuse) {
    this.#environment = environment
    this.#refuse = refuse
  }

  /** @returns undefined when something in it was refused */
  type(part: Expression): TypedExpression | undefined {
    this.#level++
    const typed = this.#type(part)
    this.levels = Math.max(this.levels, this.#level)
    this.#level--
    return typed
  }

  #type(part: Expression): TypedExpression | undefined {
    this.cost++
    switch (part.kind) {
      case 'number':
        return { kind: 'literal', type: 'number', value: readDecimal(part.value) }
      case 'text':
        return { kind: 'literal', type: 'text', value: filled(part.value) }
      case 'boolean':
        return { kind: 'literal', type: 'boolean', value: part.value }
      case 'reference': {
        const rule = this.#environment.get(part.name)
        if (!rule) return this.#refuse('unknown_reference', part.at, { name: part.name })
        this.cost += rule.formula?.cost ?? 0
        this.levels = Math.max(this.levels, this.#level + (rule.formula?.levels ?? 0))
        return { kind: 'reference', type: rule.type, name: part.name }
      }
      case 'unary': {
        const negates = part.operator === '-'
        const value = this.#of(part.operand, negates ? 'number' : 'boolean', part.operator)
        return value && (negates ? operation('negate', 'number', [value]) : operation('not', 'boolean', [value]))
      }
      case 'binary':
        return this.#binary(part)
      case 'call':
        return this.#call(part)
    }
  }

  #binary(part: Extract<Expression, { kind: 'binary' }>): TypedExpression | undefined {
    const { operator, left, right } = part
    if (operator === '&') return this.#join('join', operator, [left, right])
    if (operator === 'and' || operator === 'or') {
      const values = this.#all([left, right], 'boolean', operator)
      return values && operation(operator, 'boolean', values)
    }
    const compares = comparison[operator]
    if (compares) return this.#compare(compares, operator, left, right)
    const values = this.#all([left, right], 'number', operator)
    const computes = arithmetic[operator]
    return values && computes && operation(computes, 'number', values)
  }

  #compare(compares: Operation, name: string, left: Expression, right: Expression): TypedExpression | undefined {
    const nothing = [left, right].find((part) => part.kind === 'text' && part.value === '')
    if (nothing) return this.#refuse('compared_with_nothing', nothing.at)
    const values = this.#alike(name, [this.#option(left, right), this.#option(right, left)])
    if (!values) return undefined
    if (values[0]?.type === 'boolean' && compares !== 'eq' && compares !== 'ne')
      return this.#refuse('wrong_type', left.at, { name, wanted: 'comparable', given: 'boolean' })
    return operation(compares, 'boolean', values)
  }

  /** A text that is compared with a select's field stands for one of its options, by key or label. */
  #option(part: Expression, other: Expression): Expression {
    const rule: ReferenceRule | undefined = other.kind === 'reference' ? this.#environment.get(other.name) : undefined
    if (part.kind !== 'text' || other.kind !== 'reference' || !rule?.options) return part
    const written = part.value.toLowerCase()
    const found =
      rule.options.find(({ key }) => key === part.value) ??
      rule.options.find(({ label }) => label === part.value) ??
      rule.options.find(({ label }) => label.toLowerCase() === written)
    if (!found) this.#refuse('unknown_option', part.at, { value: part.value.slice(0, 80), name: other.name })
    return found ? { ...part, value: found.key } : part
  }

  #call(call: Call): TypedExpression | undefined {
    const { name, values, at } = call
    const signature = functions[name]
    if (signature.takes !== 'special') {
      const typed = values.map((value, index) => this.#of(value, signature.takes[index] ?? 'text', name))
      if (name === 'today') this.usesToday = true
      if (!areAll(typed)) return undefined
      // `date` converts its value on the way in, and every function left has an operation of its own name.
      return name === 'date' ? typed[0] : operation(operations[name] ?? (name as Operation), signature.gives, typed)
    }
    switch (name) {
      case 'if':
        return this.#if(call)
      case 'isempty': {
        const typed = values.map((value) => this.type(value))
        return areAll(typed) ? operation('isempty', 'boolean', typed) : undefined
      }
      case 'round':
        return this.#round(call)
      case 'concat':
        return this.#join('concat', name, values)
      case 'min':
      case 'max': {
        const typed = this.#alike(name, values)
        const type = typed?.[0]?.type
        if (type === 'text' || type === 'boolean')
          return this.#refuse('wrong_type', values[0]?.at ?? at, { name, wanted: 'number', given: type })
        return typed && type && operation(name, type, typed)
      }
      default: {
        const typed = this.#alike(name, values)
        return typed?.[0] && operation('ifempty', typed[0].type, typed)
      }
    }
  }

  #if({ name, values }: Call): TypedExpression | undefined {
    const [condition, ...branches] = values
    const met = condition && this.#of(condition, 'boolean', name)
    const typed = this.#alike(name, branches)
    return met && typed?.[0] && operation('if', typed[0].type, [met, ...typed])
  }

  #round({ name, values }: Call): TypedExpression | undefined {
    const [number, places] = values
    const value = number && this.#of(number, 'number', name)
    const negative = places?.kind === 'unary' && places.operator === '-'
    const written = negative ? places.operand : places
    this.cost += places ? 1 : 0
    if (written && !(written.kind === 'number' && /^\d$/.test(written.value)))
      return this.#refuse('digits_form', written.at, { name, least: '-9', most: '9' })
    const digits = written?.kind === 'number' ? Number(written.value) : 0
    return value && { ...operation('round', 'number', [value]), digits: negative && digits > 0 ? -digits : digits }
  }

  /** Texts behind each other; a chain of joins is one, so that its length is capped once. */
  #join(joins: 'join' | 'concat', name: string, parts: readonly Expression[]): TypedExpression | undefined {
    const typed = parts.map((part) => {
      const value = this.type(part)
      if (!value || value.type === 'text') return value
      if (value.type === 'number') return operation('textOfNumber', 'text', [value])
      // A day is held as its text already; the conversion only matters to the database.
      if (value.type === 'date') return operation('textOfDay', 'text', [value])
      return this.#refuse('wrong_type', part.at, { name, wanted: 'text', given: value.type })
    })
    if (!areAll(typed)) return undefined
    const flat = typed.flatMap((value) =>
      joins === 'join' && value.kind === 'operation' && value.operation === 'join' ? value.values : [value],
    )
    return operation(joins, 'text', flat)
  }

  #all(parts: readonly Expression[], wanted: Wanted, name: string): TypedExpression[] | undefined {
    const typed = parts.map((part) => this.#of(part, wanted, name))
    return areAll(typed) ? typed : undefined
  }

  /** A part of the wanted type. */
  #of(part: Expression, wanted: Wanted, name: string): TypedExpression | undefined {
    const typed = this.type(part)
    if (!typed) return undefined
    const fitting = wanted === 'day' ? toDay(typed) : typed.type === wanted ? typed : undefined
    return (
      fitting ??
      this.#refuse('wrong_type', part.at, { name, wanted: wanted === 'day' ? 'date' : wanted, given: typed.type })
    )
  }

  /** Parts of one type; a date beside a date with a time is compared by days, and a written day is a date. */
  #alike(name: string, parts: readonly Expression[]): TypedExpression[] | undefined {
    const typed = parts.map((part) => this.type(part))
    if (!areAll(typed)) return undefined
    const types = new Set(typed.map((value) => value.type))
    if (types.size === 1) return typed
    const asDays = types.has('date') || types.has('dateTime') ? typed.map(toDay) : []
    if (asDays.length > 0 && areAll(asDays)) return asDays
    const [first] = typed
    const other = typed.findIndex((value) => value.type !== first?.type)
    return this.#refuse('types_differ', parts[other]?.at ?? 0, {
      name,
      left: first?.type ?? '',
      right: typed[other]?.type ?? '',
    })
  }
}

function operation(
  name: Operation,
  type: FormulaType,
  values: TypedExpression[],
): Extract<TypedExpression, { kind: 'operation' }> {
  return { kind: 'operation', type, operation: name, values }
}

function toDay(value: TypedExpression): TypedExpression | undefined {
  if (value.type === 'date') return value
  if (value.type === 'dateTime') return operation('dayOf', 'date', [value])
  if (value.kind !== 'literal' || typeof value.value !== 'string') return undefined
  const day = readDay(value.value)
  return day === null ? undefined : { kind: 'literal', type: 'date', value: day }
}

function areAll<T>(values: readonly (T | undefined)[]): values is T[] {
  return values.every((value) => value !== undefined)
}
