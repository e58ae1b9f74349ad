import type { Language } from '../language.ts'
import { isPlural, stem } from '../stem.ts'
import { adjectives } from './en/adjectives.ts'
import { fields } from './en/fields.ts'
import { added, fractions, multiples, numbers, points, scales } from './en/numbers.ts'
import { phrases } from './en/phrases.ts'
import { compounds, same } from './en/thesaurus.ts'
import { times } from './en/times.ts'
import { measuringVerbs } from './en/verbs.ts'
import { list } from './phrase-list.ts'

/** English: what a question about stock may say besides the tenant's own words. */
export const english: Language = {
  stem,
  isPlural,
  same,
  compounds,
  phrases,
  fields,
  adjectives,
  measuringVerbs,
  numbers,
  scales,
  added,
  points,
  fractions,
  multiples,
  ...times,
  kindNouns: list('part, parts, material, materials, kit, kits, component, components'),
  costVerb: {
    words: ['cost'],
    nounAfter: list(
      'a, the, with, whose, by, and, or, at, has, have, having, unit, purchase, their, its, our, of, for, whole, total, average, in, where',
    ),
  },
  groupNames: {
    location: list('location, locations, place, places, site, sites, storage, spot, spots'),
    itemType: list('type, types, kind, kinds, sort, sorts'),
  },
  freeOf: ['free'],
  ofWhich: ['of'],
  aimNames: list('use, usage, purpose, application, filters, treats, serves'),
  modals: list('can, could, may, might, will, would, must, should, to'),
  opposites: [
    ['passed', 'failed'],
    ['open', 'closed'],
    ['opened', 'closed'],
    ['opened', 'sealed'],
    ['full', 'empty'],
    ['working', 'broken'],
    ['complete', 'incomplete'],
    ['clean', 'dirty'],
    ['paid', 'unpaid'],
    ['valid', 'invalid'],
    ['wet', 'dry'],
    ['locked', 'unlocked'],
    ['sharp', 'blunt'],
    ['hot', 'cold'],
    ['legal', 'illegal'],
    ['safe', 'unsafe'],
    ['included', 'excluded'],
    ['indoor', 'outdoor'],
    ['approved', 'rejected'],
    ['accepted', 'rejected'],
    ['matt', 'glossy'],
    ['sweet', 'dry'],
    ['left', 'right'],
  ],
  amongWords: ['among', 'amongst'],
  denials: { prefixes: ['un', 'non', 'in'], suffixes: ['less'], behind: ['free'], word: 'without' },
  comparativeEndings: {
    more: [
      ['ier', 'y'],
      ['er', ''],
      ['er', 'e'],
    ],
    most: [
      ['iest', 'y'],
      ['est', ''],
      ['est', 'e'],
    ],
  },
  qualityEndings: ['ness'],
  qualityForms: [
    ['', 'ness'],
    ['y', 'iness'],
    ['', 'ity'],
    ['e', 'ity'],
    ['ic', 'ity'],
    ['ous', 'osity'],
    ['ble', 'bility'],
    ['nt', 'ncy'],
    ['nt', 'nce'],
  ],
  ageNames: ['age', 'aged', 'maturity'],
  qualityNames: list(
    'colour, color, material, size, brand, maker, manufacturer, make, finish, condition, state, status, format, mount, fit, season, gender, sex, grade, quality, voltage, light, origin, country, supplier, surface, shape, pattern, language, age, shade, allergen, flavour, flavor, rating, certification, standard, tread, base, room, owner, department',
  ),
  peopleNames: list(
    'seat, seats, seating, sleeps, persons, person, people, guests, servings, serves, capacity, places, users, players',
  ),
  holdsLetters: list(
    'contain, contains, containing, include, includes, including, mention, mentions, mentioning, says, saying, has, having, with',
  ),
  yearNames: list('year, vintage, crop, harvest, edition, dated, model year'),
  yearVerbs: list(
    'minted, struck, coined, cast, composed, written, recorded, filmed, directed, dated, dating, created, developed, introduced, launched, founded, established, constructed, assembled, forged, woven, painted, drawn, released, shot, made, built, produced, manufactured, printed, published, grown, harvested, vintage, invented, engraved, carved, crafted, appeared, came, constructed, from, of',
  ),
  upwards: ['up'],
  countNouns: list('count, number, no, of, total, quantity, amount, holds, capacity, max, maximum'),
  meantFor: ['for'],
  rangeNames: { from: ['from', 'min', 'minimum', 'least'], to: ['to', 'max', 'maximum', 'most'] },
  rateWords: list('a, an, per, each, every, /'),
  rateNames: {
    hour: ['hour', 'hourly'],
    day: ['day', 'daily'],
    night: ['night', 'nightly'],
    week: ['week', 'weekly'],
    month: ['month', 'monthly'],
    year: ['year', 'yearly', 'annual', 'annually', 'annum'],
  },
  moneyWords: { fiver: 5, tenner: 10 },
  minusWords: ['minus'],
  multipleWords: { single: 1, double: 2, twin: 2, dual: 2, triple: 3, quadruple: 4 },
  timesNames: ['times', 'time'],
  derivations: list('cation, ation, ition, ery, ion, ment, ance, ence, age, ing, al, ure'),
  differing: ['different', 'distinct', 'unique', 'separate'],
  ofEach: ['both', 'each', 'every', 'all'],
  numberSigns: ['number', 'no', 'nr', 'num', '#', 'nbr'],
  relationNames: list(
    'for, fits, suits, suit, suiting, suitable, compatible, compatibility, works, goes, used, intended, recommended, matches, replaces',
  ),
  madeOf: ['out of'],
  stockWords: list('left, stock, stocked, hand, kept, stored, lying, held, remaining'),
  ratings: ['best', 'worst'],
  holders: list('has, have, holds, hold, is, keeps, keep, carries, carry, stocks, got, had, held, still'),
  onlyWords: list('only, solely, exclusively'),
  soldWords: ['sold', 'sell', 'selling', 'sells'],
  didWords: ['did', 'have', 'has'],
  persons: list('i, we, you, they'),
  askingWords: list('what, which, who, whom, whose, where, when, why, how, it, this, that, these, those'),
  exclusions: list(
    'except, except for, excepting, excluding, exclude, other than, apart from, aside from, but not, but no, save for, besides, leaving out, barring, not counting',
  ),
  verbEndings: ['ing'],
  pastWords: ['past', 'beyond'],
  relativeWords: list('that, which, who'),
  copulas: list("isn't, isnt, aren't, arent, not, neither"),
  prepositions: list('for, in, on, at, by, from, to, of, with, as, about'),
  otherAims: list(
    'who, whom, whose, when, why, is, are, was, were, did, does, has, will, you, ignore, forget, reveal, write, send, mail, email, delete, remove, drop, select, insert, update, create, print, tell, explain, translate, cancel, order, buy, book, call, pay, run, execute, pretend, act, answer, repeat, summarise, summarize',
  ),
  describing: list(
    'few, short, full, fine, good, nice, great, quick, right, left, outside, inside, rated, working, weighing, standing, hanging, matching, fitting, used, owned, ordered, delivered, counted, marked, labelled, labeled, tagged, branded, registered, listed, supplied, parked, filled, designed, present, own, same',
  ),
  deeds: list(
    'counted, used, manufactured, produced, built, designed, marked, labelled, labeled, tagged, worked, measured, filled, called, classified, described, emptied, opened, closed, ending, ends, end, beginning, begins, starting, starts, start',
  ),
  opensChoice: ['either', 'whether'],
  holding: ['of'],
  birthNames: list(
    'manufactured, manufacture, made, produced, production, built, bought, purchased, purchase, acquired, acquisition, printed, published, planted, potted, harvested, bottled, brewed, born, birth, commissioned, issued, released, delivered',
  ),
  pastEndings: ['ed'],
  dateParticles: list(
    'before, after, since, from, past, till, on, at, by, in, of, the, date, day, last, next, first, since, until, for, to, time',
  ),
  sideNames: list('length, width, height, depth'),
  sizeWords: ['x', '×', 'by'],
  measureNames: list('height, width, length, depth, thickness, diameter'),
  plainAdjectives: list('wide, broad, long, tall, high, deep, thick, heavy'),
  coverNames: list('warranty, guarantee, licence, license, lease, contract, insurance, certificate, certification'),
  expiringValidity: ['valid until', 'valid to', 'valid till'],
  expiryNames: list(
    'use before, use within, use up, consume by, consume before, drink by, drink before, eat by, sell before, good until',
  ),
  futureNames: list(
    'due, until, by, before, next, expiry, expires, expiration, best, deadline, end, renewal, valid, till, review, warranty, guarantee, licence, license, lease, contract',
  ),
}
