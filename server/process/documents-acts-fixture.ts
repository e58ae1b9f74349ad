import fc from 'fast-check'
import { batchActs } from './documents-batch-acts-fixture.ts'
import { type How, how } from './documents-how-fixture.ts'
import { orderActs } from './documents-order-acts-fixture.ts'
import { stockActs } from './documents-stock-acts-fixture.ts'
import type { World } from './documents-world-fixture.ts'

const acts = { ...stockActs, ...orderActs, ...batchActs }

export type ActName = keyof typeof acts
export const actNames = Object.keys(acts) as ActName[]

/** What follows on one another in a company, each of the same goods. */
const phrases: readonly (readonly ActName[])[] = [
  ...actNames.map((name) => [name]),
  ['takeOrder', 'setAside', 'ship'],
  ['takeOrder', 'setAside', 'ship', 'comeBack'],
  ['sellNow', 'comeBack', 'reverse'],
  ['receive', 'giveBack', 'reverse'],
  ['dispatch', 'arrive', 'arrive'],
  ['enter', 'lend', 'takeBack', 'reverse'],
  ['enter', 'count', 'reverse'],
  ['promise', 'letEnd', 'sellNow'],
  ['bringList', 'sellNow', 'takeBackList'],
  ['bringList', 'reverse', 'takeBackList'],
  ['receive', 'giveBack', 'reverseSome'],
]

/** Histories in which goods come in before anything else, and then anything happens to them. */
export const histories = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom<readonly ActName[]>(['receive'], ['enter']), how), {
      minLength: 4,
      maxLength: 8,
    }),
    fc.array(fc.tuple(fc.constantFrom(...phrases), how), { minLength: 10, maxLength: 30 }),
  )
  .map(([first, then]) =>
    [...first, ...then].flatMap(([names, told]) => names.map((name): readonly [ActName, How] => [name, told])),
  )

const usual: How = {
  item: 'lot',
  shelf: 0,
  lot: 0,
  amount: 4,
  other: 0,
  which: 0,
  daysAgo: undefined,
  twice: true,
}

/** One history in which every document comes about. */
export const tour: readonly (readonly [ActName, How])[] = [
  ['receive', usual],
  ['receive', { ...usual, item: 'none', amount: 6 }],
  ['enter', { ...usual, item: 'serial', shelf: 1 }],
  ['giveBack', { ...usual, amount: 1 }],
  ['promise', { ...usual, amount: 3 }],
  ['letEnd', usual],
  ['takeOrder', { ...usual, amount: 2 }],
  ['setAside', usual],
  ['ship', usual],
  ['comeBack', { ...usual, amount: 1, other: 1 }],
  ['comeBack', { ...usual, item: 'none', amount: 1, other: 2 }],
  ['sellNow', { ...usual, item: 'none', amount: 1 }],
  ['dispatch', { ...usual, item: 'none', amount: 2 }],
  ['arrive', { ...usual, item: 'none', lot: 1, other: 1 }],
  ['comeBack', { ...usual, item: 'serial', shelf: 1, which: 1 }],
  ['lend', usual],
  ['takeBack', usual],
  ['spoil', { ...usual, item: 'none', amount: 1 }],
  ['count', { ...usual, other: 2, which: 1 }],
  ['reverse', usual],
  ['bringList', usual],
  ['reverseSome', usual],
  ['bringList', { ...usual, amount: 5 }],
  ['takeBackList', usual],
]

export const play = (world: World, [name, how]: readonly [ActName, How]): Promise<void> => acts[name](world, how)
