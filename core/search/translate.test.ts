import { describe, expect, test } from 'vitest'
import { translations } from './languages/translations.ts'
import { tokenise } from './tokens.ts'
import { translateQuestion } from './translate.ts'
import { buildVocabulary } from './vocabulary.ts'

const vocabulary = buildVocabulary({
  itemTypes: [{ id: 'glove', name: 'Glove' }],
  fields: [],
  locations: [{ id: 'store', code: 'STORE', name: 'Lager Nord', parentId: null }],
})
const english = (text: string) =>
  translateQuestion(tokenise(text), vocabulary)
    .map(({ norm }) => norm)
    .join(' ')

describe('a question in another language becomes an English one', () => {
  test.each([
    ['Handschuhe mit weniger als 1.500 Stück', 'gloves with less than 1500 pieces'],
    ['die teuersten Nitrilhandschuhe', 'the most expensive nitrile gloves'],
    ['les gants les plus chers', 'the most expensive gloves'],
    ["au moins 1 500 gants d'Italie", 'at least 1500 gloves of italy'],
    ['articles créés les 7 derniers jours', 'items created the last 7 day'],
    ['la commande du mois prochain', 'the commande the next month'],
    ['los guantes más caros que 10 libras', 'the gloves more expensive than 10 pounds'],
    ['al menos 3 guantes', 'at least 3 gloves'],
    ['weder Handschuhe noch Seife', 'neither gloves nor soap'],
    ['ni gants ni savon', 'neither gloves nor soap'],
    ['gilets de sauvetage', 'life jacket'],
    ['Handschuhe mit mehr als zweihundert Stück', 'gloves with more than two hundred pieces'],
  ])('%s', (text, expected) => expect(english(text)).toBe(expected))

  test("the organisation's own words stay, and so does a question in English", () => {
    expect(english('Handschuhe im Lager Nord')).toBe('gloves in lager nord')
    const question = tokenise('gloves under 5 in the main store')
    expect(translateQuestion(question, vocabulary)).toBe(question)
  })

  test('every word keeps its place in the text', () => {
    const text = "les gants d'Italie les plus chers"
    for (const { start, end } of translateQuestion(tokenise(text), vocabulary))
      expect(text.slice(start, end)).toMatch(/^(?:les|gants|d|Italie|les plus chers)$/)
  })
})

test('no word or phrase of a language is empty, and phrases are of several words', () => {
  for (const { words, phrases } of translations()) {
    expect([...words, ...phrases].filter(([word, meaning]) => !word || !meaning)).toEqual([])
    expect([...phrases.keys()].filter((phrase) => !phrase.includes(' '))).toEqual([])
  }
})
