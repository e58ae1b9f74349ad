import { expect, test } from 'vitest'
import { z } from 'zod'
import { api } from '#contract/api.ts'
import { filter } from '#contract/filter.ts'
import { jsonParameter } from '#contract/page.ts'
import { currency, day, decimal, id, instant, line, nonNegativeDecimal, timeZone } from '#contract/values.ts'
import { isSentenceKey, say } from '#core/words/say.ts'
import { asRefusals, describeRefusals, toRefusals } from './refused-input.ts'

const said = (schema: z.ZodType, value: unknown) => {
  const read = schema.safeParse(value, asRefusals)
  if (read.success) return []
  return toRefusals(read.error, 'body').map(({ path, message }) => `${path}: ${say(message, 'en')}`)
}

test.each<[string, z.ZodType, unknown, string]>([
  ['a missing value', z.object({ name: line() }), {}, 'body.name: Must be given.'],
  ['a missing choice', z.object({ kind: z.enum(['a', 'b']) }), {}, 'body.kind: Must be given.'],
  ['a number for a text', line(), 3, 'body: Must be text.'],
  ['a text for a number', z.number(), '3', 'body: Must be a number.'],
  ['a fraction', z.int(), 1.5, 'body: Must be a whole number.'],
  ['a text for a boolean', z.boolean(), 'yes', 'body: Must be true or false.'],
  ['an object for a list', z.array(z.string()), {}, 'body: Must be a list.'],
  ['a list for an object', z.object({}), [], 'body: Must be an object.'],
  ['a text for a query number', z.coerce.number().int(), 'ten', 'body: Must be a number.'],
  ['an empty line', line(), '  ', 'body: Must not be empty.'],
  ['an empty list', z.array(z.string()).min(1), [], 'body: Must not be empty.'],
  ['a short text', z.string().min(3), 'ab', 'body: Must have at least 3 characters.'],
  ['a long text', line(5), 'abcdef', 'body: Must have at most 5 characters.'],
  ['a long list', z.array(z.string()).max(1), ['a', 'b'], 'body: Must have at most 1 entry.'],
  ['a small number', z.number().min(2), 1, 'body: Must be at least 2.'],
  ['a number on an open bound', z.number().gt(2), 2, 'body: Must be above 2.'],
  ['a large number', z.number().max(200), 500, 'body: Must be at most 200.'],
  ['a step', z.number().multipleOf(5), 7, 'body: Must be a multiple of 5.'],
  ['no identifier', id, 'x', 'body: Must be an identifier (UUID).'],
  ['no day', day, '2026-13-01', 'body: Must be a day such as 2026-11-23.'],
  ['no instant', instant, 'now', 'body: Must be an instant such as 2026-11-23T09:30:00Z.'],
  [
    'an instant that cannot be kept',
    instant,
    '0001-01-01T00:00:00Z',
    'body: Must lie in the years 1000 to 9999, with an offset of at most 14 hours.',
  ],
  ['no decimal', decimal, '1,5', 'body: Use a decimal number such as "12" or "0.75".'],
  ['a negative price', nonNegativeDecimal, '-1', 'body: Must not be negative.'],
  ['no currency', currency, 'euro', 'body: Use a three-letter ISO 4217 code.'],
  ['no time zone', timeZone, 'Mars/Olympus', 'body: Use an IANA time zone such as Europe/Berlin.'],
  ['another choice', z.enum(['a', 'b']), 'c', 'body: Must be one of "a", "b".'],
  ['another literal', z.literal('a'), 'c', 'body: Must be "a".'],
  ['an unknown name', z.object({}).strict(), { x: 1 }, 'body: Must not hold this name: x.'],
  ['unknown names', z.object({}).strict(), { x: 1, y: 2 }, 'body: Must not hold these names: x, y.'],
  ['none of several forms', z.union([z.string(), z.boolean()]), 3, 'body: Has none of the forms taken here.'],
  [
    'a refused name',
    z.record(z.string().max(2), z.string()),
    { abc: '' },
    'body.abc: Holds a name that is not accepted here.',
  ],
  ['no JSON', jsonParameter(filter), '{', 'body: Must be JSON.'],
  ['a check without a sentence', z.string().refine(() => false), 'x', 'body: Is not accepted here.'],
])('%s is refused with a sentence of ours', (_, schema, value, sentence) => {
  expect(said(schema, value)).toEqual([sentence])
})

test('a sentence of a check takes its values from the check', () => {
  const tree = { not: { not: { not: { not: { not: { not: { not: { not: { text: 'x' } } } } } } } } }
  expect(said(filter, tree)).toContain('body: At most 8 levels.')
})

test('many refusals: three are told in the sentence, fifty are listed, names from the caller are cut', () => {
  const schema = z.object(Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`f${n}`, z.string()])))
  const read = schema.safeParse({}, asRefusals)
  const { detail, errors } = describeRefusals(read.error ? toRefusals(read.error, 'body') : [])
  expect(say(detail, 'en')).toBe('body.f0: Must be given. body.f1: Must be given. body.f2: Must be given.')
  expect(errors).toHaveLength(50)
  const long = said(z.object({}).strict(), { ['x'.repeat(5_000)]: 1 })
  expect(long[0]?.length).toBeLessThan(200)
})

test('no endpoint answers odd input with words that are not in the catalogue', () => {
  const odd: unknown[] = [
    undefined,
    null,
    0,
    -1,
    1.5,
    '',
    'x',
    '\u0000',
    [],
    [1],
    {},
    { x: 1 },
    true,
    'x'.repeat(20_001),
  ]
  const literal = new Set<string>()
  for (const { body, query, params } of api)
    for (const schema of [body, query, params])
      for (const input of [...odd, ...fill(schema, odd)]) {
        const read = schema.safeParse(input, asRefusals)
        for (const issue of read.error?.issues ?? [])
          if (issue.message !== '' && !isSentenceKey(issue.message)) literal.add(issue.message)
      }
  expect([...literal]).toEqual([])
})

/** An object with every property of the schema set to the same odd value, one for each. */
function fill(schema: z.ZodType, values: readonly unknown[]): object[] {
  if (!(schema instanceof z.ZodObject)) return []
  const names = Object.keys(schema.shape)
  return values.map((value) => Object.fromEntries(names.map((name) => [name, value])))
}
