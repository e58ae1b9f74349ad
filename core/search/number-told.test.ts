import { expect, test } from 'vitest'
import { say } from '#core/words/say.ts'
import { parseQuestion } from './parse-question.ts'
import { schema } from './test-schemas.ts'
import { buildVocabulary } from './vocabulary.ts'

const german = buildVocabulary(
  schema(
    {
      Hobel: {
        Was: ['Raubank', 'Putzhobel'],
        Länge: ['number', 'cm', 20, 60],
        'Nächste Prüfung': 'date',
        Outdoor: 'boolean',
      },
      Mikrofon: { Richtcharakteristik: ['Niere', 'Kugel'], Farbe: ['Schwarz', 'Rot'] },
    },
    { ZL: 'Lager' },
    [],
  ),
)
const french = buildVocabulary(
  schema(
    {
      Tasseau: { Longueur: ['number', 'cm', 100, 250], Essence: ['Sapin', 'Chêne'], Péremption: 'date' },
      Lait: { Âge: ['0-6 mois', "Plus d'un an"], 'Mis en service le': 'date' },
      Sécurité: { Matériel: ['Fusée', 'Bouée'], "Valable jusqu'au": 'date' },
      Vaisselle: { Pièce: ['Verre', 'Tasse'], Matériau: ['Verre', 'Inox'] },
    },
    { RES: 'Réserve' },
    [],
  ),
)
const spanish = buildVocabulary(
  schema(
    {
      Calzado: { Estilo: ['Bota', 'Sandalia'], Número: ['number', '', 35, 40, 46], Público: ['Niño', 'Mujer'] },
      Vehículo: { Combustible: ['Eléctrico', 'Diésel'] },
    },
    { FUR: 'Furgoneta' },
    [],
  ),
)

const asked = (text: string, vocabulary: typeof german) => {
  const answer = parseQuestion(text, vocabulary, { today: '2026-11-25', timeZone: 'UTC' })
  return {
    labels: answer.chips.map(({ label }) => say(label, 'en')).sort(),
    limit: answer.limit,
    named: answer.notUnderstood.map(({ words }) => words),
    filter: JSON.stringify(answer.filter),
    aggregate: answer.aggregate?.of,
  }
}

test.each([
  ['die längsten Hobel', german, null],
  ['der längste Hobel', german, 1],
  ['längster Hobel', german, 1],
  ['les tasseaux les plus longs', french, null],
  ['le tasseau le plus long', french, 1],
])('“%s” tells one from several by its own form', (text, vocabulary, limit) => {
  expect(asked(text, vocabulary)).toMatchObject({ limit, named: [] })
})

test('what a question begins with is no field that is called so', () => {
  expect(asked('was ist im Lager', german).labels).toEqual(['In Lager'])
  expect(asked('número de botas', spanish)).toMatchObject({ aggregate: 'quantity', named: [] })
})

test('what is due is due by today, what nothing is left of is out of stock', () => {
  expect(asked('Hobel mit fälliger Prüfung', german).filter).toContain('lte')
  expect(asked('Raubank ist alle', german).filter).toContain('outOfStock')
  expect(asked('tasseaux plus en réserve', french).filter).toContain('"lte","value":0')
})

test('ends of joined words, months within options and sizes without a unit', () => {
  expect(asked('Mikrofone mit Nierencharakteristik', german)).toMatchObject({ named: [] })
  expect(asked('outdoortaugliche Hobel', german)).toMatchObject({ named: [] })
  expect(asked("laits mis en service depuis moins d'un an", french).named).toEqual([])
  expect(asked('tasseaux qui périment dans les trois mois', french).named).toEqual([])
  expect(asked('botas entre el 36 y el 39', spanish)).toMatchObject({ named: [] })
  expect(asked('botas de niño', spanish).filter).toContain('ni_o')
})

test('a sign is no other with a stroke through it', () => {
  expect(asked('Farbe = Rot', german).filter).toContain('"eq"')
  expect(asked('Farbe ≠ Rot', german).filter).toContain('"ne"')
})

