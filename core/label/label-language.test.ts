import { expect, test } from 'vitest'
import { languageOfLabel } from './label-language.ts'

test.each([
  ['Sechskantschlussel\nMenge: 25 Stuck\nMuller Werkzeuge GmbH', 'deu'],
  ['Kuhlschmierstoff fiir Frasmaschinen\nVor Gebrauch schütteln', 'deu'],
  ['Clé à molette\nQuantité : 25 pièces', 'fra'],
  ['Tamaño 8 mm\nCantidad: 25 unidades', 'spa'],
  ['Hex key, size 8 mm\nQty 25\nMade in Germany', undefined],
  ['M6', undefined],
  ['', undefined],
])('%s', (text, language) => {
  expect(languageOfLabel(text)).toBe(language)
})
