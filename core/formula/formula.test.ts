import fc from 'fast-check'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, test, vi } from 'vitest'
import { formula as sentences } from '#contract/words/en/formula.ts'
import { checkFormula, formulaType } from './check-formula.ts'
import { compileFormula } from './compile-formula.ts'
import { evaluateFormula } from './evaluate-formula.ts'
import { type Expression, formulaReferences } from './expression.ts'
import { findCycle } from './find-cycle.ts'
import type { FormulaEnvironment } from './formula-environment.ts'
import { formulaLimits } from './formula-error.ts'
import { type TestRecord, testEnvironment, testRecords, typedFormulas } from './formula-fixture.ts'
import { parseFormula } from './parse-formula.ts'
import { printFormula } from './print-formula.ts'

// Random cases take a second on an idle machine, and tens on a busy one.
vi.setConfig({ testTimeout: 60_000 })

const record: TestRecord = {
  price: '12.5',
  on_hand: '3',
  name: 'Äpfel',
  notes: null,
  active: true,
  and: false,
  expiry: '2026-11-23',
  bought_on: '2026-02-27',
  created_at: '2026-10-01T23:30:00.000Z',
  counted_at: null,
}

function evaluate(source: string, values: TestRecord = record, environment: FormulaEnvironment = testEnvironment) {
  const checked = checkFormula(source, environment)
  if ('errors' in checked) return checked.errors
  return evaluateFormula(checked.formula, {
    value: (name) => values[name],
    today: '2026-02-27',
    timeZone: 'Europe/Berlin',
  })
}

describe('results', () => {
  test.each([
    ['price * on_hand', '37.5'],
    ['1 + 2 * 3 - 4 / 2', '5'],
    ['-2 * -(1 + 2)', '6'],
    ['7 % 3', '1'],
    ['-7 % 3', '-1'],
    ['0.1 + 0.2', '0.3'],
    ['1 / 3', '0.333333333'],
    ['2 / 3', '0.666666667'],
    ['1 / 3 * 3', '1'],
    ['price / 0', null],
    ['price % 0', null],
    ['price + len(notes)', null],
    ['999999999999999999 + 1', null],
    ['999999999999999999 * 999999999999999999 / 999999999999999999', '999999999999999999'],
    ['999999999999999999 * 999999999999999999 * 999999999999999999 * 0', null],
    ['round(2.5)', '3'],
    ['round(-2.5)', '-3'],
    ['round(1234.567, 2)', '1234.57'],
    ['round(1250, -2)', '1300'],
    ['floor(-1.5)', '-2'],
    ['ceil(-1.5)', '-1'],
    ['ceil(0.1)', '1'],
    ['abs(-3)', '3'],
    ['min(price, on_hand, 7)', '3'],
    ['max(price, len(notes))', '12.5'],
    ['min(expiry, bought_on)', '2026-02-27'],
    ["name & ' ' & price", 'Äpfel 12.5'],
    ["name & ' ' & notes", null],
    ["concat(name, ' ', notes, on_hand)", 'Äpfel 3'],
    ["concat(notes, '')", null],
    ["1 / 3 & ''", null],
    ["'a' & 1 / 3", 'a0.333333333'],
    ["'on ' & expiry", 'on 2026-11-23'],
    ['\'it\'\'s\' & " 5"""', `it's 5"`],
    ["if(price > 10, 'dear', 'cheap')", 'dear'],
    ["if(isempty(notes), 'none', notes)", 'none'],
    ["if(notes = 'x', 1, 2)", '2'],
    ['if(not active, 1)', null],
    ["ifempty(trim('  '), notes, 'nothing')", 'nothing'],
    ['coalesce(notes, name)', 'Äpfel'],
    ['active and price > 10 or {and}', true],
    ["notes = 'x' and false", false],
    ["notes = 'x' or true", true],
    ["notes = 'x'", null],
    ["not (notes = 'x')", null],
    ['TRUE <> false', true],
    ['1 != 2 and 1 == 1.0', true],
    ['len(name)', '5'],
    ["len('😀')", '1'],
    ["left('😀😀', 1)", '😀'],
    ["right('a😀b', 2)", '😀b'],
    ["left('abc', -1)", null],
    ["left('abc', 99999999999)", 'abc'],
    ["upper('straße')", 'STRASSE'],
    ["lower('ÄB')", 'äb'],
    ["contains(name, 'PFEL')", true],
    ["'a' < 'B'", false],
    ['days_between(bought_on, expiry)', '269'],
    ['days_between(today(), created_at)', '217'],
    ['add_days(bought_on, 2)', '2026-03-01'],
    ["add_days('2024-02-28', 1.9)", '2024-02-29'],
    ['add_days(expiry, 99999999)', null],
    ['year(expiry) * 100 + month(expiry)', '202611'],
    ['day(created_at)', '2'],
    ['date(created_at)', '2026-10-02'],
    ["created_at > '2026-10-01'", true],
    ["expiry = '2026-11-23'", true],
    ['expiry < counted_at', null],
    ['today()', '2026-02-27'],
    ['created_at', '2026-10-01T23:30:00.000Z'],
  ])('%s', (source, result) => {
    expect(evaluate(source)).toEqual(result)
  })

  test('of a select compared by the label of an option', () => {
    const form = { type: 'text', options: [{ key: 'tablet', label: 'Tablet' }] } as const
    const environment: FormulaEnvironment = new Map([['form', form]])
    expect(evaluate("form = 'Tablet'", { form: 'tablet' }, environment)).toBe(true)
    expect(evaluate("form = 'Syrup'", { form: 'tablet' }, environment)).toEqual([
      { code: 'unknown_option', at: 7, facts: { value: 'Syrup', name: 'form' } },
    ])
  })

  test('are missing where a value has another type than its field', () => {
    expect(evaluate('price + 1', { ...record, price: 'many' })).toBeNull()
    expect(evaluate('price + 1', { ...record, price: true })).toBeNull()
    expect(evaluate('year(expiry)', { ...record, expiry: '2026-02-30' })).toBeNull()
  })
})