test('several of what a place is called by are things, and what nothing can meet is named', () => {
  expect(asked('furgonetas eléctricas', spanish).named).toEqual(['furgonetas'])
  expect(asked('verres qui ne sont pas en verre', french).named).not.toEqual([])
})

test('a lack that a field is called by is no denial of it', () => {
  const kitchen = buildVocabulary(
    schema(
      { Despensa: { Alimento: ['Harina', 'Arroz'], 'Sin gluten': 'boolean', Alérgenos: ['Gluten', 'Soja'] } },
      { COC: 'Cocina' },
      [],
    ),
  )
  expect(asked('harina sin gluten', kitchen).filter).toContain('"value":true')
})

test('verbs that were not done, what is too much, and what something is no longer valid for', () => {
  const fleet = buildVocabulary(
    schema(
      { Fahrzeuge: { Art: ['Sprinter', 'Anhänger'], Antrieb: ['Gas', 'Diesel'] }, Ersatzteile: { Teil: ['Filter'] } },
      { HOF: 'Hof' },
      [],
    ),
  )
  expect(asked('Sprinter, was ist nachzubestellen', fleet).filter).toContain('belowReorderPoint')
  expect(asked('wovon haben wir zu viel: Sprinter', fleet).filter).toContain('overstocked')
  expect(asked('fusées périmées', french).filter).toContain('valable')
})

test('two things, each with what is said of it, are no mixture of both', () => {
  const shop = buildVocabulary(
    schema({ Blume: { Sorte: ['Rose', 'Tulpe'], Farbe: ['Rot', 'Weiß'] } }, { LA: 'Laden' }, []),
  )
  expect(asked('rote Rosen und weiße Tulpen', shop).filter).toMatch(/"or":\[\{"and".*rot.*\},\{"and"/)
  expect(asked('rote und weiße Rosen', shop).filter).not.toContain('"or"')
})

test('joined words, both days of a range and numbers with a point in an organisation of the language', () => {
  const jeweller = buildVocabulary(
    schema(
      {
        Schmuck: {
          Art: ['Ring', 'Kette'],
          Stein: ['Saphir', 'Rubin'],
          Ringweite: ['number', '', 50, 60],
          'Angefertigt am': 'date',
        },
        Uhr: { Werk: ['Quarz', 'Automatik'], 'Garantie bis': 'date', 'Letzte Revision': 'date' },
      },
      { TR: 'Tresor' },
      [],
    ),
  )
  expect(asked('Saphirringe', jeweller).labels).toHaveLength(2)
  expect(asked('Ringe mit Ringweite 52 bis 56', jeweller)).toMatchObject({ named: [] })
  expect(asked('Ringe mit Ringweite 52 bis 56', jeweller).filter).not.toContain('stock')
  expect(asked('Ketten bis 1.500 Euro', jeweller).filter).toContain('1500')
  expect(asked('Uhren ohne Garantiedatum', jeweller).filter).toContain('"empty"')
  expect(asked('Uhren ohne Revision seit 5 Jahren', jeweller).filter).toContain('"not"')
  expect(asked('zwischen dem 10. und 20. November angefertigte Ringe', jeweller).filter).toMatch(/11-10.*11-20/)
  expect(asked('günstigste Ketten zuerst', jeweller).limit).toBeNull()
})

test('what asks which one, what none is left of, and things called by the end of a type', () => {
  const lab = buildVocabulary(
    schema(
      {
        Reagenz: { Analyt: ['Natrium', 'Glukose'], Anschaffungsjahr: ['number', '', 2011, 2020] },
        Laborgerät: { Gerätetyp: ['Mikroskop', 'Zentrifuge'], Hersteller: ['Zeiss', 'Thermo'] },
      },
      { KR: 'Kühlraum' },
      [],
    ),
  )
  expect(asked('welches Reagenz ist am teuersten', lab).limit).toBe(1)
  expect(asked('Reagenzien mit Natrium', lab)).toMatchObject({ named: [] })
  expect(asked('Geräte von Zeiss', lab).filter).toContain('laborger')
})
