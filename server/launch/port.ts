import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { StartupError } from './startup-error.ts'

/**
 * Makes sure, before any slow work, that the address can be listened on.
 * @throws StartupError  naming what stands in the way
 */
export async function assertPortFree(host: string, port: number): Promise<void> {
  const server = createServer()
  try {
    server.listen({ host, port, exclusive: true })
    await once(server, 'listening')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE')
      throw new StartupError(
        `Port ${port} is taken by another program: stop that program, or start with another port, such as PORT=${port + 1} npm start.`,
      )
    if (code === 'EACCES')
      throw new StartupError(`This user may not listen on port ${port}: set PORT to a number above 1023.`)
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new StartupError(
        `HOST is ${host}, which is not an address of this machine: use 127.0.0.1, or 0.0.0.0 for all.`,
      )
    throw error
  }
  server.close()
  await once(server, 'close')
}

/** A port of this machine that nothing listens on at the moment. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address !== 'object' || address === null) throw new Error('a listening server has an address')
  return address.port
}

/** Whether something accepts a connection there within `timeoutMs`. */
export function canConnect(host: string, port: number, timeoutMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: timeoutMs })
    const answer = (value: boolean) => {
      socket.destroy()
      resolve(value)
    }
    socket.once('connect', () => answer(true))
    socket.once('error', () => answer(false))
    socket.once('timeout', () => answer(false))
  })
}
