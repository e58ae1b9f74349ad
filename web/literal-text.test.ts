import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

/** Attributes whose text a person reads or hears. */
const readAttributes = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-valuetext',
  'help',
  'label',
  'note',
  'placeholder',
  'title',
])

/** Every text in a file that a person would read without the catalogue knowing it. */
function literalTexts(fileName: string, source: string): string[] {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const found: string[] = []
  const report = (node: ts.Node, text: string) => {
    if (!/\p{L}/u.test(text)) return
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file))
    found.push(`${fileName}:${line + 1} ${text.trim()}`)
  }
  const reportLiterals = (node: ts.Node) => {
    if (ts.isStringLiteralLike(node)) report(node, node.text)
    else if (ts.isTemplateExpression(node))
      report(node, node.head.text + node.templateSpans.map((span) => span.literal.text).join(''))
    else if (ts.isConditionalExpression(node)) {
      reportLiterals(node.whenTrue)
      reportLiterals(node.whenFalse)
    } else if (ts.isParenthesizedExpression(node)) reportLiterals(node.expression)
    else if (ts.isBinaryExpression(node)) reportLiterals(node.right)
  }
  const visit = (node: ts.Node) => {
    if (ts.isJsxText(node)) report(node, node.text)
    if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent)) reportLiterals(node.expression)
    if (ts.isJsxAttribute(node) && readAttributes.has(node.name.getText(file)) && node.initializer) {
      if (ts.isStringLiteral(node.initializer)) report(node, node.initializer.text)
      else if (ts.isJsxExpression(node.initializer) && node.initializer.expression)
        reportLiterals(node.initializer.expression)
    }
    const called = ts.isCallExpression(node) && ts.isIdentifier(node.expression) ? node.expression.text : ''
    if (ts.isCallExpression(node) && (called === 'toastDone' || called === 'toastFailed') && node.arguments[0]) {
      reportLiterals(node.arguments[0])
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

test('every text on a page comes from the catalogue', () => {
  const root = import.meta.dirname
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.tsx') && !/^(\.next|out|node_modules)\//.test(name),
  )
  expect(files.length).toBeGreaterThan(80)
  expect(files.flatMap((name) => literalTexts(name, readFileSync(path.join(root, name), 'utf8')))).toEqual([])
})

test('the check sees text in children, in attributes, in branches and in toasts', () => {
  const seen = (code: string) => literalTexts('probe.tsx', code).length
  expect(seen('<p>Save</p>')).toBe(1)
  expect(seen("<p>{'Save'}</p>")).toBe(1)
  expect(seen("<p>{busy ? 'Saving' : t('save')}</p>")).toBe(1)
  expect(seen("<p>{busy && 'Saving'}</p>")).toBe(1)
  expect(seen('<p>{`${count} rows`}</p>')).toBe(1)
  expect(seen('<input placeholder="Name" />')).toBe(1)
  expect(seen("<b title={on ? 'On' : undefined} />")).toBe(1)
  expect(seen("toastDone('Saved')")).toBe(1)
  expect(seen('<p className="p-2">{t(\'save\')} · 12 → {x}</p>')).toBe(0)
})
