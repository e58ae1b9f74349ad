import { z } from 'zod'
import { currency, line } from './values.ts'

/** Encodings a text file may be in. */
export const fileEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'koi8-r',
  'macintosh',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'big5',
  'euc-kr',
] as const
export type FileEncoding = (typeof fileEncodings)[number]

/** Kinds of field that an import makes: those whose values a file can hold in a cell. */
export const importedKinds = [
  'text',
  'longText',
  'integer',
  'number',
  'money',
  'date',
  'dateTime',
  'boolean',
  'select',
  'multiSelect',
  'url',
  'email',
  'phone',
  'barcode',
  'reference',
] as const
export type ImportedKind = (typeof importedKinds)[number]

/** What a reference field that an import makes may point to. */
export const importedReferences = ['supplier', 'location', 'item'] as const

/** A field that an import makes for a column, of the items' fields, before its first row. */
export const importedField = z
  .object({
    name: line(80),
    kind: z.enum(importedKinds),
    /** number: what values are stored in; cells may have any unit that converts to it */
    unit: line(20).optional(),
    /** money: ISO 4217; absent: the organisation's */
    currency: currency.optional(),
    /** reference: what its cells name, by code, name, SKU or path */
    referenceTo: z.enum(importedReferences).optional(),
    /** select, multiSelect: labels in order; those that the file has besides are added */
    options: z.array(line(80)).max(500).optional(),
  })
  .strict()
export type ImportedField = z.output<typeof importedField>

/** Why a column is proposed as what it is; words for each stand in the catalogue. */
export const proposalReasons = [
  'header',
  'content',
  'exported',
  'computed',
  'field_name',
  'field_meaning',
  'field_options',
  'empty',
  'unfolded',
  'row_number',
  'not_needed',
  'yes_or_no',
  'dates',
  'times',
  'check_digits',
  'leading_zeros',
  'code_name',
  'addresses',
  'currency',
  'money_name',
  'unit_in_header',
  'unit_in_cells',
  'whole_numbers',
  'numbers',
  'lists',
  'names_suppliers',
  'few_values',
  'long_text',
  'texts',
] as const
export type ProposalReason = (typeof proposalReasons)[number]

/** What a person should know of a column before it is imported. */
export const columnProblem = z.object({
  code: z.enum([
    'misfits',
    'ambiguous_date_order',
    'mixed_date_order',
    'ambiguous_decimal_mark',
    'mixed_currencies',
    'other_currency',
    'mixed_units',
    'repeated_values',
    'hidden_column',
    'formula_errors',
    'damaged_numbers',
  ]),
  /** cells of the sample it is about */
  count: z.int(),
  examples: z.array(z.string()),
})
export type ColumnProblem = z.output<typeof columnProblem>
