import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { compressPages } from './compress-pages.ts'
import { StartupError } from './startup-error.ts'

/** What the pages are made from; anything else may change without a new build. */
const SOURCES = ['web', 'contract', 'core', 'package.json', 'package-lock.json', 'tsconfig.json']
const NOT_SOURCES = new Set(['node_modules', '.next', 'out', 'next-env.d.ts'])
const HEARTBEAT_MS = 10_000

/**
 * Builds the pages into `web/out` unless they are already made from exactly these sources (checked in 50 ms by content).
 * A cold build takes about half a minute.
 * @throws StartupError  with the compiler's words
 */
export async function buildWeb(root: string, signal: AbortSignal, onProgress: (line: string) => void): Promise<void> {
  const hashFile = join(root, 'build/web-hash')
  const hash = hashSources(root)
  if (existsSync(join(root, 'web/out/index.html')) && existsSync(hashFile) && readFileSync(hashFile, 'utf8') === hash)
    return
  onProgress('Building the pages')
  mkdirSync(join(root, 'build'), { recursive: true })
  rmSync(hashFile, { force: true })
  const started = Date.now()
  const heartbeat = setInterval(
    () => onProgress(`Building the pages: ${Math.round((Date.now() - started) / 1000)} s`),
    HEARTBEAT_MS,
  )
  try {
    await runNextBuild(root, signal)
    await compressPages(join(root, 'web/out'))
  } finally {
    clearInterval(heartbeat)
  }
  writeFileSync(hashFile, hash)
}

function hashSources(root: string): string {
  const hash = createHash('sha256').update(process.version)
  for (const file of SOURCES.flatMap((path) => listFiles(join(root, path)))) {
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function listFiles(path: string): string[] {
  if (!existsSync(path)) return []
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => !NOT_SOURCES.has(entry.name) && !entry.name.includes('.test.'))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => (entry.isDirectory() ? listFiles(join(path, entry.name)) : [join(path, entry.name)]))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return [path]
    throw error
  }
}

function runNextBuild(root: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'node_modules/next/dist/bin/next'), 'build', 'web'], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve()
      else if (/ENOSPC|No space left/.test(output))
        reject(new StartupError(`The pages cannot be built: the disk that holds ${root} is full.`))
      else if (/EACCES|permission denied/i.test(output))
        reject(new StartupError(`The pages cannot be built: this user may not write to ${join(root, 'web')}.`))
      else reject(new StartupError(`${output.trim()}\nThe pages cannot be built: the reason stands above.`))
    })
  })
}
