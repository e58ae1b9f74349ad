import fc from 'fast-check'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkFormula } from '#core/formula/check-formula.ts'
import { compileFormula } from '#core/formula/compile-formula.ts'
import { evaluateFormula } from '#core/formula/evaluate-formula.ts'
import type { FormulaType } from '#core/formula/expression.ts'
import { formulaLimits } from '#core/formula/formula-error.ts'
import { type TestRecord, testEnvironment, testRecords, typedFormulas } from '#core/formula/formula-fixture.ts'
import { printFormula } from '#core/formula/print-formula.ts'
import type { CheckedFormula } from '#core/formula/typed-expression.ts'
import { createTestDatabase, type TestDatabase } from '#server/testing/database.ts'

const today = '2026-02-27'
const sqlTypes: Record<FormulaType, string> = {
  number: 'numeric',
  text: 'text',
  boolean: 'boolean',
  date: 'date',
  dateTime: 'timestamptz',
}

let database: TestDatabase
let client: Client

beforeAll(async () => {
  database = await createTestDatabase()
  client = new Client({ connectionString: database.adminUrl })
  await client.connect()
  const columns = [...testEnvironment].map(([name, { type }]) => `"${name}" ${sqlTypes[type]}`)
  await client.query(`create temp table record (n int, ${columns.join(', ')})`)
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

async function store(records: readonly TestRecord[]): Promise<void> {
  await client.query('truncate record')
  await client.query(`insert into record select r.* from json_populate_recordset(null::record, $1::json) as r`, [
    JSON.stringify(records.map((values, n) => ({ n, ...values }))),
  ])
}

/** The database's results of a formula for all records, as fields hold them. */
async function select(formula: CheckedFormula, timeZone: string): Promise<(string | boolean | null)[]> {
  const values: string[] = []
  const sql = compileFormula(formula, {
    column: (name) => `record."${name}"`,
    bind: (value) => `$${values.push(value)}`,
    today,
    timeZone,
  })
  const shown: Record<FormulaType, string> = {
    number: `trim_scale(${sql})::text`,
    text: sql,
    boolean: sql,
    date: `to_char(${sql}, 'YYYY-MM-DD')`,
    dateTime: `to_char(${sql} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  }
  const { rows } = await client.query(`select ${shown[formula.type]} as result from record order by n`, values)
  return rows.map(({ result }) => result)
}

describe('a compiled formula', () => {
  test('gives in the database what the evaluation gives in memory, for random formulas and records', async () => {
    let compared = 0
    let filled = 0
    const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu')
    await fc.assert(
      fc.asyncProperty(
        typedFormulas,
        fc.array(testRecords, { minLength: 8, maxLength: 8 }),
        zones,
        async (expression, records, timeZone) => {
          const checked = checkFormula(expression, testEnvironment)
          if ('errors' in checked) return
          await store(records)
          const inMemory = records.map((values) =>
            evaluateFormula(checked.formula, { value: (name) => values[name], today, timeZone }),
          )
          expect(await select(checked.formula, timeZone), printFormula(expression)).toEqual(inMemory)
          compared += records.length
          filled += inMemory.filter((result) => result !== null).length
        },
      ),
      { numRuns: 500 },
    )
    expect(compared).toBeGreaterThan(3_500)
    expect(filled).toBeGreaterThan(400)
  }, 300_000)

  test.each([
    ['price / on_hand', ['1', '3'], '0.333333333'],
    ['price / on_hand * 3', ['1', '3'], '1'],
    ['price / on_hand', ['1', '0'], null],
    ['price * price * price', ['999999999999999999', '0'], null],
    ['price * 1000000 / 1000000', ['999999999999999999', '0'], '999999999999999999'],
    ['round(price, -3) & name', ['-1500', '0'], '-2000Straße'],
    ['upper(name)', ['0', '0'], 'STRASSE'],
    ["contains(name, 'STRASSE')", ['0', '0'], false],
    ["contains(name, 'sTRAß')", ['0', '0'], true],
  ])('%s of %o is %s in both', async (source, [price = '', on_hand = ''], result) => {
    const values = { price, on_hand, name: 'Straße' }
    const checked = checkFormula(source, testEnvironment)
    if ('errors' in checked) return expect.unreachable(JSON.stringify(checked.errors))
    await store([values])
    expect(await select(checked.formula, 'UTC')).toEqual([result])
    expect(evaluateFormula(checked.formula, { value: (name) => new Map(Object.entries(values)).get(name) })).toBe(
      result,
    )
  })

  test('the database and the evaluation agree on the case of every character', async () => {
    const results = async (source: string) => {
      const checked = checkFormula(source, testEnvironment)
      if ('errors' in checked) return expect.unreachable()
      const bound: string[] = []
      const sql = compileFormula(checked.formula, {
        column: () => 'chr(code)',
        bind: (value) => `$${bound.push(value)}`,
      })
      const { rows } = await client.query(
        `select code, ${sql} as result from generate_series(1, 1114111) as code
         where code not between 55296 and 57343 and unicode_assigned(chr(code))`,
        bound,
      )
      expect(rows.length).toBeGreaterThan(290_000)
      const assigned = new Set(rows.map(({ code }) => code))
      return rows.filter(({ code, result }) => {
        const inMemory = evaluateFormula(checked.formula, { value: () => String.fromCodePoint(code) })
        const isKnown = [...String(inMemory ?? '')].every((character) => assigned.has(character.codePointAt(0)))
        return isKnown && inMemory !== result
      })
    }
    // Of characters that both know: their versions of Unicode differ by a year or two.
    expect(await results('upper(name)')).toEqual([])
    expect(await results('lower(name)')).toEqual([])
    expect(await results('trim(name)')).toEqual([])
  }, 60_000)

  // Each formula reads the one before at the bottom of its own nesting, until the check refuses.
  test.each([
    ['number', `before${' + price'.repeat(12)}`],
    ['number', `before${' / price'.repeat(12)}`],
    ['number', `1 ${'/ (1 '.repeat(12)}/ before${')'.repeat(12)}`],
    ['number', `${"days_between('2026-01-01', add_days(bought_on, ".repeat(6)}before${'))'.repeat(6)}`],
    ['text', `${'left(name, len('.repeat(6)}before${'))'.repeat(6)}`],
    ['text', `${'name & if(true, '.repeat(10)}before${')'.repeat(10)}`],
    ['text', `${'upper(lower('.repeat(6)}before${'))'.repeat(6)}`],
  ] as const)('as deep as the check lets pass is planned and run: %s %s', async (type, source) => {
    await store([{ price: '1', name: 'a', bought_on: '2026-01-01' }])
    const bound: string[] = []
    let inner = type === 'number' ? 'record.price' : 'record.name'
    let formula: { cost: number; levels: number } = { cost: 1, levels: 1 }
    let last: CheckedFormula | undefined
    for (;;) {
      const checked = checkFormula(source, new Map([...testEnvironment, ['before', { type, formula }]]))
      if ('errors' in checked) break
      const before = inner
      inner = compileFormula(checked.formula, {
        column: (name) => (name === 'before' ? before : `record."${name}"`),
        bind: (value) => `$${bound.push(value)}`,
      })
      last = checked.formula
      formula = checked.formula
    }
    expect(last?.levels).toBeGreaterThan(formulaLimits.levels * 0.8)
    const { rows } = await client.query(`select (${inner})::text as result from record`, bound)
    expect(rows).toHaveLength(1)
  })

  test('a filter and a sort may stand on it', async () => {
    await store(Array.from({ length: 100 }, (_, n) => ({ price: String(n % 10), on_hand: String(n) })))
    const checked = checkFormula('price * on_hand', testEnvironment)
    if ('errors' in checked) return expect.unreachable()
    const values: string[] = []
    const sql = compileFormula(checked.formula, {
      column: (name) => `record."${name}"`,
      bind: (value) => `$${values.push(value)}`,
    })
    const { rows } = await client.query(
      `select n from record where ${sql} > $${values.length + 1}::numeric order by ${sql} desc limit 2`,
      [...values, '700'],
    )
    expect(rows).toEqual([{ n: 99 }, { n: 89 }])
  })
})
