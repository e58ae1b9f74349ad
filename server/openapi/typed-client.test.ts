import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createClient } from '@hey-api/openapi-ts'
import ts from 'typescript'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#server/testing/app.ts'
import { makePharmacy } from './openapi-fixture.ts'

/** Inside the project, where programs find its packages; git leaves `build` out. */
const folder = path.join(import.meta.dirname, '../../build', `typed-client-${process.pid}`)

let testApp: TestApp
let medicineId: string

beforeAll(async () => {
  testApp = await startTestApp()
  const shop = await testApp.createTenant()
  medicineId = (await makePharmacy(shop)).medicine.id
  const reply = await testApp.app.fastify.inject({
    url: '/api/v1/openapi.json',
    headers: { authorization: `Bearer ${shop.admin.secret}` },
  })
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'openapi.json'), reply.body)
  await createClient({
    input: path.join(folder, 'openapi.json'),
    output: { path: path.join(folder, 'client'), postProcess: [] },
    plugins: ['@hey-api/typescript', '@hey-api/sdk', '@hey-api/client-fetch'],
    logs: { level: 'silent' },
  })
}, 60_000)
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await testApp.close()
})

/** What the compiler says of programs that use the generated client. All are compiled at once: the compiler reads its libraries once. */
function compile(programs: readonly string[]): string[][] {
  const files = programs.map((program, index) => {
    const file = path.join(folder, `program-${index}.ts`)
    writeFileSync(file, `${imports}\n${program}\n`)
    return file
  })
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ES2024,
    module: ts.ModuleKind.Preserve,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2024.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
  })
  const found = ts.getPreEmitDiagnostics(program)
  return files.map((file) =>
    found
      .filter((problem) => problem.file === undefined || path.resolve(problem.file.fileName) === file)
      .map((problem) => ts.flattenDiagnosticMessageText(problem.messageText, '\n')),
  )
}

const imports = `import { createItem, getItem, updateItem, createLocation } from './client'
import type { ItemMedicine, ItemFilterField } from './client'`

const newItem = (attributes: string, type = `'${medicineId}'`) =>
  `await createItem({ body: { sku: 'A', name: 'A', itemTypeId: ${type}, attributes: ${attributes} } })`

const right = () => `${newItem(`{ form: 'tablet', dose: '250', warnings: ['sun'], expires: '2027-01-31' }`)}
await createItem({ body: { sku: 'B', name: 'B' } })
const { data } = await getItem({ path: { itemId: 'x' } })
const form: 'tablet' | 'syrup' | 'powder' | undefined = data?.attributes.form
const dose: string | undefined = data?.attributes.dose
const medicine = data as ItemMedicine
const size: string | undefined = medicine.attributes.package_size
await updateItem({ path: { itemId: 'x' }, headers: { 'if-match': '1' }, body: { attributes: { dose: null } } })
await createLocation({ body: { code: 'C', name: 'C', attributes: { kept_cold: true } } })
const name: ItemFilterField = 'attributes.dose'
export { form, dose, size, name }`

/** Programs at fault, and what the compiler has to name. */
const wrong: [fault: string, program: () => string, named: string][] = [
  ['an option that is none', () => newItem(`{ form: 'ointment' }`), '"ointment"'],
  ['an option in a list that is none', () => newItem(`{ form: 'tablet', warnings: ['moon'] }`), '"moon"'],
  ['a field that is not there', () => newItem(`{ form: 'tablet', colour: 'red' }`), "'colour'"],
  ['a required field that is left out', () => newItem(`{ dose: '250' }`), "'form'"],
  ['a number where a decimal text belongs', () => newItem(`{ form: 'tablet', dose: 250 }`), "'number'"],
  ['a field that the product fills in', () => newItem(`{ form: 'tablet', number: 'M-1' }`), "'number'"],
  ['a name no filter knows', () => `export const f: ItemFilterField = 'attributes.colour'`, 'attributes.colour'],
  [
    'a location without its required field',
    () => `await createLocation({ body: { code: 'C', name: 'C', attributes: {} } })`,
    "'kept_cold'",
  ],
]

test('a program that gives and reads the tenant’s fields compiles with the generated client, and none at fault does', () => {
  const [sound, ...faults] = compile([right(), ...wrong.map(([, program]) => program())])
  expect(sound).toEqual([])
  for (const [index, [fault, , named]] of wrong.entries()) expect(faults[index]?.join('\n'), fault).toContain(named)
}, 60_000)
