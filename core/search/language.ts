/** What a word or phrase of the language, not of the tenant, does in a question. */
export const roles = [
  'less',
  'atMost',
  'more',
  'atLeast',
  'exactly',
  'about',
  'between',
  'orLess',
  'orMore',
  'than',
  'not',
  'notOnly',
  'startsWith',
  'endsWith',
  'but',
  'any',
  'or',
  'and',
  'missing',
  'filled',
  'with',
  'outOfStock',
  'belowReorderPoint',
  'negativeStock',
  'inStock',
  'overstocked',
  'neverSold',
  'neverMoved',
  'courtesy',
  'whoever',
  'archived',
  'withArchived',
  'notArchived',
  'countUnit',
  'onHand',
  'reserved',
  'onOrder',
  'checkedOut',
  'available',
  'howMany',
  'howMuch',
  'count',
  'total',
  'worth',
  'average',
  'retail',
  'entries',
  'top',
  'bottom',
  'by',
  'ascending',
  'descending',
  'most',
  'least',
  'newest',
  'oldest',
  'before',
  'after',
  'since',
  'until',
  'at',
  'to',
  'upcoming',
  'overdue',
  'covered',
  'expiring',
  'each',
  'show',
  'everywhere',
  'generic',
  'container',
  'stop',
] as const
export type Role = (typeof roles)[number]

/** The core columns of an item a question may name. */
export type CoreField =
  | 'sku'
  | 'name'
  | 'description'
  | 'barcode'
  | 'price'
  | 'cost'
  | 'reorderPoint'
  | 'createdAt'
  | 'updatedAt'
  | 'category'
  | 'supplier'
  | 'lastMovementAt'
  | 'lastSoldAt'
  | 'soldAt'
  | 'lot.code'
  | 'lot.expiresOn'

/**
 * An adjective that can be compared (`wider`, `widest`) and what it compares.
 * `up` is true when the comparative means more of the quantity: wider, not narrower.
 */
export type Adjective = {
  comparative: readonly string[]
  superlative: readonly string[]
  up: boolean
  /** words of field names it speaks of, most telling first */
  hints: readonly string[]
  dimensions: readonly string[]
  /** said of any figure: a higher price, a bigger load */
  anything?: boolean
}

