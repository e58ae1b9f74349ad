import { startPostgres } from '#server/launch/postgres.ts'

// Forked by tests that kill the process which started a database.
await startPostgres({ dataDir: process.argv[2] ?? '', durable: false })
process.send?.('ready')
