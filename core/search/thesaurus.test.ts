import { describe, expect, test } from 'vitest'
import { parseQuestion } from './parse-question.ts'
import { schema } from './test-schemas.ts'
import { readThesaurus } from './thesaurus.ts'
import { buildVocabulary } from './vocabulary.ts'

const thesaurus = readThesaurus(`# a notice
autoclave,sterilizer,steriliser
leash,tether,lead
collar,leash
goggles,safety glasses
oral,mouth
gas,petrol
`)
const vocabulary = buildVocabulary(
  schema(
    {
      Equipment: { Device: ['Autoclave', 'Scale'] },
      Garment: { Kind: ['Goggles', 'Gloves'] },
      Medicine: { Route: ['Oral', 'Topical'] },
    },
    { SHOP: 'Shop' },
    [['Garment', 'Petrol blue apron']],
  ),
)
const kennel = buildVocabulary(schema({ Article: { Thing: ['Lead', 'Collar', 'Bowl'] } }, { SHOP: 'Shop' }, []))
const read = (text: string, words = vocabulary) =>
  parseQuestion(text, words, { today: '2026-11-30', timeZone: 'UTC', codes: new Map(), thesaurus })

describe('words that nobody here knows', () => {
  test.each([
    ['sterilisers', 'attributes.equipment_device', 'autoclave'],
    ['safety glasses', 'attributes.garment_kind', 'goggles'],
    ['medicine taken by mouth', 'attributes.medicine_route', 'oral'],
  ])('“%s” are read as what the organisation calls so', (text, field, value) => {
    const { filter, notUnderstood } = read(text)
    expect(notUnderstood).toEqual([])
    expect(JSON.stringify(filter)).toContain(JSON.stringify({ field, op: 'eq', value }))
  })

  test('a chip quotes the words as typed', () => {
    const [chip] = read('old sterilisers').chips.filter(({ kind }) => kind === 'field')
    expect(chip?.words).toBe('sterilisers')
  })

  test('a word of two meanings that are both here stays not understood', () => {
    const { filter, notUnderstood } = read('leashes', kennel)
    expect(filter).toBeNull()
    expect(notUnderstood.map(({ words }) => words)).toEqual(['leashes'])
  })

  test('what somebody does is no thing that is called so', () => {
    expect(read('how do I tether it').notUnderstood.map(({ words }) => words)).toEqual(['tether'])
    expect(JSON.stringify(read('a tether', kennel).filter)).toContain('lead')
    expect(read('how can we tether it', kennel).filter).toBeNull()
  })

  test('what stands in the names of items is looked for as it is', () => {
    expect(JSON.stringify(read('petrol').filter)).toContain('"text":"petrol"')
  })
})