/** All that is known of one human language; phrases are small letters, words parted by one space. */
export type Language = {
  stem(word: string): string
  isPlural(word: string): boolean
  phrases: Record<Role, readonly string[]>
  fields: Record<CoreField, readonly string[]>
  /** generic words that are a type's own where it is called so: `parts` of `Spare Part` */
  kindNouns: readonly string[]
  /** words that name the cost as a noun and the price as a verb (`lamps cost less than 5`), and the words that make a noun of them */
  costVerb: { words: readonly string[]; nounAfter: readonly string[] }
  /** words that end a question after a number of pieces: `lamps we hold more than 100 of` */
  ofWhich: readonly string[]
  /** beginnings and endings of words that deny the rest: `unscented`, `visorless`, and a word behind: `dust free` */
  denials: { prefixes: readonly string[]; suffixes: readonly string[]; behind: readonly string[]; word: string }
  /** names of fields that tell what a thing is for, where another tells what it is */
  aimNames: readonly string[]
  /** before what one does: `can hire` */
  modals: readonly string[]
  /** words of which one denies the other, in the names of yes-no fields */
  opposites: readonly (readonly [string, string])[]
  /** behind a superlative, before those of which it is one */
  amongWords: readonly string[]
  /** endings of adjectives compared, and what takes their place in the plain one: `spicier`, `spiciest` */
  comparativeEndings: Record<'more' | 'most', readonly (readonly [ending: string, instead: string])[]>
  /** what makes a noun of an adjective: the `bitterness` of the most bitter */
  qualityEndings: readonly string[]
  /** the noun of an adjective, by their endings: `acidic`, `acidity` */
  qualityForms: readonly (readonly [ending: string, instead: string])[]
  /** fields that tell an age, by words of their names */
  ageNames: readonly string[]
  /** fields whose values tell how things are and not what they are, by words of their names */
  qualityNames: readonly string[]
  /** fields that count people, by words of their names */
  peopleNames: readonly string[]
  /** fields that tell what a thing goes with and not what it is, by words of their names */
  relationNames: readonly string[]
  /** verbs of a text that has letters in it */
  holdsLetters: readonly string[]
  /** what a year is called in the names of fields */
  yearNames: readonly string[]
  /** what was done to a thing in the year it is of: `minted in 1921` */
  yearVerbs: readonly string[]
  /** endings that make a noun of a verb: the `embroidery` of what is embroidered */
  derivations: readonly string[]
  /** right behind a number: it and more */
  upwards: readonly string[]
  /** words in the name of a field that counts, besides what it counts: `Number of pieces` */
  countNouns: readonly string[]
  /** `fewer than 10`, `have over 10`: beside a number these speak of what is counted, and of no measure or price */
  countsOnly: readonly string[]
  /** before a number that has to lie within a range */
  meantFor: readonly string[]
  /** last or first words in the names of the two fields that tell a range: `Players from`, `Players to` */
  rangeNames: { from: readonly string[]; to: readonly string[] }
  /** between an amount and the time it is for: `80 a week` */
  rateWords: readonly string[]
  articles: readonly string[]
  /** what fields are called that tell who has a thing, and words for whoever that is */
  lendingWords: readonly string[]
  whomever: readonly string[]
  /** words before a day, and before no other number */
  untilWords: readonly string[]
  noOne: readonly string[]
  /** words for one after the other */
  ofEachOne: readonly string[]
  /** `longest without a check`: a day that lies back furthest, and verbs before it */
  longestWords: readonly string[]
  wentWords: readonly string[]
  /** what the arrival of things is called */
  arrivalNames: readonly string[]
  /** what a choice is called that says that there is none of it */
  noneNames: readonly string[]
  /** small words between a number and the pack that holds so many; the first one tells that it does: `40 to the pack` */
  perPack: readonly string[]
  /** such a time, and words by which fields of money are called that are for it */
  rateNames: Readonly<Record<string, readonly string[]>>
  /** what banknotes are called */
  moneyWords: Readonly<Record<string, number>>
  /** before a number: below zero */
  minusWords: readonly string[]
  /** before what is counted, how many of it: `double panel` */
  multipleWords: Readonly<Record<string, number>>
  /** behind a number, how often */
  timesNames: readonly string[]
  /** `how many different colours` */
  differing: readonly string[]
  /** before a plural: each one of them */
  ofEach: readonly string[]
  /** what a number is called at the end of a field's name, the word written out first */
  numberSigns: readonly string[]
  /** what a figure may be told for each of, that is no field: `per place`, `by type` */
  groupNames: { location: readonly string[]; itemType: readonly string[] }
  /** words that turn a yes-no field round: `gluten` in `gluten free` */
  freeOf: readonly string[]
  /** `tables out of oak`: words that say what a thing is made of, where a thing stands before them and a value behind */
  madeOf: readonly string[]
  /** words that tell of what is there, before a place */
  stockWords: readonly string[]
  /** right before the name of a number: its highest, its lowest */
  ratings: readonly string[]
  /** verbs of what has things: behind the name of a place */
  holders: readonly string[]
  /** of a place: nowhere else */
  onlyWords: readonly string[]
  /** words that tell of a sale, beside a time: `sold in March` */
  soldWords: readonly string[]
  /** words that open a question, and point at what was named: a field called so is not meant by them */
  askingWords: readonly string[]
  /** words that ask for what was done */
  didWords: readonly string[]
  /** who does what the next word says: a thing called so is not meant by it */
  persons: readonly string[]
  /** words that leave out what is named behind them, whatever stands before */
  exclusions: readonly string[]
  /** endings of verbs that tell what a thing does: `lifting` */
  verbEndings: readonly string[]
  /** before the name of a day that lies ahead: it has passed */
  pastWords: readonly string[]
  /** words that open what is told of the thing before */
  relativeWords: readonly string[]
  /** the last word of what says that a thing is none: `is not`, `isn't` */
  copulas: readonly string[]
  /** prepositions: a field called so is not meant by them */
  prepositions: readonly string[]
  /** first words of what asks for no goods but for a fact, or tells to do something */
  otherAims: readonly string[]
  /** words that carry a sentence, but tell how a thing is where they stand right before it: `short cables` */
  describing: readonly string[]
  /** words that carry a sentence, but tell what was done where a time stands beside them: that is no entry into the records */
  deeds: readonly string[]
  /** words before the first of several alternatives */
  opensChoice: readonly string[]
  /** behind a container, what it holds: `bottles of wine` */
  holding: readonly string[]
  /** words in the names of date fields that tell an age: `Manufactured`, `Bought on` */
  birthNames: readonly string[]
  /** endings of words in the names of date fields whose days lie behind: `Serviced on` */
  pastEndings: readonly string[]
  /** words in the names of date fields that say nothing of what happened: `on`, `last` */
  dateParticles: readonly string[]
  /** how date fields are called besides that tell until when goods last */
  /** days until which something is good for its use, where nothing else tells how long it lasts */
  expiringValidity: readonly string[]
  expiryNames: readonly string[]
  /** words in the names of date fields whose days lie ahead */
  futureNames: readonly string[]
  /** of those, what the sides of a thing are called */
  sideNames: readonly string[]
  /** between two measures of one thing: `200 x 300 cm` */
  sizeWords: readonly string[]
  /** measures that fields are called by: what is said of the one is of no other */
  measureNames: readonly string[]
  /** adjectives that compare nothing, as hints of those that do name them: `longer than wide` */
  plainAdjectives: readonly string[]
  /** what ends for a thing that stays as it is, in the names of such fields */
  coverNames: readonly string[]
  adjectives: readonly Adjective[]
  /** verbs before a number, and words of the names of fields they speak of: what something holds is its capacity */
  measuringVerbs: readonly { words: readonly string[]; hints: readonly string[] }[]
  /** words of one meaning */
  same: readonly (readonly string[])[]
  /** one word that says two things at once: `headlight` is a front light */
  compounds: Readonly<Record<string, string>>
  numbers: Readonly<Record<string, number>>
  /** what a number before it is multiplied by: `hundred`, `dozen` */
  scales: Readonly<Record<string, number>>
  /** what is added to a number before it: `and a half` */
  added: Readonly<Record<string, number>>
  /** the word before decimals: `one point five` */
  points: readonly string[]
  /** `half a`: multiplies what follows */
  fractions: Readonly<Record<string, number>>
  /** `triple the`: a multiple of another field */
  multiples: Readonly<Record<string, number>>
  months: readonly (readonly string[])[]
  /** Monday first */
  weekdays: readonly (readonly string[])[]
  /** month (1-12) and day */
  holidays: Readonly<Record<string, readonly [month: number, day: number]>>
  periods: Readonly<Record<string, 'day' | 'week' | 'month' | 'quarter' | 'year'>>
  /** words for several periods: a `fortnight` is two weeks */
  stretches: Readonly<Record<string, readonly [count: number, unit: 'day' | 'week' | 'month' | 'year']>>
  /** feasts that move, in days from Easter Sunday */
  movableFeasts: Readonly<Record<string, number>>
  /** `second quarter`, `last half` (-1) */
  ordinals: Readonly<Record<string, number>>
  halves: readonly string[]
  /** the first year of ten: `seventies` */
  decades: Readonly<Record<string, number>>
  /** `nineteenth` of a century */
  centuries: Readonly<Record<string, number>>
  centuryNames: readonly string[]
  /** first month (1-12) of the three a season has */
  seasons: Readonly<Record<string, number>>
  /** Saturday and Sunday */
  weekends: readonly string[]
  calendarWeeks: readonly string[]
  /** words around a period: this month, last 3 weeks, next year, 2 days ago, the end of */
  relative: {
    this: readonly string[]
    last: readonly string[]
    /** of those, words for the time until today, and no whole one of the calendar */
    rolling: readonly string[]
    next: readonly string[]
    ago: readonly string[]
    hence: readonly string[]
    today: readonly string[]
    yesterday: readonly string[]
    tomorrow: readonly string[]
    beforeYesterday: readonly string[]
    afterTomorrow: readonly string[]
    /** behind a day: it and all after it, or before it */
    orLater: readonly string[]
    orEarlier: readonly string[]
    endOf: readonly string[]
    startOf: readonly string[]
  }
}
