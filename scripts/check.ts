import { mkdirSync } from 'node:fs'
import { packageProgram, root, runCommand } from './run-command.ts'

/** One fast check: passes when its command ends with code 0. */
type Check = { name: string; command: string; options: string[] }

const node = process.execPath
const checks: Check[] = [
  {
    name: 'types (tsc)',
    command: node,
    // Half the processor time of the compiler in JavaScript, which stays for programs that read our sources with it. Several
    // checkers would work out the same declarations once each, beside a build of the pages on two cores.
    options: [packageProgram('typescript-native/bin/tsc'), '--noEmit', '--checkers', '1'],
  },
  { name: 'lint (oxlint)', command: node, options: [packageProgram('oxlint/bin/oxlint'), '--deny-warnings'] },
  {
    name: 'format (biome)',
    command: node,
    options: [packageProgram('@biomejs/biome/bin/biome'), 'format', '--colors=off', '.'],
  },
  { name: 'imports', command: node, options: ['scripts/check-imports.ts'] },
  {
    name: 'unused files and packages (knip)',
    command: node,
    options: [packageProgram('knip/bin/knip.js'), '--no-progress'],
  },
  { name: 'generated files are fresh', command: node, options: ['scripts/generate.ts', '--check'] },
]

const MOST_LINES = 150

/** How many checks passed and failed. */
export type CheckCount = { passed: number; failed: number }

/** Runs every check, two at a time, and prints one line for each, with the reasons of those that fail. */
export async function runChecks(): Promise<CheckCount> {
  mkdirSync(`${root}build`, { recursive: true })
  const waiting = [...checks]
  const count = { passed: 0, failed: 0 }
  const work = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const started = performance.now()
      const { code, output } = await runCommand(check.command, check.options)
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      if (code === 0) count.passed += 1
      else count.failed += 1
      process.stdout.write(`${code === 0 ? 'passed' : 'FAILED'}  ${check.name}  ${seconds} s\n`)
      if (code !== 0) process.stdout.write(`${shorten(output)}\n`)
    }
  }
  await Promise.all([work(), work()])
  return count
}

function shorten(output: string): string {
  const lines = output.trim().split('\n')
  const shown = lines.slice(0, MOST_LINES)
  return shown.length === lines.length
    ? shown.join('\n')
    : `${shown.join('\n')}\n... ${lines.length - MOST_LINES} lines more`
}

if (import.meta.main) {
  const { passed, failed } = await runChecks()
  process.stdout.write(`${passed} passed, ${failed} failed, 0 skipped\n`)
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1
}
