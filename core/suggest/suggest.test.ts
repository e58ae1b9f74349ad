import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { packWordVectors, readWordVectors } from '#core/meaning/word-vectors.ts'
import { toEnd } from '#core/search/steps.ts'
import { compareItem, type DescribedItem, learnCatalogue } from './catalogue-model.ts'
import { learnConfidence } from './confidence.ts'
import { indexTexts, likenesses } from './likeness.ts'
import { fitLogistic, probability } from './logistic.ts'
import { readWritten } from './read-written.ts'
import { textFeatures, writtenAs } from './text-features.ts'
import { guessOf } from './value-model.ts'
import { writtenConfidence } from './written-confidence.ts'

const nouns: Record<string, string[]> = {
  capacitors: ['ceramic capacitor', 'film capacitor', 'tantalum capacitor'],
  resistors: ['film resistor', 'wirewound resistor', 'chip resistor'],
  tools: ['claw hammer', 'needle pliers', 'torx screwdriver'],
}

/** Items whose words tell their category; of each hundred, `wrong` stand in another. */
function catalogue(count: number, wrong = 0): DescribedItem[] {
  const names = Object.keys(nouns)
  return Array.from({ length: count }, (_, at) => {
    const own = names[at % names.length] ?? ''
    const words = nouns[own]?.[Math.floor(at / 3) % 3] ?? ''
    const categoryId = (at * 37) % 100 < wrong ? (names[(at + 1) % names.length] ?? '') : own
    return {
      id: `${at}`,
      sku: `S-${at}`,
      name: `${words} ${at}x`,
      description: '',
      barcode: null,
      itemTypeId: null,
      categoryId,
      attributes: {},
    }
  })
}

function guessCategory(items: readonly DescribedItem[], name: string) {
  const learned = toEnd(learnCatalogue(items, []))
  const model = learned.models.get('categoryId')
  return model && guessOf(learned.index, model, compareItem(learned, { name, description: '', barcode: null }))
}

test('a tidy catalogue of hundreds is sure of what it knows, with the words that tell it', () => {
  const guess = guessCategory(catalogue(300), 'Torx screwdriver T20')
  expect(guess).toMatchObject({ value: 'tools', isSure: true })
  expect(guess?.evidence?.having).toBe(guess?.evidence?.of)
  expect(guess?.evidence?.words).toMatch(/torx|screwdriv/)
})

test('where one item in four stands elsewhere, nothing is sure, and the confidence says so', () => {
  const guess = guessCategory(catalogue(300, 25), 'Torx screwdriver T20')
  expect(guess).toMatchObject({ value: 'tools', isSure: false })
  expect(guess?.confidence).toBeLessThan(0.95)
})

test('a dozen items give hints and are sure of nothing; four give nothing', () => {
  expect(guessCategory(catalogue(12), 'claw hammer')).toMatchObject({ value: 'tools', isSure: false })
  expect(guessCategory(catalogue(4), 'claw hammer')).toBeUndefined()
})

describe('a few items filed, and the rest not', () => {
  // of each category five are filed, though nine in ten of all are sundries of many kinds; a mug is as like the one as the other
  const plain = { sku: '', description: '', barcode: null, itemTypeId: null, attributes: {} }
  const words = ['mug', 'bowl', 'plate', 'tray', 'dish', 'cup', 'jug', 'pan', 'pot', 'lid']
  const all = Array.from({ length: 400 }, (_, at) => {
    const isRare = at % 10 === 0
    const word = words[Math.floor(at / 10) % words.length] ?? ''
    return {
      ...plain,
      id: `${at}`,
      name: `${word} ${isRare ? 'antique' : 'plain'} number`,
      categoryId: at < 50 ? (isRare ? 'antiques' : at % 10 === 1 ? 'sundries' : null) : null,
    }
  })
  const shareOf = (items: readonly DescribedItem[]) => {
    const { models } = toEnd(learnCatalogue(items, []))
    const known = models.get('categoryId')?.known
    return known?.assumed?.parts[known.values.indexOf('sundries')]
  }

  test('tell how common each category is', () => {
    expect(shareOf(all)).toBeGreaterThan(0.75)
  })

  test('tell nothing where all are filed, or most', () => {
    expect(shareOf(all.filter(({ categoryId }) => categoryId !== null))).toBeUndefined()
  })

  test('an item that is in the catalogue says nothing of itself', () => {
    const learned = toEnd(learnCatalogue(all, []))
    const model = learned.models.get('categoryId')
    const one = all[399]
    if (!model || !one) throw new Error('Nothing was learned.')
    const within = guessOf(learned.index, model, compareItem(learned, one, one.id))
    const beside = guessOf(learned.index, model, compareItem(learned, one))
    expect(within?.value).toBe('sundries')
    expect(Math.abs((within?.confidence ?? 0) - (beside?.confidence ?? 1))).toBeLessThan(0.05)
  })
})

