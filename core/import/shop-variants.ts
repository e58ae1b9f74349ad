import { languages } from '#contract/words/languages.ts'
import { sentence } from '#contract/words/sentence.ts'
import { say } from '#core/words/say.ts'
import { normaliseHeader } from './header-words.ts'

/** A column of what variants differ by, and one of what each has of it: "Option1 Name" is Size, "Option1 Value" is XL. */
interface OptionColumns {
  /** undefined: the values are of what `axis` says */
  name: number | undefined
  value: number
  axis: string | undefined
}

/** How a shop's export tells of products and their variants. */
export interface ShopVariants {
  /** rows of one product have the same here; a row of its own begins with one that others point to by `parent` */
  group: number | undefined
  /** of a variant's row, the code or number of its product's row; undefined: products have no rows of their own */
  parent: number | undefined
  /** the number that `parent` may point to, as "id:44" */
  id: number | undefined
  /** says of each row whether it is of a product, a variant or neither */
  type: number | undefined
  options: readonly OptionColumns[]
  /** what variants differ by, as the columns behind the file's own are called */
  axes: readonly string[]
}

const mostAxes = 12
const numbers: Readonly<Record<string, string>> = { one: '1', two: '2', three: '3' }
const rowTypes = /^(?:simple|variable|variation|grouped|external|bundle|virtual|downloadable)(?:,\s*\w+)*$/i
/** What programs write of a product that has no variants. */
const plainAxis = /^(?:title|default|variation)$/i
const plainValue = /^(?:default title|default|regular|standard|einheitsgröße)$/i

/**
 * The columns in which shops write products with variants: pairs of an option's name and value, and what rows of one product share. Found from the file's
 * headings and first records alone.
 */
export function findShopVariants(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
): ShopVariants | undefined {
  const names = headers.map(normaliseHeader)
  const at = (pattern: RegExp) => {
    const found = names.findIndex((name) => pattern.test(name))
    return found < 0 ? undefined : found
  }
  const parts = new Map<string, { name?: number; value?: number }>()
  for (const [column, name] of names.entries()) {
    const match = /^(?:variant )?(?:option|attribute) ?(\d|one|two|three)? ?(name|values?)(?: s)?(?: (\d))?$/.exec(name)
    const told = match?.[1] ?? match?.[3]
    if (!match || told === undefined) continue
    const number = numbers[told] ?? told
    const pair = parts.get(number) ?? {}
    parts.set(number, match[2] === 'name' ? { ...pair, name: column } : { ...pair, value: column })
  }
  const options = [...parts.values()].flatMap(({ name, value }): OptionColumns[] =>
    name !== undefined && value !== undefined ? [{ name, value, axis: undefined }] : [],
  )
  const parent = at(/^parent(?: sku)?$/)
  const type = at(/^type$/)
  const isTyped =
    type !== undefined && parent !== undefined && rows.every((row) => rowTypes.test((row[type] ?? '').trim()))
  const group = at(/^handle$/) ?? at(/^item name$/)
  const variation = at(/^variation name$/)
  if (options.length === 0 && variation !== undefined && group !== undefined)
    options.push({ name: undefined, value: variation, axis: 'Variation' })
  if (options.length === 0 || (!isTyped && group === undefined)) return undefined
  const found: ShopVariants = {
    group: isTyped ? undefined : group,
    parent: isTyped ? parent : undefined,
    id: isTyped ? at(/^id$/) : undefined,
    type: isTyped ? type : undefined,
    options,
    axes: [],
  }
  const expand = shopVariantReader(found)
  const axes = new Set(rows.flatMap((row) => expand(row).flatMap(({ choices }) => [...choices.keys()])))
  return axes.size === 0 || axes.size > mostAxes ? undefined : { ...found, axes: [...axes] }
}

/** What the columns behind the file's own are called. */
export function shopHeaders({ axes }: ShopVariants): string[] {
  return [
    ...(['parentSku', 'variantAxes'] as const).map((target) => say(sentence(`import.target.${target}`), languages[0])),
    ...axes,
  ]
}

/** The columns of the file that say no more once variants are read out of them. */
export function readOut({ group, parent, type, options }: ShopVariants, headers: readonly string[]): number[] {
  const details = headers.flatMap((header, column) =>
    /^attribute \d (?:visible|global|default)$/.test(normaliseHeader(header)) ? [column] : [],
  )
  const isHandle = group !== undefined && normaliseHeader(headers[group] ?? '') === 'handle'
  return [
    ...(isHandle ? [group] : []),
    ...[parent, type].filter((column) => column !== undefined),
    ...options.flatMap(({ name, value }) => (name === undefined ? [value] : [name, value])),
    ...headers.flatMap((header, column) => (normaliseHeader(header) === 'variation name' ? [column] : [])),
    ...details,
  ]
}

/** What a row is among products and variants. */
export interface ShopRow {
  is: 'product' | 'variant' | 'plain'
  /** of a product or a variant: what the product is known by in the file */
  product: string
  /** of a variant what it has of each axis, of a product the axes, with no values */
  choices: ReadonlyMap<string, string>
  /** of a plain row: more of the product above it, such as a further picture */
  goesOn?: boolean
}

