import { resolve } from 'node:path'
import { z } from 'zod'
import type { S3Options } from '#server/storage/s3-client.ts'
import { StartupError } from './startup-error.ts'

const MINIMUM_SECRET_LENGTH = 32

const wholeNumber = (low: number, high: number) =>
  z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .refine((value) => value >= low && value <= high)

const url = (...protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol.slice(0, -1)))

const flag = z.enum(['true', 'false', '1', '0']).transform((value) => value === 'true' || value === '1')

/** Every setting: how it is read, and the sentence shown when it cannot be. */
const settings = {
  PORT: [wholeNumber(1, 65_535).default(3000), 'PORT must be a whole number from 1 to 65535'],
  HOST: [z.string().min(1).default('127.0.0.1'), 'HOST must be an address to listen on, such as 127.0.0.1 or 0.0.0.0'],
  DATA_DIR: [z.string().default('./data'), 'DATA_DIR must be a directory'],
  DATABASE_URL: [
    url('postgres', 'postgresql').optional(),
    'DATABASE_URL must look like postgresql://user:password@host:5432/database',
  ],
  REDIS_URL: [url('redis', 'rediss').optional(), 'REDIS_URL must look like redis://host:6379'],
  PUBLIC_URL: [
    url('http', 'https').optional(),
    'PUBLIC_URL must be the address people type, such as https://stock.example.com',
  ],
  SECRET: [
    z.string().min(MINIMUM_SECRET_LENGTH).optional(),
    `SECRET must have at least ${MINIMUM_SECRET_LENGTH} characters`,
  ],
  OPERATOR_KEY: [
    z.string().min(MINIMUM_SECRET_LENGTH).optional(),
    `OPERATOR_KEY must have at least ${MINIMUM_SECRET_LENGTH} characters`,
  ],
  MODEL_HOSTS: [
    z
      .string()
      .regex(/^[\w.[\]:-]+(\s*,\s*[\w.[\]:-]+)*$/)
      .transform((text) => text.split(',').map((host) => host.trim()))
      .optional(),
    'MODEL_HOSTS must be hosts with commas between them, such as api.openai.com,localhost:11434',
  ],
  SMTP_URL: [url('smtp', 'smtps').optional(), 'SMTP_URL must look like smtp://user:password@host:587'],
  MAIL_FROM: [z.string().includes('@').optional(), 'MAIL_FROM must be an e-mail address'],
  LOG_LEVEL: [
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
    'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent',
  ],
  API_PROCESSES: [wholeNumber(1, 64).default(1), 'API_PROCESSES must be a whole number from 1 to 64'],
  WORKER_CONCURRENCY: [wholeNumber(1, 64).default(5), 'WORKER_CONCURRENCY must be a whole number from 1 to 64'],
  RATE_LIMIT_PER_MINUTE: [
    wholeNumber(0, 100_000_000).default(6000),
    'RATE_LIMIT_PER_MINUTE must be a whole number of requests, or 0 for no limit',
  ],
  SIGN_IN_LIMIT_PER_MINUTE: [
    wholeNumber(0, 1_000_000).default(10),
    'SIGN_IN_LIMIT_PER_MINUTE must be a whole number of attempts, or 0 for no limit',
  ],
  UPLOAD_LIMIT_MB: [wholeNumber(1, 10_000).default(256), 'UPLOAD_LIMIT_MB must be a whole number from 1 to 10000'],
  FILE_LIMIT_MB: [wholeNumber(1, 10_000).default(25), 'FILE_LIMIT_MB must be a whole number from 1 to 10000'],
  FILE_QUOTA_MB: [wholeNumber(1, 100_000_000).default(5120), 'FILE_QUOTA_MB must be a whole number of megabytes'],
  PICTURE_LIMIT_MEGAPIXELS: [
    wholeNumber(1, 500).default(64),
    'PICTURE_LIMIT_MEGAPIXELS must be a whole number from 1 to 500',
  ],
  S3_ENDPOINT: [
    url('http', 'https').optional(),
    'S3_ENDPOINT must be the address of the file store, such as https://s3.eu-central-1.amazonaws.com',
  ],
  S3_REGION: [z.string().min(1).default('us-east-1'), 'S3_REGION must be a region'],
  S3_BUCKET: [
    z
      .string()
      .regex(/^[a-zA-Z0-9][\w.-]{1,62}$/)
      .optional(),
    'S3_BUCKET must be the name of a bucket',
  ],
  S3_ACCESS_KEY_ID: [z.string().min(1).optional(), 'S3_ACCESS_KEY_ID must be a key'],
  S3_SECRET_ACCESS_KEY: [z.string().min(1).optional(), 'S3_SECRET_ACCESS_KEY must be a key'],
  S3_FORCE_PATH_STYLE: [flag.default(true), 'S3_FORCE_PATH_STYLE must be true or false'],
  TRUST_PROXY: [flag.default(false), 'TRUST_PROXY must be true or false'],
  WEB_DEV_URL: [url('http').optional(), 'WEB_DEV_URL must be the http address of the web development server'],
  APP_DATABASE_URL: [
    url('postgres', 'postgresql').optional(),
    'APP_DATABASE_URL must look like postgresql://user:password@host:5432/database',
  ],
  SYSTEM_DATABASE_URL: [
    url('postgres', 'postgresql').optional(),
    'SYSTEM_DATABASE_URL must look like postgresql://user:password@host:5432/database',
  ],
} as const

