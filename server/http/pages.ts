import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import fastifyHttpProxy from '@fastify/http-proxy'
import fastifyStatic from '@fastify/static'
import type { FastifyReply } from 'fastify'
import type { App } from './app.ts'
import { AppError } from './app-error.ts'
import { readPageHashes } from './script-hashes.ts'

/**
 * Serves the exported web application beside the API: `/items` is `items.html`, files with a hash in their name are
 * kept by browsers for ever, pages are asked for anew each time. Each page's policy names its own inline scripts.
 * @param devUrl  where `next dev` serves instead, for development
 */
export async function servePages({ fastify }: App, folder: string, devUrl?: string): Promise<void> {
  if (devUrl) {
    await fastify.register(async (proxied) => {
      // the API reads JSON; what is forwarded is passed on as it comes, and the proxy takes no other's reading for its own
      proxied.removeContentTypeParser('application/json')
      await proxied.register(fastifyHttpProxy, { upstream: devUrl, websocket: true })
    })
    fastify.addHook('onSend', async (_req, reply) => {
      // the development server evaluates code and opens a socket
      reply.removeHeader('content-security-policy')
    })
    return
  }
  if (!existsSync(folder)) return
  const hashes = await readPageHashes(folder)
  await fastify.register(fastifyStatic, {
    root: folder,
    serve: false,
    cacheControl: false,
    etag: true,
    preCompressed: true,
  })
  const sendPage = (reply: FastifyReply, page: string) => {
    const policy = String(reply.getHeader('content-security-policy') ?? '')
    const sources = [...(hashes.get(page) ?? [])].join(' ')
    reply.header('content-security-policy', policy.replace("script-src 'self'", `script-src 'self' ${sources}`))
    return reply.header('cache-control', 'no-cache').sendFile(page)
  }
  fastify.get('/*', async (req, reply) => {
    // the router decoded it
    const path = String((req.params as { '*': string })['*']).replace(/\/+$/, '')
    if (path.startsWith('api/')) throw new AppError('not_found', { instance: req.url })
    const page = path === '' ? 'index.html' : `${path}.html`
    if (hashes.has(page)) return sendPage(reply, page)
    if (path.includes('..') || path === '' || path.endsWith('.html')) return sendPage(reply.code(404), '404.html')
    // a missing file's answer must not be kept: the next version of the application may have it
    const isKept = path.startsWith('_next/static/')
    const file = join(folder, path)
    if (existsSync(file) && statSync(file).isFile())
      return reply.header('cache-control', isKept ? 'public, max-age=31536000, immutable' : 'no-cache').sendFile(path)
    return sendPage(reply.code(404), '404.html')
  })
}
