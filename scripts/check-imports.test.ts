import { describe, expect, test } from 'vitest'
import { findForbiddenImports, readSources } from './check-imports.ts'

function problemsOf(files: Record<string, string>): string[] {
  return findForbiddenImports(new Map(Object.entries(files)))
}

describe('an import against the table is caught', () => {
  test.each([
    ['contract/item.ts', `import { x } from '#core/x.ts'`],
    ['contract/item.ts', `import { readFile } from 'node:fs'`],
    ['core/stock/rule.ts', `import pg from 'pg'`],
    ['core/stock/rule.ts', `export { x } from '#server/db/pool.ts'`],
    ['server/db/pool.ts', `import { x } from '#server/item/queries.ts'`],
    ['server/item/routes.ts', `import { x } from '#server/stock/queries.ts'`],
    ['server/item/routes.ts', `import type { X } from '../stock/queries.ts'`],
    ['server/search/routes.ts', `import { x } from '#server/forecast/queries.ts'`],
    ['server/item/routes.ts', `const x = await import('#server/process/api.ts')`],
    ['server/item/routes.ts', `import { createTestDatabase } from '#server/testing/database.ts'`],
    ['web/item/page.tsx', `import { x } from '#server/db/pool.ts'`],
    ['web/ui/button.tsx', `import { itemSchema } from '#contract/item.ts'`],
    ['web/item/page.tsx', `import { x } from '../../contract/item.ts'`],
    ['e2e/journey.test.ts', `import { startPostgres } from '#server/launch/postgres.ts'`],
    ['server/unheard-of/routes.ts', `import { x } from '#contract/item.ts'`],
  ])('%s: %s', (file, text) => {
    expect(problemsOf({ [file]: text })).toHaveLength(1)
  })

  test('a cycle is named by its files', () => {
    const problems = problemsOf({ 'core/a.ts': `import './b.ts'`, 'core/b.ts': `import { a } from '#core/a.ts'` })
    expect(problems).toEqual(['cycle: core/a.ts -> core/b.ts -> core/a.ts'])
  })
})

test('imports along the table pass', () => {
  const files = {
    'contract/item.ts': `import { z } from 'zod'`,
    'core/stock/rule.ts': `import { itemSchema } from '#contract/item.ts'\nimport Big from 'big.js'`,
    'server/db/pool.ts': `import pg from 'pg'`,
    'server/stock/routes.ts': `import '../item/queries.ts'\nimport '#server/audit/record.ts'\nimport '#server/db/pool.ts'`,
    'server/stock/stock.test.ts': `import '#server/testing/database.ts'\nimport { test } from 'vitest'`,
    'server/launch/start.ts': `import '#server/db/pool.ts'`,
    'web/item/page.tsx': `import '#web/ui/button.tsx'\nimport '#contract/item.ts'\nimport 'react'`,
    'web/ui/button.tsx': `import '#web/lib/words.ts'`,
    'e2e/harness/system.ts': `import '#server/launch/port.ts'`,
  }
  expect(problemsOf(files)).toEqual([])
})

test('a check that reads no module fails', () => {
  expect(() => problemsOf({})).toThrow('no module was read')
})

test('the product is read as a whole', () => {
  const folders = new Set([...readSources().keys()].map((file) => file.split('/')[0]))
  expect([...folders]).toEqual(expect.arrayContaining(['contract', 'core', 'server', 'web', 'scripts']))
})
