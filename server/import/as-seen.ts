import type { Mapping } from '#contract/import.ts'
import type { Role } from '#contract/permissions.ts'
import { fieldsOfEntity } from '#core/attribute/field-rule.ts'
import { entityOf, type ImportKind, newFieldOf } from '#core/import/import-targets.ts'
import { viewFields } from '#server/attribute/field-view.ts'
import type { Schema } from '#server/attribute/schema-cache.ts'
import type { ImportBatch } from './import-run.ts'
import type { ImportPreview } from './preview-import.ts'
import type { ImportRow, RefusalRow } from './queries.ts'

/** Fields that a role may not see: in what it reads of an import that somebody else ran, they and their columns do not exist. */
export interface Unseen {
  ids: ReadonlySet<string>
  /** as in a mapping, `attributes.margin` */
  targets: ReadonlySet<string>
  /** in small letters, where no field that is seen has the same */
  names: ReadonlySet<string>
}

/** What a role may not see of the records that imports of this kind are about. */
export function unseenBy(schema: Schema, role: Role, kind: ImportKind): Unseen {
  const view = viewFields(schema, entityOf[kind], role)
  const keys = new Set(view.hidden)
  const fields = fieldsOfEntity(entityOf[kind], schema.fields).filter(({ key }) => keys.has(key))
  const seen = new Set(view.fields.map(({ name }) => name.toLowerCase()))
  return {
    ids: new Set(fields.map(({ id }) => id)),
    targets: new Set(view.hidden.map((key) => `attributes.${key}`)),
    names: new Set(fields.map(({ name }) => name.toLowerCase()).filter((name) => !seen.has(name))),
  }
}

/** Headers of the columns that were read into such fields. */
export function unseenColumns(row: Pick<ImportRow, 'mapping' | 'dry_run'>, unseen: Unseen): ReadonlySet<string> {
  const mappings = [row.mapping, row.dry_run?.mapping].flatMap((mapping) => Object.entries(mapping ?? {}))
  return new Set(mappings.flatMap(([header, target]) => (isUnseen(target, unseen) ? [header] : [])))
}

/** An import as the role reads it. */
export function seenImport(batch: ImportBatch, unseen: Unseen): ImportBatch {
  if (unseen.ids.size === 0) return batch
  const mappingOf = (mapping: Mapping) =>
    Object.fromEntries(Object.entries(mapping).filter(([, target]) => !isUnseen(target, unseen)))
  const isSeen = ({ id }: { id: string }) => !unseen.ids.has(id)
  const { mapping, dryRun, reversed } = batch
  return {
    ...batch,
    mapping: mapping && mappingOf(mapping),
    dryRun: dryRun && {
      ...dryRun,
      mapping: mappingOf(dryRun.mapping),
      outcome: dryRun.outcome && { ...dryRun.outcome, made: dryRun.outcome.made.filter(isSeen) },
    },
    reversed: reversed && {
      ...reversed,
      archived: reversed.archived.filter(isSeen),
      stillUsed: reversed.stillUsed.filter(isSeen),
      kept: reversed.kept.map((kept) => ({
        ...kept,
        fields: kept.fields.filter((name) => !unseen.names.has(name.toLowerCase())),
      })),
    },
  }
}

/** A refused row without the cells of such columns. */
export function seenRefusal(refusal: RefusalRow, columns: ReadonlySet<string>): RefusalRow {
  if (columns.size === 0) return refusal
  const isBlamed = refusal.column_name !== null && columns.has(refusal.column_name)
  return {
    ...refusal,
    ...(isBlamed ? { column_name: null, value: null } : {}),
    row: Object.fromEntries(Object.entries(refusal.row).filter(([header]) => !columns.has(header))),
  }
}

/** The look at a file without such columns. */
export function seenPreview(preview: ImportPreview, columns: ReadonlySet<string>): ImportPreview {
  if (columns.size === 0) return preview
  const stays = preview.columns.map(({ header }) => !columns.has(header))
  return {
    ...preview,
    columns: preview.columns.filter((_, at) => stays[at]),
    rows: preview.rows.map((cells) => cells.filter((_, at) => stays[at])),
    firstRows: preview.firstRows.map((row) => ({
      ...row,
      cells: row.cells.map((cell, at) => (stays[at] === false ? '' : cell)),
    })),
  }
}

function isUnseen(target: Mapping[string], unseen: Unseen): boolean {
  if (typeof target === 'string') return unseen.targets.has(target)
  const made = newFieldOf(target)
  return made !== undefined && unseen.names.has(made.name.toLowerCase())
}
