import { rmSync } from 'node:fs'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '#server/db/migrate.ts'
import { startPostgres } from '#server/launch/postgres.ts'
import { startRedis } from './redis-server.ts'
import { makeScratchDirectory } from './scratch-directory.ts'

const TEMPLATE = 'test_template'
const TEST_SECRET = 'a secret of the test installation, 32 and more characters'

/** What every test file of the server can `inject`. */
export type TestServices = {
  /** Superuser's address of the maintenance database. */
  adminUrl: string
  /** A migrated database without tenants, to be cloned; nobody connects to it. */
  template: string
  /** Addresses the two roles log in with; their database is replaced for each test. */
  appUrl: string
  systemUrl: string
  /** Undefined where no redis-server is installed: tests of Redis are skipped there, which CI refuses. */
  redisUrl: string | undefined
  secret: string
}

declare module 'vitest' {
  interface ProvidedContext {
    services: TestServices
  }
}

/** Starts one PostgreSQL and one Redis for the whole run and migrates the database that test files clone. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = makeScratchDirectory('test')
  const postgres = await startPostgres({ dataDir, durable: false })
  const redis = await startRedis()
  const stop = async () => {
    await Promise.all([postgres.stop(), redis?.stop()])
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    const admin = new Client({ connectionString: postgres.adminUrl })
    await admin.connect()
    await admin.query(`create database ${TEMPLATE}`)
    await admin.end()
    const template = new URL(postgres.adminUrl)
    template.pathname = `/${TEMPLATE}`
    const urls = await migrate(template.href, TEST_SECRET)
    const services = {
      adminUrl: postgres.adminUrl,
      template: TEMPLATE,
      ...urls,
      redisUrl: redis?.url,
      secret: TEST_SECRET,
    }
    project.provide('services', services)
  } catch (error) {
    await stop()
    throw error
  }
  return stop
}
