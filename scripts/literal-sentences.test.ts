import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { replies } from '#contract/words/en/replies.ts'

const root = path.join(import.meta.dirname, '..')

/** Folders and files whose sentences are for operators, of tests, or data in a language of their own. */
const exempt = [
  // the catalogue itself, and the public sentence of each error code, which the catalogue takes over
  'contract/words/',
  'contract/errors.ts',
  // read by who starts and runs the installation
  'server/launch/',
  'server/process/',
  'server/testing/',
  'server/db/generate-schema.ts',
  'server/operator/metrics-text.ts',
  'server/forecast/forecast-command.ts',
  'server/storage/file-problem.ts',
  'server/forecast/forecast-worker.ts',
  // documentation of the API, which like its names is in English
  'server/http/openapi.ts',
  'server/openapi/',
  // the same for programs that speak the Model Context Protocol
  'contract/mcp.ts',
  // and for language models, which are spoken to in English
  'core/search/outside/outside-prompt.ts',
  'server/model/',
  // words that questions, headings and cells are recognised by
  'core/search/languages/',
  'core/search/vocabulary.ts',
  'core/search/units.ts',
  'core/import/header-words.ts',
  'core/import/sales-words.ts',
  'core/import/unit-words.ts',
  'core/unit/',
  // `Column 2` is what a mapping calls a column without a heading: the same in every language
  'core/import/header-row.ts',
  'server/import/refused-rows.ts',
  // a shop that is made up, in English
  'server/sample/catalogue',
  'server/sample/simulate-year.ts',
]

/** Files that still hold a sentence of their own; each leaves the list with its last one. */
const unfinished: readonly string[] = ['core/attribute/formula-fields.ts']

/** Properties that a person reads. */
const readProperties = new Set(['detail', 'message', 'label', 'title', 'subject'])

/** Documentation of the API. */
const documentation = new Set(['tag', 'summary', 'description', 'example', 'examples'])

/** Checks of Zod schemas: a text behind their first argument is what the caller is told. */
const checks = new Set([
  'regex',
  'refine',
  'min',
  'max',
  'length',
  'gt',
  'gte',
  'lt',
  'lte',
  'email',
  'uuid',
  'url',
  'date',
])

