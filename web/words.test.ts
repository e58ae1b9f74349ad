import { IntlMessageFormat } from 'intl-messageformat'
import { expect, test } from 'vitest'
import { en } from '#contract/words/en.ts'

type Tree = { readonly [key: string]: string | Tree }

function messages(tree: Tree, path: string): [path: string, text: string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : messages(value, `${path}${key}.`),
  )
}

const all = messages(en, '')

test('every message is sound ICU syntax', () => {
  expect(all.length).toBeGreaterThan(300)
  const broken = all.filter(([, text]) => {
    try {
      new IntlMessageFormat(text, 'en')
      return false
    } catch {
      return true
    }
  })
  expect(broken).toEqual([])
})

test('no message is empty, and none keeps space at its ends', () => {
  expect(all.filter(([, text]) => text === '' || text !== text.trim())).toEqual([])
})

test('keys hold no dot: that separates the parts of a path', () => {
  const dotted = (tree: Tree): string[] =>
    Object.entries(tree).flatMap(([key, value]) => [
      ...(key.includes('.') ? [key] : []),
      ...(typeof value === 'string' ? [] : dotted(value)),
    ])
  expect(dotted(en)).toEqual([])
})
