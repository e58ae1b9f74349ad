import { globSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { type ImportRule, importTable, testsMayImport } from './import-table.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const TOP_FOLDERS = ['contract', 'core', 'server', 'web', 'bench', 'e2e', 'scripts']
const ENDINGS = ['', '.ts', '.tsx', '/index.ts', '/index.tsx']

/** Source text by path from the root, with slashes. */
export type Sources = ReadonlyMap<string, string>

/** The product's own sources, as they are on disk. */
export function readSources(): Sources {
  const pattern = `{${TOP_FOLDERS.join(',')}}/**/*.{ts,tsx,mts}`
  const files = globSync(pattern, { cwd: root, exclude: ['web/.next/**', 'web/out/**', '**/node_modules/**'] })
  return new Map(files.map((file) => [file.replaceAll('\\', '/'), readFileSync(`${root}${file}`, 'utf8')]))
}

/**
 * Every import that the table forbids, and every cycle, as one line each.
 * @throws Error  when there is nothing to check: a check that reads no module proves nothing
 */
export function findForbiddenImports(sources: Sources): string[] {
  if (sources.size === 0) throw new Error('no module was read')
  const graph = new Map<string, string[]>()
  const problems: string[] = []
  for (const [file, text] of sources) {
    const inside: string[] = []
    for (const { fileName: specifier } of ts.preProcessFile(text, true, true).importedFiles) {
      const target = resolve(file, specifier, sources)
      if (target === undefined) problems.push(...checkPackage(file, specifier))
      else {
        if (sources.has(target)) inside.push(target)
        problems.push(...checkFolder(file, target, specifier))
      }
    }
    graph.set(file, inside)
  }
  return [...problems, ...findCycles(graph).map((cycle) => `cycle: ${cycle.join(' -> ')}`)]
}

/** The imported file's path from the root; undefined for a package. */
function resolve(file: string, specifier: string, sources: Sources): string | undefined {
  if (!specifier.startsWith('#') && !specifier.startsWith('.')) return undefined
  const path = specifier.startsWith('#') ? specifier.slice(1) : posix.join(posix.dirname(file), specifier)
  return ENDINGS.map((ending) => path + ending).find((candidate) => sources.has(candidate)) ?? path
}

function checkFolder(file: string, target: string, specifier: string): string[] {
  const rule = ruleOf(file)
  if (rule === undefined) return [`${file}: its folder is missing in scripts/import-table.ts`]
  const topFolder = (path: string) => path.split('/')[0]
  if (specifier.startsWith('.') && topFolder(file) !== topFolder(target))
    return [`${file}: "${specifier}" leaves the folder; write "#${target}"`]
  const allowed = [
    ...rule.mayImport,
    ...(isTest(file) && file.startsWith('server/') ? testsMayImport.serverFolders : []),
  ]
  if (allowed.some((folder) => contains(folder, target))) return []
  const targetRule = ruleOf(target)
  if (targetRule === rule || (contains(rule.folder, target) && targetRule?.folder.startsWith(rule.folder))) return []
  return [`${file}: ${rule.folder} may not import ${targetRule?.folder ?? target} ("${specifier}")`]
}

function checkPackage(file: string, specifier: string): string[] {
  const rule = ruleOf(file)
  const extra = isTest(file) ? testsMayImport.packages : []
  const allowed = rule?.packages && [...rule.packages, ...extra]
  const matches = (name: string) => (/[/:]$/.test(name) ? specifier.startsWith(name) : specifier === name)
  if (allowed === undefined || allowed.some(matches)) return []
  return [`${file}: ${rule?.folder} may not import the package "${specifier}"`]
}

function ruleOf(file: string): ImportRule | undefined {
  const rules = importTable.filter(({ folder }) => contains(folder, file))
  return rules.toSorted((a, b) => b.folder.length - a.folder.length)[0]
}

function contains(folder: string, path: string): boolean {
  return path.startsWith(`${folder}/`)
}

function isTest(file: string): boolean {
  return /(\.test|-fixture)\.tsx?$/.test(file)
}

/** One cycle for each strongly connected knot, as the files along it. */
function findCycles(graph: ReadonlyMap<string, string[]>): string[][] {
  const state = new Map<string, 'open' | 'done'>()
  const path: string[] = []
  const cycles: string[][] = []
  const visit = (file: string) => {
    state.set(file, 'open')
    path.push(file)
    for (const next of graph.get(file) ?? []) {
      if (state.get(next) === 'open') cycles.push([...path.slice(path.indexOf(next)), next])
      else if (!state.has(next)) visit(next)
    }
    path.pop()
    state.set(file, 'done')
  }
  for (const file of graph.keys()) if (!state.has(file)) visit(file)
  return cycles
}

if (import.meta.main) {
  const sources = readSources()
  const problems = findForbiddenImports(sources)
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  process.stdout.write(`${sources.size} modules read, ${problems.length} forbidden imports\n`)
  process.exitCode = problems.length === 0 ? 0 : 1
}
