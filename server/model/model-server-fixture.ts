import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a server of language models was asked. */
export interface Heard {
  path: string
  headers: IncomingHttpHeaders
  body: { model: string; messages: { role: string; content: string }[]; [other: string]: unknown }
}

/** A server that plays recorded replies, as a model outside. */
export interface ModelServer {
  /** `127.0.0.1:<port>` */
  host: string
  heard: Heard[]
  /** how the next requests are answered */
  play(reply: (res: ServerResponse) => void): void
  close(): Promise<void>
}

export async function startModelServer(): Promise<ModelServer> {
  const heard: Heard[] = []
  let answer = (res: ServerResponse): void => {
    res.end()
  }
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = []
    for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk)
    heard.push({ path: req.url ?? '', headers: req.headers, body: JSON.parse(Buffer.concat(chunks).toString('utf8')) })
    answer(res)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // a server that listens on a port has such an address
  const { port } = server.address() as AddressInfo
  return {
    host: `127.0.0.1:${port}`,
    heard,
    play: (reply) => {
      answer = reply
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** As OpenAI's service and those like it answer a chat completion; recorded, with another text. */
export const openaiReply = (content: string, usage?: object) => (res: ServerResponse) =>
  json(res, 200, {
    id: 'chatcmpl-CgJ9bXrV0a7kq2b1',
    object: 'chat.completion',
    created: 1764460800,
    model: 'gpt-4o-mini-2024-07-18',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content, refusal: null, annotations: [] },
        logprobs: null,
        finish_reason: 'stop',
      },
    ],
    usage: usage ?? { prompt_tokens: 812, completion_tokens: 31, total_tokens: 843 },
    service_tier: 'default',
    system_fingerprint: 'fp_560af6e559',
  })

/** As Ollama answers a chat; recorded, with another text. */
export const ollamaReply = (content: string) => (res: ServerResponse) =>
  json(res, 200, {
    model: 'qwen2.5:7b',
    created_at: '2026-11-30T00:00:00.123456789Z',
    message: { role: 'assistant', content },
    done_reason: 'stop',
    done: true,
    total_duration: 1_203_334_417,
    load_duration: 21_000_000,
    prompt_eval_count: 934,
    prompt_eval_duration: 410_000_000,
    eval_count: 28,
    eval_duration: 760_000_000,
  })

/** A refusal as OpenAI's service words it. */
export const refusal = (status: number, code: string) => (res: ServerResponse) =>
  json(res, status, { error: { message: `Recorded: ${code}`, type: 'invalid_request_error', param: null, code } })

export function json(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
