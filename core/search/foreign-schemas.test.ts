import { describe, expect, test } from 'vitest'
import { parseQuestion } from './parse-question.ts'
import { schema } from './test-schemas.ts'
import { buildVocabulary } from './vocabulary.ts'

const bottega = buildVocabulary(
  schema(
    {
      Lebensmittel: {
        Sorte: ['Gemüse', 'Milchprodukte', 'Nudeln'],
        'Mindestens haltbar bis': 'date',
        Nettogewicht: ['number', 'g'],
      },
      Maschine: { Bauart: ['Mixer', 'Backofen'], 'Angeschafft am': 'date', 'Nächste Prüfung': 'date' },
      Käse: { Reifezeit: ['number', 'Monate'], Giftig: 'boolean', Inhalt: ['number', 'l'] },
    },
    { KELLER: 'Keller', KUEHL: 'Kühlhaus' },
    [],
  ),
)
const english = buildVocabulary(
  schema(
    {
      Pan: { Shape: ['Frying pan', 'Saucepan'], Material: ['Cast iron', 'Steel'] },
      Ball: { Sport: ['Football', 'Handball'] },
      Textile: { Article: ['Towel', 'Blanket'], Fabric: ['Wool', 'Cotton', 'Cotton wool'] },
      Helmet: { Certified: 'boolean' },
      Screw: { Material: ['Stainless steel', 'Brass'] },
    },
    { CEL: 'Basement' },
    [],
  ),
)
const asked = (text: string, vocabulary = english) => {
  const { chips, notUnderstood } = parseQuestion(text, vocabulary, { today: '2027-03-10', timeZone: 'UTC' })
  return {
    filters: JSON.stringify(chips.map(({ filter }) => filter)),
    unknown: notUnderstood.map(({ words }) => words),
  }
}

describe('fields of another language are known for what they are', () => {
  test.each([
    ['abgelaufene Milchprodukte', 'mindestens_haltbar_bis'],
    ['Nudeln, die nächste Woche ablaufen', 'mindestens_haltbar_bis'],
    ['Maschinen älter als 5 Jahre', 'angeschafft_am'],
    ['Maschinen, deren Prüfung überfällig ist', 'chste_pr_fung'],
    ['Käse älter als 6 Monate', 'reifezeit'],
  ])('%s', (text, field) => {
    const { filters, unknown } = asked(text, bottega)
    expect(filters).toContain(field)
    expect(unknown).toEqual([])
  })

  test('its own words are known in the forms of its language, and its types before parts of other names', () => {
    const vocabulary = buildVocabulary({
      itemTypes: [{ id: 'farbe', name: 'Farbe' }],
      fields: ['Gewicht', 'Höhe', 'Breite'].map((name) => ({
        key: name,
        name,
        kind: 'number' as const,
        itemTypeId: 'farbe',
        unit: null,
        options: [],
      })),
      locations: [],
      suppliers: [{ id: 'huber', name: 'Farben Huber' }],
    })
    expect(asked('Farben', vocabulary).filters).toContain('itemType')
    expect(asked('Farben Huber', vocabulary).filters).toContain('huber')
  })

  test('a name that ends in a word for until bounds the day behind it', () => {
    const { filters, unknown } = asked('Lebensmittel mindestens haltbar bis Ende April 2027', bottega)
    expect(filters).toContain('"op":"lte","value":"2027-04-30"')
    expect(filters).not.toContain('gte')
    expect(unknown).toEqual([])
  })

  test('what is denied is the word behind, and no amount further on', () => {
    const { filters } = asked('nicht giftiger Käse mit 1 l Inhalt', bottega)
    expect(filters).toMatch(/giftig","op":"eq","value":false/)
    expect(filters).not.toContain('"ne"')
  })

  test('what the organisation calls otherwise in its own language is known', () => {
    const { filters, unknown } = asked('Teigwaren im Keller', bottega)
    expect(filters).toContain('nudeln')
    expect(unknown).toEqual([])
  })
})

describe('words of the grammar are told in the order of the language', () => {
  test.each([
    ['welche Bälle laufen nächste Woche ab', /lot\.expiresOn/],
    ['Schrauben, vor mehr als drei Monaten angelegt', /"op":"lt".*"count":-3/],
    ['vis créées il y a plus de trois mois', /"op":"lt".*"count":-3/],
    ['tornillos creados hace más de tres meses', /"op":"lt".*"count":-3/],
    ['seit letztem Jahr nicht verkaufte Bälle', /not.*lastSoldAt","op":"gte"/],
    ['nicht verkaufte Bälle', /lastSoldAt","op":"empty"/],
    ['pelotas bajo mínimos', /belowReorderPoint/],
    ['weniger als 200 Handtücher', /stock\.onHand","op":"lt","value":200/],
    ['between 100 and 300 towels', /stock\.onHand.*100.*stock\.onHand.*300/],
    ['towels under 200', /price/],
    ['toallas que no son ni de lana ni de algodón', /"nin","value":\["wool","cotton"\]/],
  ])('%s', (text, filter) => expect(asked(text).filters).toMatch(filter))
})

describe('a word of several meanings means what is here, and most of it', () => {
  test.each([
    ['poêles en fonte', ['frying_pan', 'cast_iron']],
    ['gusseiserne Bratpfannen', ['frying_pan', 'cast_iron']],
    ['balones de fútbol', ['ball', 'football']],
    ['Wolldecken', ['blanket', 'wool']],
    ['toallas de algodón', ['towel', '"cotton"']],
    ['Edelstahlschrauben', ['screw', 'stainless_steel']],
  ])('%s', (text, values) => {
    const { filters, unknown } = asked(text)
    for (const value of values) expect(filters).toContain(value)
    expect(filters).not.toContain('cotton_wool')
    expect(unknown).toEqual([])
  })

  test('what a word says beside the thing that is here is named', () => {
    const { filters, unknown } = asked('Skihelme im Keller')
    expect(filters).toContain('helmet')
    expect(unknown.join(' ')).toContain('Skihelme')
  })

  test('a word nobody knows is named, not guessed from one like it', () => {
    expect(asked('moins de 20 gommettes en laine').unknown.join(' ')).toContain('gommettes')
  })
})
