import type { Attributes } from '#contract/item.ts'
import { type DemandPattern, type SampleItem, type TypeKey, toOptionKey } from './catalogue.ts'

/** name, price, units a day, pattern, then what the type adds */
type Row = readonly [
  name: string,
  price: number,
  rate: number,
  pattern: DemandPattern,
  ...rest: (string | number | boolean)[],
]

const lamps: readonly Row[] = [
  // socket, power, colour, dimmable
  ['Desk lamp Arc, black', 49, 0.9, 'steady', 'E27', 9, 'Black', true],
  ['Desk lamp Arc, white', 49, 0.7, 'steady', 'E27', 9, 'White', true],
  ['Desk lamp Arc, brass', 59, 0.35, 'growing', 'E27', 9, 'Brass', true],
  ['Floor lamp Tripod, oak', 149, 0.3, 'winter', 'E27', 12, 'Oak', false],
  ['Floor lamp Tripod, black', 139, 0.25, 'lumpy', 'E27', 12, 'Black', false],
  ['Floor lamp Column', 199, 0.12, 'lumpy', 'Built-in LED', 18, 'White', true],
  ['Pendant lamp Dome, white', 89, 0.5, 'steady', 'E27', 15, 'White', false],
  ['Pendant lamp Dome, green', 89, 0.4, 'growing', 'E27', 15, 'Green', false],
  ['Pendant lamp Cone', 79, 0.25, 'fading', 'E27', 11, 'Black', false],
  ['Wall lamp Nook, brass', 69, 0.3, 'steady', 'E14', 5, 'Brass', true],
  ['Wall lamp Nook, black', 65, 0.3, 'lumpy', 'E14', 5, 'Black', true],
  ['Reading lamp Lupa', 39, 0.8, 'winter', 'Built-in LED', 4, 'White', true],
  ['Clip lamp Peg, red', 25, 0.6, 'steady', 'E14', 4, 'Red', false],
  ['Clip lamp Peg, black', 25, 0.5, 'fading', 'E14', 4, 'Black', false],
  ['Ceiling spot Trio', 99, 0.2, 'lumpy', 'GU10', 15, 'White', true],
  ['Garden light Fjord', 35, 0.9, 'summer', 'Built-in LED', 3, 'Black', false],
  ['Night light Moon', 19, 0.7, 'steady', 'Built-in LED', 1, 'White', false],
  ['LED bulb E27, 6 W', 7.5, 3.2, 'steady', 'E27', 6, 'White', false],
  ['LED bulb E27, 9 W', 8.5, 4, 'winter', 'E27', 9, 'White', false],
  ['LED bulb E27, 9 W, dimmable', 12, 1.6, 'growing', 'E27', 9, 'White', true],
  ['LED bulb E14, 4 W', 6.5, 2.2, 'steady', 'E14', 4, 'White', false],
  ['LED spot GU10, 5 W', 6, 2.6, 'steady', 'GU10', 5, 'White', true],
  ['Halogen bulb E27, 42 W', 3, 1, 'stopped', 'E27', 42, 'White', true],
  ['Fairy lights, 10 m', 22, 1.1, 'winter', 'Built-in LED', 6, 'White', false],
]
const laptops: readonly Row[] = [
  // screen, memory, processor, refurbished
  ['Laptop Nordic 13, 8 GB', 749, 0.22, 'steady', 13.3, 8, 'Core 5', false],
  ['Laptop Nordic 13, 16 GB', 899, 0.3, 'growing', 13.3, 16, 'Core 7', false],
  ['Laptop Nordic 15, 16 GB', 999, 0.2, 'steady', 15.6, 16, 'Core 7', false],
  ['Laptop Studio 16, 32 GB', 1799, 0.08, 'lumpy', 16, 32, 'Ryzen 9', false],
  ['Laptop Studio 16, 64 GB', 2299, 0.04, 'lumpy', 16, 64, 'Ryzen 9', false],
  ['Laptop Air 14, 16 GB', 1099, 0.18, 'new', 14, 16, 'Core Ultra 5', false],
  ['Chromebook Pico 11', 249, 0.4, 'summer', 11.6, 4, 'Celeron', false],
  ['Chromebook Pico 14', 329, 0.25, 'steady', 14, 8, 'Core 3', false],
  ['Laptop Trade 14, refurbished', 429, 0.3, 'lumpy', 14, 16, 'Core i5', true],
  ['Laptop Trade 15, refurbished', 459, 0.15, 'lumpy', 15.6, 16, 'Core i7', true],
  ['Laptop Classic 15', 549, 0.2, 'fading', 15.6, 8, 'Core i3', false],
  ['Laptop Game 17', 1599, 0.06, 'stopped', 17.3, 32, 'Ryzen 7', false],
]
const coffees: readonly Row[] = [
  // roast, weight, origin, organic
  ['House blend, beans, 1 kg', 21.9, 5.5, 'steady', 'Medium', 1000, 'Brazil, India', false],
  ['House blend, beans, 250 g', 6.9, 6, 'steady', 'Medium', 250, 'Brazil, India', false],
  ['House blend, ground, 250 g', 6.9, 3.5, 'fading', 'Medium', 250, 'Brazil, India', false],
  ['Espresso Forte, beans, 1 kg', 24.9, 4, 'growing', 'Dark', 1000, 'Guatemala', false],
  ['Espresso Forte, beans, 250 g', 7.9, 4.5, 'growing', 'Dark', 250, 'Guatemala', false],
  ['Espresso Decaf, beans, 250 g', 8.5, 1.4, 'steady', 'Dark', 250, 'Colombia', true],
  ['Ethiopia Sidamo, beans, 250 g', 9.9, 2.2, 'steady', 'Light', 250, 'Ethiopia', true],
  ['Kenya AA, beans, 250 g', 11.5, 1.1, 'lumpy', 'Light', 250, 'Kenya', false],
  ['Colombia Huila, beans, 250 g', 9.5, 1.8, 'steady', 'Medium', 250, 'Colombia', true],
  ['Sumatra Mandheling, beans, 250 g', 9.9, 0.7, 'fading', 'Dark', 250, 'Indonesia', false],
  ['Filter roast of the month, 250 g', 10.9, 1.5, 'new', 'Light', 250, 'Rwanda', true],
  ['Cold brew blend, 500 g', 15.9, 1.6, 'summer', 'Medium', 500, 'Honduras', true],
  ['Christmas roast, 250 g', 10.5, 1.2, 'winter', 'Medium', 250, 'Guatemala', false],
  ['Cold brew can, 200 ml', 2.9, 4, 'summer', 'Medium', 200, 'Honduras', true],
]
const stationery: readonly Row[] = [
  // format, pages, recycled
  ['Notebook Linen, A5, dotted', 12.9, 2.4, 'growing', 'A5', 192, false],
  ['Notebook Linen, A5, ruled', 12.9, 1.9, 'steady', 'A5', 192, false],
  ['Notebook Linen, A4, ruled', 16.9, 0.9, 'steady', 'A4', 192, false],
  ['Notebook Pocket, A6', 6.9, 1.7, 'steady', 'A6', 96, true],
  ['Sketch pad, A4', 9.9, 0.8, 'lumpy', 'A4', 60, true],
  ['Sketch pad, A5', 7.5, 0.6, 'lumpy', 'A5', 60, true],
  ['Copy paper, A4, 500 sheets', 5.9, 4.5, 'steady', 'A4', 500, true],
  ['Diary, next year, A5', 18.9, 1, 'winter', 'A5', 240, false],
  ['Wall calendar', 14.9, 0.7, 'winter', 'A4', 13, false],
  ['Envelopes, A5, 50', 4.9, 1.2, 'fading', 'A5', 50, true],
  ['Index cards, A6, 100', 3.9, 0.9, 'steady', 'A6', 100, true],
  ['Ballpoint pen, blue', 1.5, 6, 'steady', 'None', 0, false],
  ['Ballpoint pen, black', 1.5, 5, 'steady', 'None', 0, false],
  ['Gel pen set, 8 colours', 9.9, 0.9, 'growing', 'None', 0, false],
  ['Fountain pen Swift', 34.9, 0.25, 'lumpy', 'None', 0, false],
  ['Ink cartridges, 6', 3.5, 0.8, 'steady', 'None', 0, false],
  ['Pencil HB, box of 12', 6.5, 1.1, 'summer', 'None', 0, true],
  ['Highlighters, 4 colours', 5.5, 1.3, 'steady', 'None', 0, false],
  ['School set, first class', 24.9, 0.8, 'summer', 'None', 0, false],
  ['Sticky notes, 12 pads', 7.9, 1.4, 'steady', 'None', 0, true],
  ['Correction fluid', 2.5, 0.6, 'stopped', 'None', 0, false],
  ['Desk pad, A4, weekly', 8.9, 0.6, 'new', 'A4', 60, true],
]
const accessories: readonly Row[] = [
  ['USB-C charger 65 W', 39, 1, 'growing'],
  ['USB-C hub, 7 ports', 49, 0.6, 'steady'],
  ['Laptop sleeve 13', 29, 0.5, 'steady'],
  ['Laptop sleeve 15', 29, 0.4, 'steady'],
  ['Wireless mouse Dot', 24, 1.1, 'steady'],
  ['Keyboard Tact', 79, 0.3, 'lumpy'],
  ['Coffee mug, enamel', 11, 1.2, 'winter'],
  ['Gift card sleeve', 1, 2, 'winter'],
]

