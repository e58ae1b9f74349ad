import { describe, expect, test } from 'vitest'
import { meaningOf } from './field-meanings.ts'
import { nameHints } from './name-hints.ts'

describe('columns of another language mean the fields they are', () => {
  test.each([
    ['caducael', 'expirydate'],
    ['mindestenshaltbarbis', 'expirydate'],
    ['autiliseravant', 'expirydate'],
    ['angeschafftam', 'purchasedate'],
    ['tragkraft', 'load'],
    ['proximarevision', 'nachstewartung'],
  ])('%s is %s', (name, other) => {
    expect(meaningOf(name)).toBeDefined()
    expect(meaningOf(name)).toBe(meaningOf(other))
  })

  test('what means another thing stays another', () => expect(meaningOf('tragkraft')).not.toBe(meaningOf('gewicht')))

  test.each([
    ['Vence el', 'date'],
    ['Angeschafft am', 'date'],
    ['Farbton', 'choice'],
  ] as const)('%s lets a %s be expected', (name, hint) => expect(nameHints(name)).toContain(hint))
})
