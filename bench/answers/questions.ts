import { brands, colours, finishes, itemOf, materials, types } from './catalogue.ts'

/** A way of asking: `n` chooses its words. */
export type Way = (n: number) => string

const of = <T>(list: readonly T[], n: number): T => list[n % list.length] as T
const lower = (n: number) => of(types, n).toLowerCase()

/** Everyday questions over the catalogue, of every class that is told apart; what a way asks for is in its name. */
export const ways: Readonly<Record<string, Way>> = {
  'type and choice': (n) => `${of(colours, n)} ${lower(n)}s`,
  'two choices': (n) => `${of(materials, n)} ${lower(n * 3)}s with a ${of(finishes, n)} finish`,
  'a value of a field of text': (n) => `${lower(n)}s by ${of(brands, n * 7)}`,
  'range with a unit': (n) => `${lower(n)}s under ${5 + (n % 40)} kg`,
  'two ranges': (n) => `${lower(n)}s between ${n % 300} and ${(n % 300) + 60} mm wide, cheaper than ${20 + (n % 100)}`,
  'stock at a place': (n) => `${of(colours, n)} ${lower(n)}s in store ${1 + (n % 5)}`,
  'few left': (n) => `${lower(n)}s with fewer than ${2 + (n % 20)} left`,
  'out of stock': (n) => `${of(materials, n)} ${lower(n)}s that are out of stock`,
  date: (n) => `${lower(n)}s made after ${2024 + (n % 2)}-0${1 + (n % 9)}-15`,
  negation: (n) => `${lower(n)}s that are not ${of(colours, n)} or ${of(colours, n + 3)}`,
  superlative: (n) => `the ${5 + (n % 10)} heaviest ${of(materials, n)} ${lower(n)}s`,
  order: (n) => `fragile ${lower(n)}s, cheapest first`,
  'how many': (n) => `how many ${of(colours, n)} ${lower(n)}s are there`,
  'total on hand': (n) => `how many ${of(materials, n)} ${lower(n)}s do we have in store ${1 + (n % 5)}`,
  value: (n) => `what are the ${of(colours, n)} ${lower(n)}s worth`,
  mean: (n) => `average price of ${of(materials, n)} ${lower(n)}s`,
  'figure for each': (n) => `stock of ${of(colours, n)} ${lower(n)}s per location`,
  slip: (n) => `${of(materials, n).slice(0, -2)}${of(materials, n).slice(-1)} ${lower(n)}s`,
  code: (n) => itemOf(n * 97).sku,
  'part of a code': (n) => itemOf(n * 97).sku.slice(3, 9),
  name: (n) => itemOf(n * 89).name,
  'words nobody knows': (n) => `${lower(n)} for the zorblat${n}`,
}
