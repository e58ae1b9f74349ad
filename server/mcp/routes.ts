import {
  type CallToolResult,
  CLIENT_INFO_META_KEY,
  createMcpHandler,
  type ListToolsResult,
  type McpRequestContext,
  Server,
} from '@modelcontextprotocol/server'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { mcpInstructions, type Tool, tools } from '#contract/mcp.ts'
import { mcpPath } from '#contract/mcp-path.ts'
import { allows } from '#contract/permissions.ts'
import { sentence } from '#contract/words/sentence.ts'
import type { App } from '#server/http/app.ts'
import { AppError, toProblem } from '#server/http/app-error.ts'
import { languageOf } from '#server/http/language.ts'
import type { Assistant } from './call.ts'
import { createClientNames, toClientName } from './client-name.ts'
import { createConfirmations } from './confirmation.ts'
import { createChallenge } from './challenge.ts'
import { mayUse, useTool } from './use-tool.ts'

export interface McpOptions {
  /** the installation's */
  secret: string
  publicUrl: string
}

/** A call names few items; more is a mistake or an attack. */
const mostBytes = 256 * 1024

/** Serves the Model Context Protocol: stateless, each request by itself, in the protocol's present revision and the one before. */
export function registerMcp(app: App, { secret, publicUrl }: McpOptions): void {
  const names = createClientNames(secret)
  const confirmations = createConfirmations(secret)
  const own = new URL(publicUrl)
  const challenge = createChallenge(publicUrl)
  const handler = createMcpHandler((context) => createServer(context), { maxSubscriptions: 0 })

  function createServer({ authInfo }: McpRequestContext): Server {
    // put there below, from a checked key or token
    const assistant = authInfo?.extra?.assistant as Assistant
    const server = new Server(
      { name: 'inventory-pro', version: '1.0.0' },
      { capabilities: { tools: {} }, instructions: mcpInstructions },
    )
    server.setRequestHandler('tools/list', () => ({
      tools: tools
        .filter((tool) => allows(assistant.actor.role, tool.access) && mayUse(assistant, tool))
        .map(describeTool),
    }))
    server.setRequestHandler('tools/call', async ({ params }, { mcpReq }) => {
      // typed as empty by the library, which hands on what it was sent
      const envelope = (mcpReq.envelope ?? {}) as Record<string, unknown>
      const client = toClientName(envelope[CLIENT_INFO_META_KEY]) ?? assistant.client
      try {
        return toResult(await useTool({ app, confirmations }, { ...assistant, client }, params.name, params.arguments))
      } catch (error) {
        return toRefusal(error, assistant)
      }
    })
    return server
  }

  app.fastify.route({
    method: ['GET', 'POST', 'DELETE'],
    url: mcpPath,
    bodyLimit: mostBytes,
    exposeHeadRoute: false,
    handler: async (req, reply) => {
      assertOrigin(req, own)
      const found = await app.authenticator.findAssistant(req)
      if (!found) {
        reply.header('www-authenticate', challenge.unknown(req.headers.authorization !== undefined))
        throw new AppError('unauthenticated')
      }
      const { actor, mayWrite } = found
      const { body } = req
      if (Array.isArray(body)) throw new AppError('invalid_request', { detail: sentence('mcp.oneAtATime') })
      const tool = readTool(body)
      if (tool && !mayUse(found, tool)) {
        reply.header('www-authenticate', challenge.readOnly)
        throw new AppError('insufficient_scope')
      }
      const session = req.headers['mcp-session-id']
      const client = (typeof session === 'string' ? names.open(actor, session) : undefined) ?? null
      const assistant: Assistant = { actor, mayWrite, client, req, language: languageOf(req) }
      const response = await handler.fetch(toRequest(req, own), {
        authInfo: { token: '', clientId: actor.id, scopes: [], extra: { assistant } },
        parsedBody: body,
      })
      const named = readClientInfo(body)
      if (named !== null && response.ok) reply.header('mcp-session-id', names.seal(actor, named))
      return send(reply, response)
    },
  })
  app.fastify.addHook('onClose', () => handler.close())
}

/**
 * A browser says from which page it calls; only this installation's own may. The name the request was sent to proves nothing, for a
 * page can have its own name point here.
 */
function assertOrigin({ headers: { origin } }: FastifyRequest, own: URL): void {
  if (origin !== undefined && origin !== own.origin) throw new AppError('csrf')
}

/** What the protocol reads of a request; the key stays behind. */
function toRequest(req: FastifyRequest, own: URL): Request {
  const headers = new Headers()
  for (const name of ['accept', 'content-type', 'mcp-protocol-version', 'mcp-session-id', 'mcp-method', 'mcp-name']) {
    const value = req.headers[name]
    if (typeof value === 'string') headers.set(name, value)
  }
  return new Request(new URL(mcpPath, own), { method: req.method, headers })
}

async function send(reply: FastifyReply, response: Response) {
  const text = await response.text()
  reply.code(response.status).header('cache-control', 'no-store')
  for (const name of ['content-type', 'allow', 'mcp-protocol-version']) {
    const value = response.headers.get(name)
    if (value !== null) reply.header(name, value)
  }
  return reply.send(text)
}

/** What the program calls itself when it introduces itself, in the revision in which it does so once. */
function readClientInfo(body: unknown): string | null {
  const read = z
    .object({ method: z.literal('initialize'), params: z.object({ clientInfo: z.unknown() }) })
    .safeParse(body)
  return read.success ? toClientName(read.data.params.clientInfo) : null
}

/** The tool that is called. */
function readTool(body: unknown): Tool | undefined {
  const read = z.object({ method: z.literal('tools/call'), params: z.object({ name: z.string() }) }).safeParse(body)
  return tools.find(({ name }) => name === read.data?.params.name)
}

type ListedTool = ListToolsResult['tools'][number]

const described = new Map<Tool, ListedTool>()

/** A tool as it is listed; its schema is made once. */
function describeTool(tool: Tool): ListedTool {
  const known = described.get(tool)
  if (known) return known
  const { name, description, kind, input } = tool
  const listed: ListedTool = {
    name,
    description,
    // a strict object, as the contract declares each
    inputSchema: z.toJSONSchema(input, { io: 'input' }) as ListedTool['inputSchema'],
    annotations: { readOnlyHint: kind === 'read', destructiveHint: false, idempotentHint: true, openWorldHint: false },
  }
  described.set(tool, listed)
  return listed
}

/** As JSON, which every program reads, and as it is, for those that take it. */
function toResult(answer: Record<string, unknown>): CallToolResult {
  return { content: [{ type: 'text', text: JSON.stringify(answer) }], structuredContent: answer }
}

/** A refusal is an answer of the tool: its code, and what to tell the person. */
function toRefusal(error: unknown, { req, language }: Assistant): CallToolResult {
  if (!(error instanceof AppError)) req.log.error({ err: error }, 'tool failed')
  const known = error instanceof AppError ? error : new AppError('internal', { requestId: req.id })
  const { type: _type, status: _status, ...problem } = toProblem(known, language)
  return { ...toResult(problem), isError: true }
}
