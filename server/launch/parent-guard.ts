import { type ChildProcess, spawn } from 'node:child_process'
import { credentials, type ServiceUser } from './service-user.ts'

/**
 * Interrupts `child` when this process dies without having stopped it, even by SIGKILL: a shell holds the other end of a
 * pipe that the system closes with this process. No effect on Windows.
 * @param user        the account `child` runs under
 * @param scratchDir  removed then as well; '' for none
 */
export function guardAgainstOrphan(child: ChildProcess, user: ServiceUser | undefined, scratchDir: string): void {
  if (process.platform === 'win32' || child.pid === undefined) return
  const script = 'read -r _; kill -INT "$1"; [ -z "$2" ] || rm -rf "$2"'
  const guard = spawn('/bin/sh', ['-c', script, 'sh', String(child.pid), scratchDir], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    ...credentials(user),
  })
  guard.on('error', () => undefined)
  guard.unref()
  child.once('exit', () => guard.kill('SIGKILL'))
}
