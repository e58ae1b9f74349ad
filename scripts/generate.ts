import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { describeSchema } from '#server/db/generate-schema.ts'
import { migrate } from '#server/db/migrate.ts'
import { toOpenApi } from '#server/http/openapi.ts'
import { startPostgres } from '#server/launch/postgres.ts'
import { makeScratchDirectory } from '#server/testing/scratch-directory.ts'
import { completeLockfile } from './lockfile.ts'
import { packageProgram, root } from './run-command.ts'

const lockfile = `${root}package-lock.json`

/** Text of every generated file, formatted, by its absolute path. Takes 2 s: a database is made and migrated for it. */
async function generateAll(): Promise<Map<string, string>> {
  const dataDir = makeScratchDirectory('generate')
  const postgres = await startPostgres({ dataDir, durable: false })
  try {
    await migrate(postgres.adminUrl, 'only for a database that is thrown away')
    const files = await describeSchema(postgres.adminUrl)
    files.set(`${root}docs/openapi.json`, JSON.stringify(toOpenApi(), undefined, 2))
    const formatted = new Map([...files].map(([path, text]) => [path, format(path, text)]))
    return formatted.set(lockfile, completeLockfile(readText(lockfile)))
  } finally {
    await postgres.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

function format(path: string, text: string): string {
  if (!/\.(ts|json)$/.test(path)) return text
  const options = [packageProgram('@biomejs/biome/bin/biome'), 'format', `--stdin-file-path=${relative(root, path)}`]
  const result = spawnSync(process.execPath, options, {
    cwd: root,
    input: text,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (result.status !== 0) throw new Error(`${path} cannot be formatted: ${result.stderr}`)
  return result.stdout
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

const onlyCheck = process.argv.includes('--check')
const files = await generateAll()
const stale = [...files].filter(([path, text]) => readText(path) !== text)
for (const [path, text] of stale) {
  process.stdout.write(`${relative(root, path)} ${onlyCheck ? 'is stale: run "npm run generate"' : 'written'}\n`)
  if (onlyCheck) continue
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
if (onlyCheck && stale.length > 0) process.exitCode = 1