test('what words mean stands in where no word is shared', () => {
  const near = [1, 0, 0, 0]
  const far = [0, 1, 0, 0]
  const names = ['cushion', 'pillow', 'wrench', 'spanner', 'thing', 'article']
  const rows = [near, near, far, far, [0, 0, 1, 0], [0, 0, 0, 1]].map((row) => Float32Array.from(row))
  const fillers = Array.from({ length: 60 }, (_, at) => `filler${'abcdefgh'[at % 8]}${'abcdefgh'[Math.floor(at / 8)]}`)
  const vectors = readWordVectors(
    packWordVectors([...fillers, ...names], [...fillers.map(() => Float32Array.of(0.5, 0.5, 0.5, 0.5)), ...rows]),
  )
  const items = Array.from({ length: 12 }, (_, at) => ({
    id: `${at}`,
    sku: '',
    name: at % 2 ? 'wrench article' : 'cushion article',
    description: '',
    barcode: null,
    itemTypeId: null,
    categoryId: at % 2 ? 'tools' : 'textiles',
    attributes: {},
  }))
  const learned = toEnd(learnCatalogue(items, [], undefined, vectors))
  const model = learned.models.get('categoryId')
  const guess = (name: string) =>
    model && guessOf(learned.index, model, compareItem(learned, { name, description: '', barcode: null }))?.value
  expect(guess('pillow article')).toBe('textiles')
  expect(guess('spanner article')).toBe('tools')
})

test('likenesses are cosines: between 0 and 1, and 1 of a text with itself', () => {
  const words = fc.array(fc.constantFrom('red', 'blue', 'lamp', 'desk', 'oak', 'steel'), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 12 }), (all) => {
      const texts = all.map((parts) => textFeatures(parts.join(' ')))
      const index = indexTexts(texts)
      for (const [text, features] of texts.entries()) {
        const found = likenesses(index, features)
        for (const likeness of found.likeness) {
          expect(likeness).toBeGreaterThan(0)
          expect(likeness).toBeLessThan(1.0001)
        }
        expect(found.likeness[found.texts.indexOf(text)]).toBeCloseTo(1, 4)
      }
    }),
    { numRuns: 50 },
  )
})

test('a logistic fit finds the chances that cases were drawn from, and stays at its prior without any', () => {
  const cases = Array.from({ length: 400 }, (_, at) => ({
    inputs: [at % 2],
    // of each ten, 8 right with the input and 3 without
    isRight: Math.floor(at / 2) % 10 < (at % 2 ? 8 : 3),
  }))
  const weights = fitLogistic(cases, [0, 0], 0.01)
  expect(probability(weights, [1])).toBeCloseTo(0.8, 1)
  expect(probability(weights, [0])).toBeCloseTo(0.3, 1)
  expect(fitLogistic([], [0.5, -2], 1)).toEqual([0.5, -2])
})

test('guesses that are right by chance alone are never taken without asking', () => {
  const trials = Array.from({ length: 500 }, (_, at) => ({
    guess: { value: 0, share: 0.9, second: 0.1, nearShare: 0.9, cosine: 0.8, nearest: 0.9, count: 100 },
    evidence: undefined,
    isRight: at % 2 === 0,
  }))
  expect(learnConfidence(trials, 1).threshold).toBeGreaterThan(1)
})

