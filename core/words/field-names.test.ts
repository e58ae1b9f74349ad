import { describe, expect, test } from 'vitest'
import { englishFieldName, languagesOfNames } from './field-names.ts'

describe('the name of a field is known for what it is', () => {
  test.each([
    ['Caduca el', 'spanish', 'expiry date'],
    ['Fecha de compra', 'spanish', 'purchased on'],
    ['Mindestens haltbar bis', 'german', 'expiry date'],
    ['Nächste Prüfung', 'german', 'next inspection due'],
    ['Tragkraft', 'german', 'load'],
    ['À utiliser avant', 'french', 'expiry date'],
    ['Affinage', 'french', 'age'],
    ["Date d'achat", 'french', 'purchased on'],
  ] as const)('%s', (name, language, english) =>
    expect(englishFieldName(name, language)).toMatchObject({ english, isWhole: true }),
  )

  test('of a name of which a part is known, that part', () =>
    expect(englishFieldName('Nächste Dichtheitsprobe', 'german')).toMatchObject({ english: 'next', isWhole: false }))

  test('a name English has as well says nothing new', () => {
    expect(englishFieldName('Format', 'spanish')).not.toMatchObject({ english: 'format', isWhole: true })
    expect(englishFieldName('Volume', 'french')).toBeUndefined()
  })
})

test('an English field called Art or Charge makes no schema German', () => {
  const names = [
    'Art',
    'Colour',
    'Weight',
    'Charge',
    'Title',
    'Frame',
    'Artist',
    'Canvas',
    'Sold on',
    'Price paid',
    'Size',
    'Signed',
  ]
  expect(languagesOfNames([...names, 'Hung in', 'Framed', 'Style', 'Glass'])).toEqual([])
  expect(languagesOfNames(['Werkstoff', 'Durchmesser', 'Titel'])).toEqual(['german'])
})
