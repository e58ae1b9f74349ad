import { clothing } from './clothing.ts'
import { deeds } from './deeds.ts'
import { describing } from './describing.ts'
import { electrical } from './electrical.ts'
import { food } from './food.ts'
import { furniture } from './furniture.ts'
import { garden } from './garden.ts'
import { health } from './health.ts'
import { household } from './household.ts'
import { kitchen } from './kitchen.ts'
import { leisure } from './leisure.ts'
import { office } from './office.ts'
import { packaging } from './packaging.ts'
import { places } from './places.ts'
import { sports } from './sports.ts'
import { tools } from './tools.ts'

/**
 * Goods of shops, warehouses, workshops, kitchens, schools, offices and practices, and what is said of them, in the languages questions are
 * asked in: our own work, no dictionary. Of several meanings of one word that of an earlier table goes first, where the organisation has
 * neither or both.
 */
export const goods: readonly string[] = [
  kitchen,
  household,
  furniture,
  clothing,
  office,
  sports,
  tools,
  food,
  health,
  electrical,
  garden,
  leisure,
  packaging,
  places,
  deeds,
  describing,
]