describe('values written in a text', () => {
  const field = { kind: 'number' as const, unit: 'V', precision: null, options: [] }
  test.each([
    ['Capacitor 10uF 50V', 'V', '50'],
    ['Capacitor 10uF 50V', 'F', '0.00001'],
    ['Cable 250 cm black', 'm', '2.5'],
    ['16V to 50V', 'V', undefined],
    ['model 50VX', 'V', undefined],
    ['50 lamps', 'V', undefined],
  ])('%s in %s', (text, unit, value) => {
    expect(readWritten(text, { ...field, unit })?.value).toBe(value)
  })

  const options = ['Red', 'Green', 'Dark green'].map((label) => ({ key: label.toLowerCase(), label }))
  test.each([
    ['Lamp, dark green', 'dark green'],
    ['Lamp RED', 'red'],
    ['Lamp red and green', undefined],
    ['Lamp, shredded', undefined],
  ])('an option: %s', (text, value) => {
    expect(readWritten(text, { ...field, kind: 'select', unit: null, options })?.value).toBe(value)
  })

  test('what always agreed is sure from 33 cases on', () => {
    expect(writtenConfidence({ agreeing: 32, of: 32 }).isSure).toBe(false)
    expect(writtenConfidence({ agreeing: 33, of: 33 }).isSure).toBe(true)
    expect(writtenConfidence({ agreeing: 90, of: 100 }).isSure).toBe(false)
  })
})

test('words are given back as the text writes them', () => {
  expect(writtenAs('Ceramic Capacitors, 10uF', 'wcapacitor')).toBe('Capacitors')
  expect(writtenAs('Ceramic Capacitors, 10uF', 'bceramic capacitor')).toBe('Ceramic Capacitors')
  expect(writtenAs('Ceramic Capacitors', 'wlamp')).toBeUndefined()
})

describe('what people rejected', () => {
  const named = (items: readonly DescribedItem[], rejected: { itemId: string; field: string; value: string }[]) => {
    const learned = toEnd(learnCatalogue(items, [], { rejected, pairs: [] }))
    const model = learned.models.get('categoryId')
    return (name: string) =>
      model && guessOf(learned.index, model, compareItem(learned, { name, description: '', barcode: null }))
  }
  const without = (items: readonly DescribedItem[], word: string) =>
    items.map((item) => (item.name.includes(word) ? { ...item, categoryId: null } : item))

  test('is less sure for items like those it was rejected for, and no less for others', () => {
    // torx screwdrivers have no category yet; they look like tools by nothing but a shared word
    const items = [
      ...without(catalogue(300), 'torx'),
      ...catalogue(300).map((item) => ({ ...item, id: `b${item.id}` })),
    ]
    const torx = items.filter(({ categoryId }) => categoryId === null)
    const rejected = torx.slice(0, 20).map(({ id }) => ({ itemId: id, field: 'categoryId', value: 'tools' }))
    const [before, after] = [named(items, []), named(items, rejected)]
    expect(after('torx screwdriver')?.confidence ?? 0).toBeLessThan(
      (before('torx screwdriver')?.confidence ?? 0) - 0.05,
    )
    const sure = after('ceramic capacitor')
    expect(sure).toMatchObject({ value: 'capacitors' })
    expect(Math.abs((sure?.confidence ?? 0) - (before('ceramic capacitor')?.confidence ?? 0))).toBeLessThan(0.1)
  })

  test('takes away what was sure, when enough was wrong', () => {
    const items = catalogue(420).map((item, at) => (at < 300 ? item : { ...item, categoryId: null }))
    const guessed = items.filter(({ categoryId }) => categoryId === null)
    const rejected = guessed.map(({ id, name }) => {
      const own = Object.keys(nouns).find((noun) => nouns[noun]?.some((words) => name.startsWith(words))) ?? ''
      return { itemId: id, field: 'categoryId', value: own }
    })
    expect(named(items, [])('torx screwdriver')).toMatchObject({ isSure: true })
    expect(named(items, rejected)('torx screwdriver')).toMatchObject({ isSure: false })
  })

  test('is nothing where nobody rejected anything, or of items and values that are not there', () => {
    const items = catalogue(90)
    const strange = [
      { itemId: 'x', field: 'categoryId', value: 'tools' },
      { itemId: '1', field: 'categoryId', value: 'no such value' },
      { itemId: '1', field: 'attributes.x', value: 'tools' },
    ]
    const [before, after] = [named(items, []), named(items, strange.slice(0, 1))]
    for (const words of Object.values(nouns).flat()) expect(after(words)).toEqual(before(words))
    expect(named(items, strange)('claw hammer')).toMatchObject({ value: 'tools' })
  })
})