/**
 * Tells the rows one after the other: of a product without a row of its own, one before its first variant.
 * @param sku   the column of SKUs: what variants that name their product by its number are of
 * @param name  the column of names, by which a product without a SKU is known
 */
export function shopVariantReader(
  shop: ShopVariants,
  sku?: number,
  name?: number,
): (cells: readonly string[]) => ShopRow[] {
  let before: string | undefined
  const codes = new Map<string, string>()
  const cellOf = (cells: readonly string[], column: number | undefined) =>
    column === undefined ? '' : (cells[column] ?? '').trim()
  // programs write an option's name in a product's first row alone
  let named: (string | undefined)[] = []
  const choicesOf = (cells: readonly string[], isNew: boolean) => {
    if (isNew) named = []
    const choices = new Map<string, string>()
    for (const [at, { name, value, axis }] of shop.options.entries()) {
      const told = name === undefined ? axis : cellOf(cells, name) || named[at]
      named[at] = told
      const chosen = cellOf(cells, value)
      if (told === undefined || told === '' || chosen === '') continue
      if ((name === undefined || plainAxis.test(told)) && plainValue.test(chosen)) continue
      choices.set(told, chosen)
    }
    return choices
  }
  if (shop.type !== undefined)
    return (cells) => {
      const type = cellOf(cells, shop.type).toLowerCase().split(',')[0] ?? ''
      const choices = choicesOf(cells, true)
      if (type === 'variable') {
        const product = cellOf(cells, sku) || cellOf(cells, name).slice(0, 80)
        codes.set(`id:${cellOf(cells, shop.id)}`, product)
        codes.set(cellOf(cells, shop.id), product)
        const several = [...choices].filter(([, values]) => values.includes(','))
        return [
          {
            is: 'product',
            product,
            choices: new Map((several.length > 0 ? several : [...choices]).map(([axis]) => [axis, ''])),
          },
        ]
      }
      const parent = cellOf(cells, shop.parent)
      if (type !== 'variation' || parent === '') return [{ is: 'plain', product: '', choices: single(choices) }]
      return [{ is: 'variant', product: codes.get(parent.toLowerCase()) ?? parent, choices }]
    }
  return (cells) => {
    const product = cellOf(cells, shop.group)
    const isNew = product === '' || product.toLowerCase() !== before
    before = product.toLowerCase()
    const choices = choicesOf(cells, isNew)
    if (product === '' || choices.size === 0) return [{ is: 'plain', product, choices, goesOn: !isNew }]
    const variant: ShopRow = { is: 'variant', product, choices }
    if (!isNew) return [variant]
    return [{ is: 'product', product, choices: new Map([...choices.keys()].map((axis) => [axis, ''])) }, variant]
  }

  function single(choices: ReadonlyMap<string, string>): Map<string, string> {
    return new Map([...choices].filter(([, value]) => !value.includes(',')))
  }
}

/** Columns of a file that rows of products and of variants have each their own of. */
export interface OwnColumns {
  sku: number | undefined
  name: number | undefined
  /** of an item that holds stock: its barcode, its stock and where that is */
  held: readonly number[]
}

/**
 * Makes rows of items of those of a shop: with the product's SKU and what its variants differ by behind the file's own columns, and without what a variant has
 * of its product.
 * @param width  columns before those
 * @param keyOf  what the field of an axis is known by
 */
export function shopUnfolder(
  shop: ShopVariants,
  { sku, name, held }: OwnColumns,
  width: number,
  keyOf: (axis: string) => string,
): (cells: readonly string[]) => string[][] {
  const read = shopVariantReader(shop, sku, name)
  let product: readonly string[] | undefined
  return (cells) =>
    read(cells).map((row) => {
      const own = Array.from({ length: width }, (_, column) => cells[column] ?? '')
      const behind = (parent: string, axes: string) => [
        parent,
        axes,
        ...shop.axes.map((axis) => row.choices.get(axis) ?? ''),
      ]
      const withoutShared = () =>
        own.map((cell, column) =>
          product && column !== sku && !held.includes(column) && cell === (product[column] ?? '') ? '' : cell,
        )
      if (row.is === 'plain') {
        if (row.goesOn && (own[sku ?? -1] ?? '').trim() === '') return [...withoutShared(), ...behind('', '')]
        product = shop.type === undefined ? [...cells] : undefined
        if (shop.type !== undefined && sku !== undefined && (own[sku] ?? '').trim() === '')
          own[sku] = (own[name ?? -1] ?? '').trim().slice(0, 80)
        return [...own, ...behind('', '')]
      }
      if (row.is === 'product') {
        for (const column of held) if (column < width) own[column] = ''
        if (sku !== undefined && row.product !== '') own[sku] = row.product
        product = shop.type === undefined ? [...cells] : undefined
        return [...own, ...behind('', [...row.choices.keys()].map(keyOf).join(';'))]
      }
      const told = withoutShared()
      if (sku !== undefined && (told[sku] ?? '').trim() === '')
        told[sku] = [row.product, ...row.choices.values()].join('-').slice(0, 80)
      return [...told, ...behind(row.product, '')]
    })
}
