import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Where the product lies, with a slash at its end. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** How a command ended, and what it said on both outputs. */
export type CommandResult = { code: number; output: string }

/**
 * Runs a program from the root of the product.
 * @param show  true to pass its output through as it comes, which leaves `output` empty
 * @returns code 127 when it cannot be run at all
 */
export function runCommand(
  command: string,
  options: readonly string[],
  { show = false, env = {} }: { show?: boolean; env?: Record<string, string> } = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, options, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    })
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk))
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk))
    child.on('error', (error) => resolve({ code: 127, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** The file a package's own program starts with, to be run by this Node on every system. */
export function packageProgram(path: string): string {
  return `${root}node_modules/${path}`
}