/** A text of several words that begins large or ends as sentences do. */
function isSentence(text: string): boolean {
  const words = text.trim()
  if (!/\p{L}{2,}[,;:]? [\p{L}\p{N}"“{(]/u.test(words)) return false
  return /^["“]?\p{Lu}\p{Ll}/u.test(words) || /\p{L}[.!?…]$/u.test(words) || /^A \p{Ll}/u.test(words)
}

/** The text of a literal as far as it is written in the code; what is put in stands as `{}`. */
function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text
  if (ts.isTemplateExpression(node))
    return node.head.text + node.templateSpans.map((span) => `{}${span.literal.text}`).join('')
  return undefined
}

function calledName(node: ts.Node): string {
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return ''
  const { expression } = node
  return ts.isIdentifier(expression)
    ? expression.text
    : ts.isPropertyAccessExpression(expression)
      ? expression.name.text
      : ''
}

function propertyName(node: ts.Node): string {
  return ts.isPropertyAssignment(node) && (ts.isIdentifier(node.name) || ts.isStringLiteral(node.name))
    ? node.name.text
    : ''
}

/** An assertion, a line of the log, documentation: nothing that a caller is answered with. */
function isForOthers(node: ts.Node): boolean {
  for (let at = node; at.parent; at = at.parent) {
    const { parent } = at
    const called = calledName(parent)
    if (ts.isNewExpression(parent) && called.endsWith('Error') && called !== 'AppError') return true
    // ways for a task to end its own run; caught by class
    if (ts.isNewExpression(parent) && (called === 'Cancelled' || called === 'TakenOver')) return true
    if (['info', 'warn', 'debug', 'trace', 'fatal', 'log'].includes(called)) return true
    if (called === 'error' && ts.isCallExpression(parent)) return true
    if (documentation.has(propertyName(parent))) return true
    if (ts.isFunctionLike(parent) || ts.isClassLike(parent)) return false
  }
  return false
}

/** Literals that could reach a person without passing through the catalogue. */
function literalSentences(fileName: string, source: string): string[] {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const visit = (node: ts.Node) => {
    const text = textOf(node)
    if (
      text !== undefined &&
      /\p{L}/u.test(text.replaceAll('{}', '')) &&
      !isForOthers(node) &&
      (isSentence(text) || isRead(node))
    ) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file))
      found.push(`${fileName}:${line + 1} ${text.trim()}`)
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** Whether a literal stands where a person reads it: as such a property, or as what a check of a schema says. */
function isRead(node: ts.Node): boolean {
  let at = node
  // through the branches of `a ? b : c`, `a ?? b` and parentheses
  while (
    ts.isConditionalExpression(at.parent) ||
    ts.isParenthesizedExpression(at.parent) ||
    (ts.isBinaryExpression(at.parent) && at.parent.right === at)
  ) {
    if (ts.isConditionalExpression(at.parent) && at.parent.condition === at) return false
    at = at.parent
  }
  const { parent } = at
  // a text without a small letter, such as a code, is the same in every language
  if (!/\p{Ll}/u.test((textOf(node) ?? '').replaceAll('{}', ''))) return false
  if (readProperties.has(propertyName(parent)) && ts.isPropertyAssignment(parent) && parent.initializer === at)
    return true
  return (
    ts.isCallExpression(parent) &&
    ts.isPropertyAccessExpression(parent.expression) &&
    checks.has(parent.expression.name.text) &&
    parent.arguments.indexOf(at as ts.Expression) === 1
  )
}

function sources(): [name: string, text: string][] {
  return ['server', 'core', 'contract'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll(path.sep, '/')}`)
      .filter(
        (name) => name.endsWith('.ts') && !/\.test\.ts$|-fixture\.ts$|\.generated\.ts$|test-schemas\.ts$/.test(name),
      )
      .map((name): [string, string] => [name, readFileSync(path.join(root, name), 'utf8')]),
  )
}

test('every sentence that can reach a person comes from the catalogue', () => {
  const files = sources().filter(([name]) => !exempt.some((start) => name.startsWith(start)))
  expect(files.length).toBeGreaterThan(200)
  const found = files.flatMap(([name, text]) => literalSentences(name, text))
  expect(found.filter((place) => !unfinished.some((name) => place.startsWith(`${name}:`)))).toEqual([])
  expect(unfinished.filter((name) => !found.some((place) => place.startsWith(`${name}:`)))).toEqual([])
})

test('every sentence of the catalogue is said somewhere', () => {
  const exact = new Set<string>()
  const begun: string[] = []
  for (const [name, text] of sources()) {
    if (name.startsWith('contract/words/')) continue
    const look = (node: ts.Node): void => {
      if (ts.isStringLiteralLike(node)) exact.add(node.text)
      else if (ts.isTemplateExpression(node) && /^[a-zA-Z]+\./.test(node.head.text)) begun.push(node.head.text)
      ts.forEachChild(node, look)
    }
    look(ts.createSourceFile(name, text, ts.ScriptTarget.Latest))
  }
  const keysOf = (node: object, before: string): string[] =>
    Object.entries(node).flatMap(([name, part]: [string, unknown]) =>
      typeof part === 'object' && part !== null ? keysOf(part, `${before}${name}.`) : [`${before}${name}`],
    )
  const keys = keysOf(replies, '')
  expect(keys.filter((key) => !exact.has(key) && !begun.some((start) => key.startsWith(start)))).toEqual([])
})

test('the check sees sentences wherever a reply can take them from', () => {
  const seen = (code: string) => literalSentences('probe.ts', code).length
  expect(seen("throw new AppError('conflict', { detail: 'Only a sample can be deleted.' })")).toBe(1)
  expect(seen("throw new AppError('conflict', { detail: gone ? 'Gone' : sentence('a.b') })")).toBe(1)
  expect(seen("const facts = { errors: [{ path: 'body.code', message: 'Taken.' }] }")).toBe(1)
  expect(seen('throw refuse(condition, \'A state takes "eq".\')')).toBe(1)
  expect(seen('throw invalidFile(`The file has more than ${most} rows.`)')).toBe(1)
  expect(seen('const message = `"${op}" takes a list.`')).toBe(1)
  expect(seen("const names = ['Out of stock', 'outOfStock']")).toBe(1)
  expect(seen("z.string().regex(/a/, 'lower case')")).toBe(1)
  expect(seen("z.string().refine(isGood, 'Bad')")).toBe(1)
  expect(seen('add({ label: `Not ${names}` })')).toBe(1)
  expect(seen("add({ label: sentence('search.not', { what: names }) })")).toBe(0)
  expect(seen("throw new Error('The tenant is not there.')")).toBe(0)
  expect(seen("throw new AppError('conflict', { detail: say(new RangeError('It broke off there.')) })")).toBe(0)
  expect(seen("log.warn({ taskId }, 'The task was taken over.')")).toBe(0)
  expect(seen("endpoint({ name: 'a', summary: 'The organisations you are a member of' })")).toBe(0)
  expect(seen("tx.query({ text: 'select id from item order by name' })")).toBe(0)
})