describe('refusals', () => {
  test.each([
    ['', 'empty', 0],
    ['  ', 'empty', 0],
    ['1 +', 'unexpected_end', 3],
    ['(1', 'missing_parenthesis', 2],
    ['1)', 'unexpected', 1],
    ['1 2', 'unexpected', 2],
    ['min(1,)', 'unexpected', 6],
    ['and 1', 'unexpected', 0],
    ['1 ? 2', 'unexpected_character', 2],
    ["'open", 'unclosed_text', 0],
    ["'\ud800'", 'unexpected_character', 0],
    ['{open', 'unclosed_reference', 0],
    ['{}', 'unknown_reference', 0],
    ['1e5', 'number_form', 0],
    ['1.2.3', 'number_form', 0],
    ['0x10', 'number_form', 0],
    ['1234567890123456789', 'number_too_long', 0],
    ['0.1234567891', 'number_too_long', 0],
    ['eval(1)', 'unknown_function', 0],
    ['constructor(1)', 'unknown_function', 0],
    ['left(name)', 'argument_count', 0],
    ['today(1)', 'argument_count', 0],
    ['1 + __proto__', 'unknown_reference', 4],
    ["1 + 'a'", 'wrong_type', 4],
    ['expiry + 1', 'wrong_type', 0],
    ['not price', 'wrong_type', 4],
    ['name & active', 'wrong_type', 7],
    ['active < active', 'wrong_type', 0],
    ['min(name)', 'wrong_type', 4],
    ["year('soon')", 'wrong_type', 5],
    ['price = name', 'types_differ', 8],
    ["if(active, 1, 'a')", 'types_differ', 14],
    ["notes = ''", 'compared_with_nothing', 8],
    ['round(price, on_hand)', 'digits_form', 13],
    ['round(price, 10)', 'digits_form', 13],
  ])('%s: %s at %i', (source, code, at) => {
    expect(evaluate(source)).toEqual([expect.objectContaining({ code, at })])
  })

  test('tell of every part whose type does not fit', () => {
    const checked = checkFormula("unknown + 'a' * active", testEnvironment)
    expect('errors' in checked && checked.errors.map(({ code, at }) => [code, at])).toEqual([
      ['unknown_reference', 0],
      ['wrong_type', 10],
      ['wrong_type', 16],
    ])
  })

  test.each([
    ['parentheses', '('.repeat(1900) + '1', 'too_deep'],
    ['minus signs', '-'.repeat(1900) + '1', 'too_deep'],
    ['not', `${'not '.repeat(400)}active`, 'too_deep'],
    ['calls', 'abs('.repeat(400) + '1', 'too_deep'],
    ['a long sum', `1${'+1'.repeat(900)}`, 'too_many_parts'],
    ['a long list', `max(${'1,'.repeat(900)}1)`, 'too_many_parts'],
    ['a long text', `'${'x'.repeat(100_000)}'`, 'too_long'],
    ['a huge number', '9'.repeat(1900), 'number_too_long'],
    ['quotation marks', "'".repeat(1999), 'unclosed_text'],
    ['braces', '{'.repeat(1999), 'unclosed_reference'],
  ])('hostile %s are refused at once', (_what, source, code) => {
    const started = performance.now()
    expect(parseFormula(source)).toMatchObject({ errors: [{ code }] })
    // Seen: below 1 ms; the bound leaves room for a busy machine, and none for a search that doubles with each sign.
    expect(performance.now() - started).toBeLessThan(5_000)
  })

  test.each([
    ['before + before', 'too_costly'],
    [`before${' + price'.repeat(30)}`, 'too_deep'],
  ])('formulas that read formulas cannot grow without bound: %s', (source, code) => {
    let formula: { cost: number; levels: number } = { cost: 1, levels: 1 }
    for (let read = 0; read < 40; read++) {
      const environment: FormulaEnvironment = new Map([...testEnvironment, ['before', { type: 'number', formula }]])
      const checked = checkFormula(source, environment)
      if ('errors' in checked) {
        expect(checked.errors[0]?.code).toBe(code)
        expect(read).toBeGreaterThan(3)
        return
      }
      ;({ formula } = checked)
    }
    expect.unreachable(JSON.stringify(formula))
  })

  test('every code has a sentence that holds with the facts given, and every error a place inside the source', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', maxLength: 60 }), (source) => {
        const checked = checkFormula(source, testEnvironment)
        for (const { code, at, facts } of 'errors' in checked ? checked.errors : []) {
          expect(at).toBeGreaterThanOrEqual(0)
          expect(at).toBeLessThanOrEqual(source.length)
          expect(new IntlMessageFormat(sentences[code], 'en').format(facts)).not.toMatch(/[{]\w+,|undefined/)
        }
      }),
    )
    const facts = { name: 'f', least: '1', most: 'any', given: '0', limit: '5', wanted: 'text', path: 'a → b' }
    for (const [code, sentence] of Object.entries(sentences))
      if (typeof sentence === 'string' && code === 'argument_count')
        expect(new IntlMessageFormat(sentence, 'en').format(facts)).toBe(
          'Wrong number of values for “f”: it takes 1 or more, not 0.',
        )
  })
})

