import type { VocabularySource } from './vocabulary.ts'

type Kind = VocabularySource['fields'][number]['kind']

/** Short notation for the schemas that tests ask questions of. */
export const schema = (
  types: Record<string, Record<string, string | [kind: Kind, unit?: string, ...numbers: number[]] | string[]>>,
  places: Record<string, string>,
  items: readonly (readonly [type: string, name: string, description?: string])[],
  shared: Record<string, string[]> = {},
): VocabularySource => {
  const keyOf = (name: string) => name.toLowerCase().replace(/[^a-z0-9]+/g, '_')
  const kinds = new Set<string>(['text', 'number', 'date', 'boolean'])
  const toField = (
    name: string,
    told: string | readonly (string | number | undefined)[],
    itemTypeId: string | null,
  ) => {
    const list = typeof told === 'string' ? [told] : told
    const [kind = 'text', unit = null, ...numbers] = list
    const isKind = kinds.has(String(kind))
    return {
      key: keyOf(itemTypeId ? `${itemTypeId} ${name}` : name),
      name,
      kind: isKind ? (kind as Kind) : ('select' as const),
      itemTypeId,
      unit: isKind ? (unit as string | null) || null : null,
      options: isKind ? [] : list.map((label) => ({ key: keyOf(String(label)), label: String(label) })),
      numbers: isKind ? (numbers as number[]) : undefined,
    }
  }
  return {
    currency: 'EUR',
    itemTypes: Object.keys(types).map((name) => ({ id: keyOf(name), name })),
    fields: [
      ...Object.entries(types).flatMap(([type, fields]) =>
        Object.entries(fields).map(([name, told]) => toField(name, told, keyOf(type))),
      ),
      ...Object.entries(shared).map(([name, options]) => toField(name, options, null)),
    ],
    locations: Object.entries(places).map(([code, name]) => ({ id: placeId(code), code, name, parentId: null })),
    items: items.map(([type, name, description]) => ({ name, description, itemTypeId: keyOf(type) })),
  }
}

/** The id of a location by its code: a UUID, as the filter tree takes. */
export const placeId = (code: string) =>
  `00000000-0000-4000-8000-${Array.from(code.padEnd(6, '_').slice(0, 6), (letter) => letter.charCodeAt(0).toString(16)).join('')}`

export const pharmacy = schema(
  {
    Medicine: {
      'Dosage form': ['Tablet', 'Capsule', 'Syrup', 'Ointment', 'Eye drops'],
      Strength: ['number', 'mg', 200, 400, 500],
      'Prescription only': 'boolean',
      'Active ingredient': ['Ibuprofen', 'Paracetamol', 'Amoxicillin', 'Cetirizine'],
      'Expiry date': 'date',
      'Storage temperature': ['number', '°C'],
    },
    'Medical Device': { Certified: 'boolean', 'Last calibrated': 'date', Weight: ['number', 'g'] },
    Dressing: { Width: ['number', 'cm', 4, 6, 8], Length: ['number', 'm'], Sterile: 'boolean' },
  },
  { SHOP: 'Sales Floor', FRIDGE: 'Cold Store', ROBOT: 'Picking Robot' },
  [
    ['Medicine', 'Nurofen Forte 400'],
    ['Medicine', 'Calpol Six Plus', 'Strawberry taste'],
    ['Dressing', 'Leukoplast roll'],
  ],
  { Supplier: ['Phoenix', 'Noweda', 'Alliance Healthcare'] },
)

