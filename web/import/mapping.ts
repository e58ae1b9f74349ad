import type { z } from 'zod'
import type { importKind, importPreview, Mapping, MappingTarget } from '#contract/import.ts'
import type { ImportedField } from '#contract/import-column.ts'

export type ImportPreview = z.output<typeof importPreview>
export type PreviewColumn = ImportPreview['columns'][number]
export type ImportKind = z.output<typeof importKind>

/** What an import of the kind makes and changes: a sales history makes items. */
export function recordsOf(kind: ImportKind): Exclude<ImportKind, 'sales'> {
  return kind === 'sales' ? 'items' : kind
}

/** Below this the proposal of a column is a guess that a person should look at. */
export const sureFrom = 0.6

/** The proposed mapping of a preview. */
export function proposedMapping(preview: ImportPreview): Mapping {
  return Object.fromEntries(
    preview.columns.flatMap((column) => (column.proposedTarget ? [[column.header, column.proposedTarget]] : [])),
  )
}

/** The mapping with one column given a target, or left out. */
export function withTarget(mapping: Mapping, header: string, target: MappingTarget | undefined): Mapping {
  const { [header]: _, ...others } = mapping
  return target ? { ...others, [header]: target } : others
}

/** The new field a column becomes, if it becomes one. */
export function newFieldOf(target: MappingTarget | undefined): ImportedField | undefined {
  return typeof target === 'object' ? target.newField : undefined
}

/** What a column begins with when a person makes it a new field: as its cells show, else a text of its name. */
export function startOfField(column: PreviewColumn): ImportedField {
  return column.newField ?? { name: column.header.trim().slice(0, 80) || '?', kind: 'text' }
}

/** Headers of columns that become the same as another: one target, or new fields of one name. */
export function headersTwice(mapping: Mapping): ReadonlySet<string> {
  const byTarget = new Map<string, string[]>()
  for (const [header, target] of Object.entries(mapping)) {
    const key = typeof target === 'string' ? target : `new ${target.newField.name.trim().toLowerCase()}`
    byTarget.set(key, [...(byTarget.get(key) ?? []), header])
  }
  return new Set([...byTarget.values()].filter((headers) => headers.length > 1).flat())
}

/** Headers of columns whose new field cannot be made as it stands: without a name, or with choices too many or too long. */
export function headersUnfinished(mapping: Mapping): ReadonlySet<string> {
  const unfinished = Object.entries(mapping).filter(([, target]) => {
    const field = newFieldOf(target)
    return field && (field.name.trim() === '' || !areChoices(field.options ?? []))
  })
  return new Set(unfinished.map(([header]) => header))
}

/** Whether these may be the choices of a field. */
export function areChoices(labels: readonly string[]): boolean {
  return labels.length <= 500 && labels.every((label) => label.length <= 80)
}

/** Targets that no column has yet but the import needs. Of a SKU or code and a name one stands for the other. */
export function missingTargets(preview: Pick<ImportPreview, 'kind' | 'targets'>, mapping: Mapping): string[] {
  const used = new Set(Object.values(mapping))
  if (preview.kind === 'items') return used.has('sku') || used.has('name') ? [] : ['sku', 'name']
  if (preview.kind !== 'sales') return used.has('code') || used.has('name') ? [] : ['code', 'name']
  const isCounted = used.has('quantity') || used.has('quantityIn') || used.has('quantityOut')
  return [
    ...(used.has('sku') || used.has('name') ? [] : ['sku', 'name']),
    ...(isCounted ? [] : ['quantity']),
    ...preview.targets.filter((one) => one.required && !used.has(one.target)).map((one) => one.target),
  ]
}

/** The mapping as the server takes it: a new field has only what its kind has, and no empty choices. */
export function finishedMapping(mapping: Mapping): Mapping {
  return Object.fromEntries(
    Object.entries(mapping).map(([header, target]) => {
      const field = newFieldOf(target)
      return [header, field ? { newField: finishedField(field) } : target]
    }),
  )
}

function finishedField({ name, kind, unit, currency, options, referenceTo }: ImportedField): ImportedField {
  const labels = new Map((options ?? []).map((label) => [label.trim().toLowerCase(), label.trim()]))
  labels.delete('')
  return {
    name: name.trim(),
    kind,
    ...(kind === 'number' && unit?.trim() ? { unit: unit.trim() } : {}),
    ...(kind === 'money' && /^[A-Z]{3}$/.test(currency ?? '') ? { currency } : {}),
    ...(kind === 'reference' ? { referenceTo: referenceTo ?? 'supplier' } : {}),
    ...(kind === 'select' || kind === 'multiSelect' ? { options: [...labels.values()] } : {}),
  }
}