describe('properties', () => {
  test('a printed formula reads as the same tree', () => {
    fc.assert(
      fc.property(typedFormulas, (expression) => {
        const source = printFormula(expression)
        const parsed = parseFormula(source)
        if (source.length > formulaLimits.source) return
        if ('errors' in parsed) expect(['too_deep', 'too_many_parts', 'too_long']).toContain(parsed.errors[0].code)
        else expect(withoutPlaces(parsed.expression)).toEqual(withoutPlaces(expression))
      }),
      { numRuns: 500 },
    )
  })

  test('a formula that was checked never throws, and gives a value of its type or none', () => {
    const wild = fc.oneof(testRecords, fc.dictionary(fc.constantFrom(...testEnvironment.keys()), fc.anything()))
    let computed = 0
    fc.assert(
      fc.property(typedFormulas, wild, fc.option(fc.string()), (expression, values, zone) => {
        const checked = checkFormula(expression, testEnvironment)
        if ('errors' in checked) return
        const { formula } = checked
        const result = evaluateFormula(formula, {
          value: (name) => values[name],
          today: '2026-02-27',
          timeZone: zone ?? 'Europe/Berlin',
        })
        if (result === null) return
        computed++
        if (formula.type === 'boolean') expect(result).toBeTypeOf('boolean')
        else if (formula.type === 'number') expect(result).toMatch(/^-?\d{1,18}(\.\d{1,9})?$/)
        else if (formula.type === 'date') expect(result).toMatch(/^\d{4}-\d\d-\d\d$/)
        else expect(result).toBeTypeOf('string')
      }),
      { numRuns: 800 },
    )
    expect(computed).toBeGreaterThan(100)
  })

  test('most random trees pass the check: the properties above and below are not empty', () => {
    const passed = fc
      .sample(typedFormulas, { numRuns: 500, seed: 1 })
      .filter((expression) => 'formula' in checkFormula(expression, testEnvironment))
    expect(passed.length).toBeGreaterThan(450)
  })

  test('SQL is as long as the formula, and holds no text of a user', () => {
    fc.assert(
      fc.property(typedFormulas, (expression) => {
        const checked = checkFormula(expression, testEnvironment)
        if ('errors' in checked) return
        const bound: string[] = []
        const sql = compileFormula(checked.formula, {
          column: (name) => `"${name}"`,
          bind: (value) => `$${bound.push(value)}`,
        })
        expect(sql.length).toBeLessThan(400 + 400 * checked.formula.cost)
        expect(sql).toMatch(/^[\w\s"(),.:$<>=|+*/'-]*$/)
      }),
    )
  })

  test('texts stay within their bound whatever is joined', () => {
    const doubled = (source: string, times: number): string =>
      times === 0 ? source : doubled(`concat(${source}, ${source})`, times - 1)
    expect(evaluate(`len(${doubled('notes', 4)})`, { ...record, notes: '😀'.repeat(9_000) })).toBe('10000')
  })
})

describe('names', () => {
  test('formulaReferences gives each name once, in order', () => {
    const parsed = parseFormula('if(on_hand > 0, {Dose in mg} * on_hand, price)')
    expect('expression' in parsed && formulaReferences(parsed.expression)).toEqual(['on_hand', 'Dose in mg', 'price'])
  })

  test('formulaType is the type, or nothing for what is refused', () => {
    expect(formulaType('price > 1', testEnvironment)).toBe('boolean')
    expect(formulaType('price > name', testEnvironment)).toBeUndefined()
  })

  test('a formula that reads the day is told apart', () => {
    const uses = (source: string) => {
      const checked = checkFormula(source, testEnvironment)
      return 'formula' in checked && checked.formula.usesToday
    }
    expect(uses('days_between(today(), expiry) < 30')).toBe(true)
    expect(uses('days_between(bought_on, expiry) < 30')).toBe(false)
  })
})

describe('findCycle', () => {
  test('orders every field behind those it reads', () => {
    const shuffledGraphs = fc
      .integer({ min: 1, max: 30 })
      .chain((size) =>
        fc.tuple(fc.array(fc.array(fc.nat(29), { maxLength: 4 }), { minLength: size, maxLength: size }), fc.nat()),
      )
    fc.assert(
      fc.property(shuffledGraphs, ([edges, turn]) => {
        const fields = edges.map((reads, index) => ({
          key: `f${index}`,
          references: [...reads.filter((other) => other < index).map((other) => `f${other}`), 'price'],
        }))
        const turned = [...fields.slice(turn % fields.length), ...fields.slice(0, turn % fields.length)]
        const found = findCycle(turned)
        if ('cycle' in found) return expect.unreachable(found.cycle.join())
        expect(found.order.toSorted()).toEqual(fields.map(({ key }) => key).toSorted())
        for (const { key, references } of fields)
          for (const name of references.filter((other) => other !== 'price'))
            expect(found.order.indexOf(name)).toBeLessThan(found.order.indexOf(key))
      }),
    )
  })

  test('names the fields of a cycle in the order they read each other', () => {
    const fields = [
      { key: 'a', references: ['price', 'b'] },
      { key: 'b', references: ['c'] },
      { key: 'c', references: ['d', 'b'] },
      { key: 'd', references: [] },
    ]
    expect(findCycle(fields)).toEqual({ cycle: ['b', 'c'] })
    expect(findCycle([{ key: 'self', references: ['self'] }])).toEqual({ cycle: ['self'] })
  })

  test('a chain of 20,000 fields is no deep recursion', () => {
    const chain = Array.from({ length: 20_000 }, (_, index) => ({ key: `f${index}`, references: [`f${index + 1}`] }))
    const found = findCycle(chain)
    expect('order' in found && found.order[0]).toBe('f19999')
  })
})

/** The tree without the places of its parts in the source. */
function withoutPlaces(expression: Expression): unknown {
  return JSON.parse(JSON.stringify(expression, (key, value: unknown) => (key === 'at' ? undefined : value)))
}
