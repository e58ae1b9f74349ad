import type { z } from 'zod'
import type { importKind, importPreview, Mapping } from '#contract/import.ts'

export type ImportPreview = z.output<typeof importPreview>
export type ImportKind = z.output<typeof importKind>

/** Below this the proposal of a column is a guess that a person should look at. */
export const sureFrom = 0.6

/** The proposed mapping of a preview. */
export function proposedMapping(preview: ImportPreview): Mapping {
  return Object.fromEntries(
    preview.columns.flatMap((column) => (column.proposedTarget ? [[column.header, column.proposedTarget]] : [])),
  )
}

/** The mapping with one column given a target, or left out (''). */
export function withTarget(mapping: Mapping, header: string, target: string): Mapping {
  const { [header]: _, ...others } = mapping
  return target ? { ...others, [header]: target } : others
}

/** Targets that two columns were given; a new field may be made any number of times. */
export function targetsTwice(mapping: Mapping): ReadonlySet<string> {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const target of Object.values(mapping)) {
    if (target.startsWith('new:')) continue
    if (seen.has(target)) twice.add(target)
    seen.add(target)
  }
  return twice
}

/** Targets that no column has yet but the import needs. Items need a SKU or a name, one stands for the other. */
export function missingTargets(preview: Pick<ImportPreview, 'kind' | 'targets'>, mapping: Mapping): string[] {
  const used = new Set(Object.values(mapping))
  if (preview.kind === 'items') return used.has('sku') || used.has('name') ? [] : ['sku', 'name']
  return preview.targets.filter((one) => one.required && !used.has(one.target)).map((one) => one.target)
}
