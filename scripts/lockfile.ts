/** What this file reads and writes of one package in `package-lock.json`. */
type LockedPackage = {
  version?: string
  optional?: boolean
  dev?: boolean
  devOptional?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
}

/** The packages of a lockfile by their path; '' is the product itself. */
export type LockedPackages = Record<string, LockedPackage>

const SYSTEMS = ['darwin', 'linux', 'win32', 'android', 'freebsd', 'openharmony', 'wasi']
const PROCESSORS = ['x64', 'arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'wasm32']

/**
 * The optional packages that are wanted but not locked. npm leaves out what its registry did not serve while the lockfile
 * was made, and `npm ci` then refuses the whole lockfile.
 */
export function findUnlocked(packages: LockedPackages): { name: string; version: string; wantedBy: string }[] {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isLocked(packages, path, name))
      .map(([name, version]) => ({ name, version, wantedBy: path })),
  )
}

/**
 * Adds an entry for each, with the platform its name tells. Without a checksum, which only its registry knows.
 * @returns the packages in npm's own order
 */
export function lockMissing(packages: LockedPackages): LockedPackages {
  const missing = findUnlocked(packages).map(({ name, version, wantedBy }): [string, LockedPackage] => {
    const parent = packages[wantedBy]
    const parentKind = parent?.dev ? { dev: true } : parent?.devOptional ? { devOptional: true } : {}
    return [`node_modules/${name}`, { version, ...platformOf(name), ...parentKind, optional: true }]
  })
  return Object.fromEntries([...Object.entries(packages), ...missing].sort(([a], [b]) => a.localeCompare(b, 'en')))
}

/** The text of a `package-lock.json` with every platform in it; the same text when none was missing. */
export function completeLockfile(text: string): string {
  // npm's own format, version 3.
  const lock = JSON.parse(text) as { packages: LockedPackages }
  if (findUnlocked(lock.packages).length === 0) return text
  return `${JSON.stringify({ ...lock, packages: lockMissing(lock.packages) }, undefined, 2)}\n`
}

function platformOf(name: string): LockedPackage {
  const words = (name.split('/').at(-1) ?? name).split('-')
  const find = (known: string[]) => known.find((word) => words.includes(word))
  const system = find(SYSTEMS) ?? (words.includes('win') ? 'win32' : undefined)
  const processor = find(PROCESSORS)
  const libc = words.some((word) => word.startsWith('musl'))
    ? 'musl'
    : words.some((word) => word.startsWith('gnu'))
      ? 'glibc'
      : undefined
  return {
    ...(system !== undefined && system !== 'wasi' && { os: [system] }),
    ...(processor !== undefined && { cpu: [processor] }),
    ...(libc !== undefined && { libc: [libc] }),
  }
}

/** Looks where Node would: beside the package that asks, then in each directory above. */
function isLocked(packages: LockedPackages, from: string, name: string): boolean {
  for (let base = from; ; base = base.slice(0, Math.max(base.lastIndexOf('/node_modules/'), 0))) {
    if (packages[`${base === '' ? '' : `${base}/`}node_modules/${name}`] !== undefined) return true
    if (base === '') return false
  }
}