/** As `process.env`, without the names that frameworks add to its type. */
export type Environment = Readonly<Record<string, string | undefined>>

type Settings = { [Name in keyof typeof settings]: z.output<(typeof settings)[Name][0]> }

/** The configuration an operator gives. Times are in the unit the name ends with; directories are absolute. */
export type Config = {
  port: number
  host: string
  dataDir: string
  /** An outside PostgreSQL, reached with rights to create roles and tables; the embedded one when absent. */
  databaseUrl: string | undefined
  redisUrl: string | undefined
  /** Without a slash at its end. */
  publicUrl: string
  /** Signs sessions and encrypts what is kept secret; generated once and kept in `dataDir` when absent. */
  secret: string | undefined
  /** Opens the operator's page and metrics; there are none when absent. */
  operatorKey: string | undefined
  /** Hosts of language models that organisations may have called, private ones included; every public one when absent. */
  modelHosts: string[] | undefined
  smtpUrl: string | undefined
  mailFrom: string | undefined
  logLevel: Settings['LOG_LEVEL']
  apiProcesses: number
  workerConcurrency: number
  /** Requests a minute for one caller; 0 lifts the limit. */
  rateLimitPerMinute: number
  /** Sign-in attempts a minute from one address; 0 lifts the limit. */
  signInLimitPerMinute: number
  /** Largest file to import. */
  uploadLimitMb: number
  /** Largest attachment or picture. */
  fileLimitMb: number
  /** All attachments and pictures of one organisation. */
  fileQuotaMb: number
  pictureLimitMegapixels: number
  /** Where files are kept; in `dataDir` when absent. */
  s3: S3Options | undefined
  /** Whether the client's address is taken from `X-Forwarded-For`. */
  trustProxy: boolean
  /** Set by `npm run dev`: where pages come from instead of `web/out`. */
  webDevUrl: string | undefined
}

/** What a process (api, worker, cli) gets from the launcher on top of the operator's configuration. */
export type ProcessConfig = Config & { secret: string; appDatabaseUrl: string; systemDatabaseUrl: string }

/**
 * The configuration in `env`; a variable that is empty counts as absent.
 * @throws StartupError  with one sentence for each value that cannot be used
 */
export function loadConfig(env: Environment): Config {
  return toConfig(parseSettings(env))
}

/**
 * The configuration of a process that the launcher started, or that is run by hand against a migrated database.
 * @throws StartupError  when a value is wrong, or APP_DATABASE_URL, SYSTEM_DATABASE_URL or SECRET is missing
 */
export function loadProcessConfig(env: Environment): ProcessConfig {
  const parsed = parseSettings(env)
  const { SECRET: secret, APP_DATABASE_URL: appDatabaseUrl, SYSTEM_DATABASE_URL: systemDatabaseUrl } = parsed
  if (secret === undefined || appDatabaseUrl === undefined || systemDatabaseUrl === undefined)
    throw new StartupError('APP_DATABASE_URL, SYSTEM_DATABASE_URL and SECRET must be set: npm start sets all three.')
  return { ...toConfig(parsed), secret, appDatabaseUrl, systemDatabaseUrl }
}

