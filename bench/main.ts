import process from 'node:process'

/** `npm run bench -- <name> [options]`: one command for each thing that is measured. See bench/README.md. */
const benches: Record<string, () => Promise<unknown>> = {
  anomalies: () => import('./anomalies/run.ts'),
  answers: () => import('./answers/run.ts'),
  api: () => import('./api/run.ts'),
  crash: () => import('./crash/run.ts'),
  fields: () => import('./fields/run.ts'),
  forecast: () => import('./forecast/run.ts'),
  'forecast-kinds': () => import('./forecast/kinds.ts'),
  'forecast-made': () => import('./forecast/made.ts'),
  'forecast-run': () => import('./forecast-run/run.ts'),
  grid: () => import('./grid/run.ts'),
  import: () => import('./import/run.ts'),
  ledger: () => import('./ledger/run.ts'),
  queue: () => import('./queue/run.ts'),
  replenishment: () => import('./replenishment/run.ts'),
  search: () => import('./search/run.ts'),
  suggest: () => import('./suggest/run.ts'),
}

const bench = benches[process.argv[2] ?? '']
if (bench) {
  // each bench reads its own options from argv
  process.argv.splice(2, 1)
  await bench()
} else {
  process.stderr.write(`Usage: npm run bench -- ${Object.keys(benches).join('|')} [options]; see bench/README.md\n`)
  process.exitCode = 1
}
