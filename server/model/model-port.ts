import { z } from 'zod'
import type { ModelKind } from '#contract/outside-model.ts'
import { guardAddresses } from './address-guard.ts'
import { ModelFailure } from './model-failure.ts'
import { postJson } from './post-json.ts'

/** A language model elsewhere: where it is, and how it is spoken to. */
export interface ModelAddress {
  kind: ModelKind
  /** as an organisation set it: `https://api.openai.com/v1` */
  baseUrl: string
  model: string
  key: string | undefined
}

/** What a model said, and what it counted; null: it did not say. */
export interface ModelAnswer {
  text: string
  inputTokens: number | null
  outputTokens: number | null
}

/** The way to language models outside, with the operator's limits. */
export interface ModelPort {
  /** Whether this installation calls such an address. */
  allows(baseUrl: string): boolean
  /** @throws ModelFailure */
  ask(address: ModelAddress, prompt: { instructions: string; message: string }): Promise<ModelAnswer>
}

export interface ModelOptions {
  /** hosts that may be called, private ones included; undefined: every public one, by HTTPS */
  hosts?: readonly string[] | undefined
  /** a question waits no longer; 3 s unless told */
  timeoutMs?: number
}

/** To see whether a model answers; says nothing of anybody. */
export const greeting = { instructions: 'Answer with the JSON object {"ok":true} and nothing else.', message: '{}' }

export function createModelPort({ hosts, timeoutMs = 3_000 }: ModelOptions = {}): ModelPort {
  const guard = guardAddresses(hosts)
  return {
    allows: (baseUrl) => URL.canParse(baseUrl) && guard.allows(new URL(baseUrl)),
    async ask({ kind, baseUrl, model, key }, { instructions, message }) {
      const { path, extra, read } = dialects[kind]
      const messages = [
        { role: 'system', content: instructions },
        { role: 'user', content: message },
      ]
      const { status, text } = await postJson(
        new URL(`${baseUrl.replace(/\/+$/, '')}${path}`),
        { model, messages, stream: false, ...extra },
        { guard, timeoutMs, headers: key === undefined ? {} : { authorization: `Bearer ${key}` } },
      )
      if (status === 401 || status === 403) throw new ModelFailure('unauthorised')
      if (status === 429) throw new ModelFailure('busy')
      if (status < 200 || status > 299) throw new ModelFailure('failed')
      const answer = read(text)
      if (!answer) throw new ModelFailure('unreadable')
      return answer
    },
  }
}

const count = z.int().min(0).max(100_000_000).nullish().catch(null)

const chatCompletion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
  usage: z.object({ prompt_tokens: count, completion_tokens: count }).nullish().catch(null),
})

const ollamaChat = z.object({
  message: z.object({ content: z.string() }),
  prompt_eval_count: count,
  eval_count: count,
})

interface Dialect {
  path: string
  /** what the request says besides model and messages */
  extra: object
  /** undefined: not in the form of the protocol */
  read: (text: string) => ModelAnswer | undefined
}

const dialects: Record<ModelKind, Dialect> = {
  // Nothing but what all services take: some refuse a temperature, some the form of an answer, some a limit under this or that name.
  openai: {
    path: '/chat/completions',
    extra: {},
    read: (text) => {
      const reply = parse(chatCompletion, text)
      const [choice] = reply?.choices ?? []
      return (
        choice && {
          text: choice.message.content,
          inputTokens: reply?.usage?.prompt_tokens ?? null,
          outputTokens: reply?.usage?.completion_tokens ?? null,
        }
      )
    },
  },
  // Of itself it reads 2,048 or 4,096 tokens and drops the first ones silently, which are the instructions.
  ollama: {
    path: '/api/chat',
    extra: { format: 'json', options: { temperature: 0, num_ctx: 8_192, num_predict: 600 } },
    read: (text) => {
      const reply = parse(ollamaChat, text)
      return (
        reply && {
          text: reply.message.content,
          inputTokens: reply.prompt_eval_count ?? null,
          outputTokens: reply.eval_count ?? null,
        }
      )
    },
  },
}

function parse<T extends z.ZodType>(shape: T, text: string): z.output<T> | undefined {
  try {
    return shape.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