/** The environment from which `loadProcessConfig` reads `config` again. */
export function toProcessEnv(config: ProcessConfig): Record<string, string> {
  const env: Record<keyof Settings, string | number | boolean | undefined> = {
    PORT: config.port,
    HOST: config.host,
    DATA_DIR: config.dataDir,
    DATABASE_URL: config.databaseUrl,
    REDIS_URL: config.redisUrl,
    PUBLIC_URL: config.publicUrl,
    SECRET: config.secret,
    OPERATOR_KEY: config.operatorKey,
    MODEL_HOSTS: config.modelHosts?.join(),
    SMTP_URL: config.smtpUrl,
    MAIL_FROM: config.mailFrom,
    LOG_LEVEL: config.logLevel,
    API_PROCESSES: config.apiProcesses,
    WORKER_CONCURRENCY: config.workerConcurrency,
    RATE_LIMIT_PER_MINUTE: config.rateLimitPerMinute,
    SIGN_IN_LIMIT_PER_MINUTE: config.signInLimitPerMinute,
    UPLOAD_LIMIT_MB: config.uploadLimitMb,
    FILE_LIMIT_MB: config.fileLimitMb,
    FILE_QUOTA_MB: config.fileQuotaMb,
    PICTURE_LIMIT_MEGAPIXELS: config.pictureLimitMegapixels,
    S3_ENDPOINT: config.s3?.endpoint,
    S3_REGION: config.s3?.region,
    S3_BUCKET: config.s3?.bucket,
    S3_ACCESS_KEY_ID: config.s3?.accessKeyId,
    S3_SECRET_ACCESS_KEY: config.s3?.secretAccessKey,
    S3_FORCE_PATH_STYLE: config.s3?.forcePathStyle,
    TRUST_PROXY: config.trustProxy,
    WEB_DEV_URL: config.webDevUrl,
    APP_DATABASE_URL: config.appDatabaseUrl,
    SYSTEM_DATABASE_URL: config.systemDatabaseUrl,
  }
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )
}

function parseSettings(env: Environment): Settings {
  const problems: string[] = []
  const values = Object.entries(settings).map(([name, [schema, sentence]]) => {
    const text = env[name]?.trim()
    const result = schema.safeParse(text === '' ? undefined : text)
    if (!result.success)
      problems.push(
        `${sentence}${name === 'SECRET' || name === 'OPERATOR_KEY' ? '' : `, not "${hidePassword(text)}"`}.`,
      )
    return [name, result.data]
  })
  if (problems.length > 0) throw new StartupError(problems.join('\n'))
  // Each value is the output of the schema under the same name, which is what Settings says.
  return Object.fromEntries(values) as Settings
}

function toConfig(values: Settings): Config {
  return {
    port: values.PORT,
    host: values.HOST,
    dataDir: resolve(values.DATA_DIR),
    databaseUrl: values.DATABASE_URL,
    redisUrl: values.REDIS_URL,
    publicUrl: (values.PUBLIC_URL ?? localAddress(values.HOST, values.PORT)).replace(/\/+$/, ''),
    secret: values.SECRET,
    operatorKey: values.OPERATOR_KEY,
    modelHosts: values.MODEL_HOSTS,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    logLevel: values.LOG_LEVEL,
    apiProcesses: values.API_PROCESSES,
    workerConcurrency: values.WORKER_CONCURRENCY,
    rateLimitPerMinute: values.RATE_LIMIT_PER_MINUTE,
    signInLimitPerMinute: values.SIGN_IN_LIMIT_PER_MINUTE,
    uploadLimitMb: values.UPLOAD_LIMIT_MB,
    fileLimitMb: values.FILE_LIMIT_MB,
    fileQuotaMb: values.FILE_QUOTA_MB,
    pictureLimitMegapixels: values.PICTURE_LIMIT_MEGAPIXELS,
    s3: toS3(values),
    trustProxy: values.TRUST_PROXY,
    webDevUrl: values.WEB_DEV_URL,
  }
}

/** @throws StartupError  some of what a bucket needs is set, and some is not */
function toS3(values: Settings): S3Options | undefined {
  const { S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = values
  const { S3_ENDPOINT: endpoint, S3_REGION: region, S3_FORCE_PATH_STYLE: forcePathStyle } = values
  if (bucket === undefined && endpoint === undefined && accessKeyId === undefined && secretAccessKey === undefined)
    return undefined
  if (bucket === undefined || accessKeyId === undefined || secretAccessKey === undefined)
    throw new StartupError('S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY must be set together.')
  const address = endpoint ?? `https://s3.${region}.amazonaws.com`
  return { endpoint: address, region, bucket, accessKeyId, secretAccessKey, forcePathStyle }
}

/** The address a browser on this machine uses for a server that listens on `host`. */
function localAddress(host: string, port: number): string {
  const reachable = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host) ? 'localhost' : host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`
}

function hidePassword(text = ''): string {
  return text.replace(/:[^:@/]+@/, ':...@')
}