const brands: Record<TypeKey | 'none', readonly string[]> = {
  lamp: ['Lumen & Co', 'Fjordlys', 'Brightside'],
  laptop: ['Nordic', 'Studio', 'Pico'],
  coffee: ['Own roast', 'Own roast', 'Bean Union'],
  stationery: ['Papyra', 'Inkwell', 'Papyra'],
  none: ['Various'],
}

/** All items of the sample, in the order of their SKUs. `day` is today: dates of fields lie around it. */
export function listSampleItems(day: string): SampleItem[] {
  const dated = (days: number) =>
    new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
  const make = (
    prefix: string,
    type: TypeKey | undefined,
    rows: readonly Row[],
    unit: string,
    leadTimeDays: number,
    own: (rest: Row[number][], index: number) => Attributes,
  ): SampleItem[] =>
    rows.map(([name, price, rate, pattern, ...rest], index) => ({
      sku: `${prefix}-${String(101 + index)}`,
      name,
      type,
      description: '',
      unit,
      price: price.toFixed(2),
      cost: (price * 0.58).toFixed(2),
      attributes: {
        brand: brands[type ?? 'none'][index % brands[type ?? 'none'].length] ?? '',
        since: dated(pattern === 'new' ? -60 : -400 - index * 37),
        ...own(rest, index),
      },
      pattern,
      rate,
      leadTimeDays: leadTimeDays + (index % 4),
      step: 1,
    }))
  const loose: SampleItem = {
    sku: 'COF-201',
    name: 'House blend, loose beans',
    type: 'coffee',
    description: 'Sold by weight from the counter.',
    unit: 'kg',
    price: '19.90',
    cost: '10.40',
    attributes: {
      brand: 'Own roast',
      since: dated(-900),
      roast: 'medium',
      origin: 'Brazil, India',
      organic: false,
      best_before: dated(75),
    },
    pattern: 'steady',
    rate: 2.5,
    leadTimeDays: 5,
    step: 0.25,
  }
  return [
    ...make('LMP', 'lamp', lamps, 'pcs', 9, ([socket, power, colour, dimmable]) => ({
      socket: toOptionKey(String(socket)),
      power: String(power),
      colour: toOptionKey(String(colour)),
      dimmable: Boolean(dimmable),
    })),
    ...make('LAP', 'laptop', laptops, 'pcs', 12, ([screen, memory, processor, refurbished]) => ({
      screen: String(screen),
      memory: String(memory),
      processor: String(processor),
      refurbished: Boolean(refurbished),
    })),
    ...make('COF', 'coffee', coffees, 'bag', 5, ([roast, weight, origin, organic], index) => ({
      roast: toOptionKey(String(roast)),
      weight: String(weight),
      origin: String(origin),
      organic: Boolean(organic),
      best_before: dated(45 + ((index * 29) % 160)),
    })),
    loose,
    ...make('STA', 'stationery', stationery, 'pcs', 7, ([format, pages, recycled]) => ({
      format: toOptionKey(String(format)),
      pages: String(pages),
      recycled: Boolean(recycled),
    })),
    ...make('ACC', undefined, accessories, 'pcs', 8, () => ({})),
  ]
}
