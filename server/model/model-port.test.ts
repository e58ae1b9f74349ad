import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { guardAddresses, isPublicAddress } from './address-guard.ts'
import { createModelPort, type ModelPort } from './model-port.ts'
import { json, type ModelServer, ollamaReply, openaiReply, refusal, startModelServer } from './model-server-fixture.ts'

let server: ModelServer
let port: ModelPort

beforeAll(async () => {
  server = await startModelServer()
  port = createModelPort({ hosts: [server.host] })
})
afterAll(() => server.close())
beforeEach(() => {
  server.heard.length = 0
})

const prompt = { instructions: 'Be brief.', message: '{"question":"x"}' }
const address = (kind: 'openai' | 'ollama', key?: string) => ({
  kind,
  baseUrl: `http://${server.host}/base`,
  model: 'some-model',
  key,
})
const outcomeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'answered',
    (error: unknown) => (error as { outcome?: string }).outcome ?? error,
  )

test('a chat completion is asked for with the key, and its text and tokens are read', async () => {
  server.play(openaiReply('{"readings":[]}'))
  expect(await port.ask(address('openai', 'sk-secret'), prompt)).toEqual({
    text: '{"readings":[]}',
    inputTokens: 812,
    outputTokens: 31,
  })
  expect(server.heard).toMatchObject([
    {
      path: '/base/chat/completions',
      headers: { authorization: 'Bearer sk-secret' },
      body: {
        model: 'some-model',
        stream: false,
        messages: [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: '{"question":"x"}' },
        ],
      },
    },
  ])
})

test('Ollama is asked by its own protocol, with room for the whole message and without a key', async () => {
  server.play(ollamaReply('{}'))
  expect(await port.ask(address('ollama'), prompt)).toEqual({ text: '{}', inputTokens: 934, outputTokens: 28 })
  expect(server.heard[0]).toMatchObject({
    path: '/base/api/chat',
    body: { format: 'json', options: { num_ctx: 8192 } },
  })
  expect(server.heard[0]?.headers.authorization).toBeUndefined()
})

test('tokens that a service does not tell, or tells wrongly, are not known', async () => {
  for (const usage of [{}, { prompt_tokens: 'many', completion_tokens: -1 }]) {
    server.play(openaiReply('{}', usage))
    expect(await port.ask(address('openai'), prompt)).toMatchObject({ inputTokens: null, outputTokens: null })
  }
})

test('each way to fail is told apart, and nothing of the reply is passed on', async () => {
  for (const [play, outcome] of [
    [refusal(401, 'invalid_api_key'), 'unauthorised'],
    [refusal(403, 'country'), 'unauthorised'],
    [refusal(429, 'rate_limit_exceeded'), 'busy'],
    [refusal(404, 'model_not_found'), 'failed'],
    [refusal(500, 'server_error'), 'failed'],
    // a redirection is not followed
    [(res) => void res.writeHead(302, { location: `http://${server.host}/elsewhere` }).end(), 'failed'],
    [(res) => void res.end('<html>It works!</html>'), 'unreadable'],
    [(res) => json(res, 200, { choices: [] }), 'unreadable'],
    [(res) => json(res, 200, { choices: [{ message: { content: null } }] }), 'unreadable'],
    [(res) => json(res, 200, null), 'unreadable'],
    [openaiReply('x'.repeat(70_000)), 'unreadable'],
    [(res) => void res.destroy(), 'unreachable'],
  ] satisfies [Parameters<ModelServer['play']>[0], string][]) {
    server.play(play)
    expect(await outcomeOf(port.ask(address('openai'), prompt))).toBe(outcome)
  }
  expect(server.heard.map(({ path }) => path)).not.toContain('/elsewhere')
  server.play(openaiReply('{}'))
  expect(await outcomeOf(port.ask(address('ollama'), prompt))).toBe('unreadable')
})

test('a model that is silent, or does not come to an end, is given up', async () => {
  const hasty = createModelPort({ hosts: [server.host], timeoutMs: 30 })
  server.play(() => undefined)
  expect(await outcomeOf(hasty.ask(address('openai'), prompt))).toBe('late')
  server.play((res) => void res.writeHead(200).write('{"choices":['))
  expect(await outcomeOf(hasty.ask(address('openai'), prompt))).toBe('late')
})

test('without a list, every public host is called by HTTPS, and no private one by any spelling', async () => {
  const { allows } = guardAddresses(undefined)
  for (const url of ['https://api.openai.com/v1', 'https://8.8.8.8', 'https://[2606:4700::1111]/v1'])
    expect(allows(new URL(url)), url).toBe(true)
  for (const url of [
    'http://api.openai.com/v1',
    'https://user:password@api.openai.com',
    'https://api.openai.com/?a=b',
    'https://localhost',
    'https://db.internal',
    'https://redis',
    'https://127.0.0.1',
    'https://2130706433',
    'https://0x7f.1',
    'https://0177.0.0.1',
    'https://10.0.0.1',
    'https://172.31.255.255',
    'https://192.168.1.1',
    'https://169.254.169.254/latest/meta-data',
    'https://100.64.0.1',
    'https://0.0.0.0',
    'https://[::1]',
    'https://[::ffff:127.0.0.1]',
    'https://[fd00::1]',
    'https://[fe80::1]',
    'https://[64:ff9b::7f00:1]',
    'https://[2002:7f00:1::]',
    'ftp://api.openai.com',
    'file:///etc/passwd',
  ])
    expect(allows(new URL(url)), url).toBe(false)
  expect(await outcomeOf(createModelPort().ask(address('openai'), prompt))).toBe('refusedAddress')
  expect(server.heard).toEqual([])
})

test('a public name that resolves to a private address is not connected to', async () => {
  const { lookup } = guardAddresses(undefined)
  for (const all of [true, false])
    expect(
      await new Promise((resolve) => lookup('localhost', { all }, (error) => resolve(error?.constructor.name))),
    ).toBe('RefusedAddress')
  expect(['127.0.0.1', '::1', '::ffff:8.8.8.8', 'localhost', ''].map(isPublicAddress)).toEqual(Array(5).fill(false))
})

test('with a list, what is on it is called, private or not, and nothing else', () => {
  const { allows } = guardAddresses(['localhost:11434', 'api.example.com'])
  for (const url of ['http://localhost:11434', 'https://api.example.com/v1', 'http://API.example.com'])
    expect(allows(new URL(url)), url).toBe(true)
  for (const url of [
    'http://localhost',
    'https://api.example.com:8443',
    'https://api.openai.com',
    'https://x.api.example.com',
  ])
    expect(allows(new URL(url)), url).toBe(false)
  expect(guardAddresses(['none']).allows(new URL('https://api.openai.com'))).toBe(false)
})
