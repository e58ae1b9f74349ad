import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { buildWeb } from '#server/launch/web-build.ts'
import { runChecks } from './check.ts'
import { packageProgram, root, runCommand } from './run-command.ts'
import { countVitest, isGreen, sumCounts, type TestCount, type VitestReport } from './test-count.ts'
import { ensureTestTools } from './test-tools.ts'

const resultsDir = `${root}build/test-results`

mkdirSync(resultsDir, { recursive: true })
await ensureTestTools()
const [checks] = await Promise.all([runChecks(), buildPages()])
const counts = [
  { ...checks, skipped: 0 },
  await runVitest('unit-and-server', ['--project', 'unit', '--project', 'server']),
  await runVitest('e2e', ['--project', 'e2e']),
]
const total = sumCounts(counts)
const onCi = process.env['CI'] === 'true'
if (onCi && total.skipped > 0)
  process.stdout.write('Skipped tests count as failures on CI: everything they need can be installed there.\n')
process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`)
process.exitCode = isGreen(total, onCi) ? 0 : 1

/** Most checks are over soon: while types are checked the pages are built. Where that fails, the journeys try again and tell. */
function buildPages(): Promise<void> {
  return buildWeb(root, new AbortController().signal, () => undefined).catch(() => undefined)
}

async function runVitest(name: string, options: string[]): Promise<TestCount> {
  const reportFile = `${resultsDir}/${name}.json`
  rmSync(reportFile, { force: true })
  const { code } = await runCommand(
    process.execPath,
    [
      packageProgram('vitest/vitest.mjs'),
      'run',
      ...options,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reportFile}`,
    ],
    { show: true },
  )
  return countVitest(readReport(reportFile), code)
}

function readReport(file: string): VitestReport | undefined {
  try {
    // Written by vitest a moment ago, in its own format.
    return JSON.parse(readFileSync(file, 'utf8')) as VitestReport
  } catch {
    return undefined
  }
}
