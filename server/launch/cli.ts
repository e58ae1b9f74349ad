import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Config, loadConfig, toProcessEnv } from './config.ts'
import { openDatabase } from './database.ts'
import { assertNodeVersion } from './node-version.ts'
import { keepSecret } from './secret.ts'
import { startupMessage } from './startup-error.ts'

/** Commands that compute without a database, and must start fast. */
const WITHOUT_DATABASE = new Set(['forecast', 'help', '--help', '-h', undefined])

assertNodeVersion()
const words = process.argv.slice(2)
try {
  process.exitCode = WITHOUT_DATABASE.has(words[0])
    ? await runCommand(words, {})
    : await runWithDatabase(words, loadConfig(process.env))
} catch (error) {
  process.stderr.write(`${startupMessage(error)}\n`)
  process.exitCode = 1
}

/**
 * Runs the command on the database of a running instance, on an outside one, or on the embedded one, which is then
 * started for it and stopped afterwards. Progress goes to standard error: standard output belongs to the command.
 */
async function runWithDatabase(command: string[], config: Config): Promise<number> {
  mkdirSync(config.dataDir, { recursive: true })
  const secret = config.secret ?? keepSecret(config.dataDir)
  const database = await openDatabase(config, secret, (line) => process.stderr.write(`${line}\n`), true)
  try {
    const processConfig = { ...config, secret, appDatabaseUrl: database.appUrl, systemDatabaseUrl: database.systemUrl }
    return await runCommand(command, { ...toProcessEnv(processConfig), DATABASE_URL: database.adminUrl })
  } finally {
    await database.close()
  }
}

function runCommand(command: string[], env: Record<string, string>): Promise<number> {
  const file = fileURLToPath(new URL('../process/cli.ts', import.meta.url))
  const child = spawn(process.execPath, [file, ...command], { env: { ...process.env, ...env }, stdio: 'inherit' })
  // The terminal sends Ctrl-C to the command as well; the database is stopped once the command has ended.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
