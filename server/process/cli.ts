import { parseArgs } from 'node:util'

/**
 * The command line for operators, scripts and measurements: JSON on standard output, errors in one sentence on
 * standard error with exit code 1. Each command loads only what it needs, so that `forecast` starts without a database.
 */
const usage = `Usage: npm run --silent cli -- <command>

  migrate                                                     bring the database to this version
  tenant create --name N --email E --password P               found an organisation with its first Admin and API key
  person erase --email E --by N                               put N in place of the name of somebody who has left, everywhere
  import --tenant T --file F --kind sales|items|suppliers|locations [--mapping M] import a CSV or XLSX file; M is JSON: column -> target
  forecast --input F --output F                               forecast JSON lines; - is standard input or output, .gz is understood
  queue status                                                depth, age, durations and failures of 24 hours, workers
  queue dead                                                  jobs that were given up
  queue retry --key K, queue discard --key K                  have one of them tried again, or remove it
`

type Command = (args: string[]) => Promise<unknown>

const commands: Record<string, Command> = {
  migrate: async () => {
    const { migrate } = await import('#server/db/migrate.ts')
    const { DATABASE_URL: adminUrl = '', SECRET: secret = '' } = process.env
    await migrate(adminUrl, secret)
    return { migrated: true }
  },
  tenant: async ([action, ...args]) => {
    if (action !== 'create') throw new UsageError('tenant takes: create')
    const { name, email, password } = readOptions(args, ['name', 'email', 'password'])
    const { createTenantWithOwner } = await import('#server/tenant/create-account.ts')
    return withDatabase((database) => createTenantWithOwner(database, { name, email, password }))
  },
  person: async ([action, ...args]) => {
    if (action !== 'erase') throw new UsageError('person takes: erase')
    const { email, by } = readOptions(args, ['email', 'by'])
    const { erasePerson } = await import('#server/tenant/erase-person.ts')
    return withDatabase((database) => erasePerson(database, { email, by }))
  },
  import: async (args) => {
    const options = readOptions(args, ['tenant', 'file', 'kind'], ['mapping'])
    const { tenant: tenantId, file, kind, mapping } = options
    const { importKind } = await import('#contract/import.ts')
    const asked = importKind.safeParse(kind)
    if (!asked.success) throw new UsageError(`--kind is one of: ${importKind.options.join(', ')}`)
    const { importFile } = await import('#server/import/import-file.ts')
    const parsed = mapping === undefined ? undefined : parseMapping(mapping)
    return withDatabase((database, storage) =>
      importFile({ database, storage, tenantId, file, kind: asked.data, mapping: parsed }),
    )
  },
  forecast: async (args) => {
    const { input, output } = readOptions(args, ['input', 'output'])
    const { forecastCommand } = await import('#server/forecast/forecast-command.ts')
    await forecastCommand({ input, output })
    return undefined
  },
  queue: ([action, ...args]) => operateQueue(action, args),
}

async function operateQueue(action: string | undefined, args: string[]): Promise<unknown> {
  const { listDead, readQueueState, retryDead } = await import('#server/operator/queue-state.ts')
  return withQueue(async (operated) => {
    switch (action) {
      case 'status':
        return readQueueState(operated)
      case 'dead':
        return { data: await listDead(operated) }
      case 'retry':
        return { retried: found(await retryDead(operated, readOptions(args, ['key']).key)) }
      case 'discard':
        return { discarded: found(await operated.queue.discardDead(readOptions(args, ['key']).key)) }
      default:
        throw new UsageError('queue takes: status, dead, retry, discard')
    }
  })
}

/** A script that names a job which is none must not go on as if it had been dealt with. */
function found(isThere: boolean): true {
  if (!isThere) throw new Error('No job that was given up has this key: "queue dead" lists them.')
  return true
}

class UsageError extends Error {}

function readOptions<Name extends string, Optional extends string = never>(
  args: string[],
  names: readonly Name[],
  optional: readonly Optional[] = [],
): Record<Name, string> & Partial<Record<Optional, string>> {
  const options = Object.fromEntries([...names, ...optional].map((name) => [name, { type: 'string' as const }]))
  let values: Record<string, unknown>
  try {
    values = parseArgs({ args, options, strict: true }).values
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
  const missing = names.filter((name) => typeof values[name] !== 'string')
  if (missing.length > 0) throw new UsageError(`missing: ${missing.map((name) => `--${name}`).join(', ')}`)
  // every name is a string option, and the required ones are there
  return values as Record<Name, string> & Partial<Record<Optional, string>>
}

function parseMapping(text: string): Record<string, string> {
  try {
    const value: unknown = JSON.parse(text)
    if (
      typeof value === 'object' &&
      value !== null &&
      Object.values(value).every((target) => typeof target === 'string')
    ) {
      // just checked: an object of strings
      return value as Record<string, string>
    }
  } catch {
    // falls through: not JSON
  }
  throw new UsageError('--mapping takes a JSON object: column name -> target')
}

async function withDatabase<T>(
  work: (
    database: import('#server/db/database.ts').Database,
    storage: import('#server/storage/storage.ts').Storage,
  ) => Promise<T>,
): Promise<T> {
  const { loadProcessConfig } = await import('#server/launch/config.ts')
  const { openDatabase } = await import('#server/db/database.ts')
  const { openStorage } = await import('#server/storage/open-storage.ts')
  const config = loadProcessConfig(process.env)
  const database = openDatabase({
    appUrl: config.appDatabaseUrl,
    systemUrl: config.systemDatabaseUrl,
    poolSize: 4,
    applicationName: 'inventory-pro cli',
  })
  try {
    return await work(database, openStorage(config))
  } finally {
    await database.close()
  }
}

async function withQueue<T>(
  work: (operated: import('#server/operator/queue-state.ts').OperatedQueue) => Promise<T>,
): Promise<T> {
  const { loadProcessConfig } = await import('#server/launch/config.ts')
  const { silentLog } = await import('#server/queue/log.ts')
  const { openQueue } = await import('#server/queue/open-queue.ts')
  const { redisUrl, systemDatabaseUrl: systemUrl } = loadProcessConfig(process.env)
  return withDatabase(async (database) => {
    const queue = openQueue({ database, systemUrl, redisUrl, log: silentLog })
    try {
      return await work({ database, queue, adapter: redisUrl === undefined ? 'postgres' : 'redis' })
    } finally {
      await queue.close()
    }
  })
}

const [name = 'help', ...args] = process.argv.slice(2)
try {
  const command = commands[name]
  if (['help', '--help', '-h'].some((help) => help === name || help === args[0])) process.stdout.write(usage)
  else if (command) {
    const answer = await command(args)
    if (answer !== undefined) process.stdout.write(`${JSON.stringify(answer)}\n`)
  } else throw new UsageError(`There is no command "${name}".`)
} catch (error) {
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(error instanceof UsageError ? `${message}\n\n${usage}` : `${message}\n`)
  process.exitCode = 1
}