export const lab = schema(
  {
    Resistor: { Resistance: ['number', 'ohm'], Tolerance: ['number', '%'], Package: ['0402', '0603', '0805', 'THT'] },
    Capacitor: {
      Capacitance: ['number', 'uF'],
      'Rated voltage': ['number', 'V', 16, 25, 50],
      Dielectric: ['X7R', 'C0G', 'Electrolytic'],
    },
    'Hard Drive': {
      Capacity: ['number', 'GB', 500, 1000, 2000],
      Interface: ['SATA', 'NVMe', 'SAS'],
      'Form factor': ['2.5 inch', '3.5 inch'],
    },
    Laptop: {
      Memory: ['number', 'GB', 8, 16, 32],
      'Screen size': ['number', 'inch', 13.3, 14, 15.6],
      Brand: ['Lenovo', 'Dell', 'Apple'],
      Touchscreen: 'boolean',
      'Purchase date': 'date',
    },
    'Power Supply': { 'Output power': ['number', 'W'], 'Output voltage': ['number', 'V', 5, 12, 24] },
  },
  { WH: 'Main Warehouse', L1: 'Lab 1', L2: 'Lab 2', CAB: 'ESD Cabinet' },
  [
    ['Laptop', 'ThinkPad X1 Carbon'],
    ['Hard Drive', 'Barracuda Compute'],
  ],
)

export const bakery = schema(
  {
    Bread: { Grain: ['Rye', 'Wheat', 'Spelt'], Weight: ['number', 'g'], Vegan: 'boolean', 'Best before': 'date' },
    Cake: {
      Flavour: ['Chocolate', 'Lemon', 'Carrot', 'Cheesecake'],
      Diameter: ['number', 'cm'],
      'Gluten free': 'boolean',
      Servings: ['number', '', 8, 12, 16],
    },
    Ingredient: {
      Kind: ['Flour', 'Sugar', 'Fat', 'Spice'],
      'Pack weight': ['number', 'kg', 1, 5, 25],
      Organic: 'boolean',
      Allergens: 'text',
    },
  },
  { FRONT: 'Shop Counter', STORE: 'Flour Store', FZ1: 'Freezer 1', FZ2: 'Freezer 2' },
  [
    ['Cake', 'Black Forest Gateau'],
    ['Ingredient', 'Vanilla pods Bourbon', 'From Madagascar'],
  ],
  { Miller: ['Shipton Mill', 'Doves Farm'] },
)

export const school = schema(
  {
    Book: {
      Subject: ['Maths', 'History', 'Biology', 'Art'],
      'Grade level': ['number', '', 5, 6, 7, 8],
      Publisher: ['Klett', 'Cornelsen'],
      Hardcover: 'boolean',
      'Lent until': 'date',
    },
    'Musical Instrument': {
      Family: ['Strings', 'Brass', 'Percussion'],
      'Purchase value': ['number', 'EUR'],
      'Last serviced': 'date',
    },
    Projector: { Brightness: ['number', 'lm'], Resolution: ['HD', 'Full HD', '4K'], 'Lamp hours': ['number', 'h'] },
    Chair: { Height: ['number', 'cm'], Stackable: 'boolean', Colour: ['Red', 'Blue', 'Grey'] },
  },
  { LIB: 'Library', GYM: 'Gym Hall', B12: 'Room B12', CEL: 'Cellar' },
  [
    ['Book', 'Lambacher Schweizer 7'],
    ['Musical Instrument', 'Cello three quarter size'],
  ],
)

export const cellar = schema(
  {
    Wine: {
      Grape: ['Riesling', 'Merlot', 'Chardonnay'],
      Colour: ['Red', 'White', 'Rosé'],
      Vintage: ['number', '', 2015, 2018, 2021],
      'Bottle size': ['number', 'ml', 375, 750, 1500],
      Country: ['France', 'Italy', 'South Africa'],
      'Drink by': 'date',
    },
    Spirit: { Sort: ['Gin', 'Whisky', 'Rum'], Proof: ['number', '%'], 'Cask aged': 'boolean' },
    Tent: { Sleeps: ['number', 'persons', 1, 2, 3, 4], 'Packed weight': ['number', 'kg'] },
    'Sleeping Bag': { Filling: ['Down', 'Synthetic'], 'Comfort temperature': ['number', '°C'] },
    Rope: { Diameter: ['number', 'mm'], 'Retire by': 'date' },
  },
  { RACK: 'Rack A', OUT: 'Outlet', MAIN: 'Main Store' },
  [['Wine', 'Chateau Margaux Grand Vin']],
)
