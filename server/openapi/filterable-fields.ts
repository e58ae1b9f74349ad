import type { Field } from '#contract/field.ts'
import { movementColumns, movementLineColumns } from '#contract/movement.ts'
import { findableBeside } from '#core/attribute/formula-fields.ts'
import { type Beside, besideEntities, besides } from '#core/filter/beside.ts'
import { type ComparedAs, fieldComparedAs, operatorsOf } from '#core/filter/operators-of.ts'
import type { ColumnKind } from '#server/http/column-sql.ts'
import { coreColumnNames, findCoreColumn } from '#server/item/item-columns.ts'
import { stockFigureNames } from '#server/item/stock-figures.ts'
import type { JsonSchema } from './json-schema.ts'

/** Kinds of core columns, which are no custom fields, in the words of custom ones. */
const comparedAs: Readonly<Record<ColumnKind, ComparedAs>> = {
  text: 'text',
  number: 'number',
  float: 'number',
  boolean: 'boolean',
  id: 'id',
  instant: 'instant',
  day: 'day',
  list: 'list',
}

const states = ['inStock', 'outOfStock', 'belowReorderPoint', 'overstocked', 'negativeStock']

/** What conditions on items may name, with the operators each takes. */
export function filterableItemFields(
  fields: readonly Field[],
  beside: Readonly<Record<Beside, readonly Field[]>>,
): JsonSchema[] {
  const core = coreColumnNames.map((field) => described(field, comparedAs[findCoreColumn(field)?.kind ?? 'text']))
  return [
    ...core,
    ...stockFigureNames.map((field) => ({ ...described(field, 'number'), atLocation: true })),
    { ...described('soldAt', 'instant') },
    { field: 'state', kind: 'state', operators: ['eq'], values: states, atLocation: true },
    { field: 'supplier', kind: 'id', operators: ['eq', 'ne', 'in', 'nin', 'empty', 'notEmpty'] },
    { ...described('lot.code', 'text'), atLocation: true },
    { ...described('lot.expiresOn', 'day'), atLocation: true },
    ...filterableFields(fields),
    ...besides.flatMap((which) =>
      filterableFields(findableBeside(besideEntities[which], beside[which])).map((described) => ({
        ...described,
        field: `${which}.${String(described.field)}`,
      })),
    ),
    described('line.kind', 'text'),
    described('line.effectiveAt', 'instant'),
  ]
}

const supplierColumns = {
  code: 'text',
  name: 'text',
  email: 'text',
  phone: 'text',
  note: 'text',
  createdAt: 'instant',
  updatedAt: 'instant',
} as const
const locationColumns = {
  id: 'text',
  code: 'text',
  name: 'text',
  kind: 'text',
  parentId: 'text',
  createdAt: 'instant',
} as const

/** What conditions on suppliers may name. */
export function filterableSupplierFields(fields: readonly Field[]): JsonSchema[] {
  return [...describedColumns(supplierColumns), ...filterableFields(fields)]
}

/** What conditions on locations may name. */
export function filterableLocationFields(fields: readonly Field[]): JsonSchema[] {
  return [...describedColumns(locationColumns), ...filterableFields(fields)]
}

/** What conditions on movements may name, of themselves and of their lines. */
export function filterableMovementFields(fields: readonly Field[]): JsonSchema[] {
  return [...describedColumns({ ...movementColumns, ...movementLineColumns }), ...filterableFields(fields)]
}

function describedColumns(columns: Readonly<Record<string, ComparedAs>>): JsonSchema[] {
  return Object.entries(columns).map(([field, kind]) => described(field, kind))
}

function filterableFields(fields: readonly Field[]): JsonSchema[] {
  return fields
    .filter((field) => field.archivedAt === null)
    .map((field) => ({
      ...described(`attributes.${field.key}`, fieldComparedAs(field)),
      name: field.name,
      ...(field.unit ? { unit: field.unit } : {}),
      ...(field.options.length > 0 ? { values: field.options.map(({ key }) => key) } : {}),
      ...(field.referenceTo ? { reference: field.referenceTo } : {}),
    }))
}

function described(field: string, kind: ComparedAs): JsonSchema {
  return { field, kind, operators: operatorsOf(kind) }
}
