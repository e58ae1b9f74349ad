import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { listQuery, page } from './page.ts'
import { day, decimal, instant, line, nonNegativeDecimal, version } from './values.ts'

/** The protocol it speaks: chat completions as OpenAI made them (most services, and vLLM or LM Studio at home), or Ollama's own. */
export const modelKinds = ['openai', 'ollama'] as const
export const modelKind = z.enum(modelKinds)
export type ModelKind = z.output<typeof modelKind>

/**
 * The language model elsewhere that may explain words of questions which were not understood here. It is sent the question and names
 * of the schema, never items. The key goes in and never comes out.
 */
export const outsideModel = z
  .object({
    kind: modelKind,
    /** below which the protocol's paths are: `https://api.openai.com/v1`, `https://ollama.example.com`; empty: none is set */
    baseUrl: z.string(),
    model: z.string(),
    hasKey: z.boolean(),
    isOn: z.boolean(),
    /** who let names leave for this address; null: nobody, and then it cannot be on */
    consent: z.object({ by: z.string(), at: instant }).nullable(),
    /** most calls a day */
    dailyLimit: z.int(),
    /** for a million tokens, in the organisation's currency; null: not known, and no cost is estimated */
    inputPrice: decimal.nullable(),
    outputPrice: decimal.nullable(),
    version,
  })
  .meta({ id: 'OutsideModel' })
export type OutsideModel = z.output<typeof outsideModel>

/** How a call went: well, or what stood in its way. */
export const modelOutcomes = [
  'answered',
  /** the address is not one that this installation reaches */
  'refusedAddress',
  'unreachable',
  /** no answer within the time a question has */
  'late',
  /** the key is missing or not accepted */
  'unauthorised',
  /** it said that too much is asked of it */
  'busy',
  /** it answered with a failure, such as for a model it does not have */
  'failed',
  /** its answer is too long, or not in the form of its protocol */
  'unreadable',
  /** as many calls as a day may have were made */
  'limit',
] as const
export type ModelOutcome = (typeof modelOutcomes)[number]

const tag = 'Search'
const access = 'tenant:write'

export const getOutsideModel = endpoint({
  name: 'getOutsideModel',
  summary: 'The language model that may explain words of questions',
  tag,
  method: 'GET',
  path: '/outside-model',
  access,
  response: outsideModel,
})

export const updateOutsideModel = endpoint({
  name: 'updateOutsideModel',
  summary: 'Set, switch on or switch off the language model; another address needs consent and key anew',
  tag,
  method: 'PUT',
  path: '/outside-model',
  access,
  compareAndSet: true,
  body: z
    .object({
      kind: modelKind,
      baseUrl: z.string().trim().max(300),
      model: z.union([z.literal(''), line(120)]),
      /** left out: as it is; null: none */
      apiKey: line(500).nullable().optional(),
      isOn: z.boolean(),
      /** that the question and names of the schema may leave for this address */
      consent: z.boolean(),
      dailyLimit: z.int().min(0).max(100_000),
      inputPrice: nonNegativeDecimal.nullable(),
      outputPrice: nonNegativeDecimal.nullable(),
    })
    .strict(),
  response: outsideModel,
  errors: ['invalid_value'],
})

export const testOutsideModel = endpoint({
  name: 'testOutsideModel',
  summary: 'Ask the language model for one word, as it is set; counts as a call',
  tag,
  method: 'POST',
  path: '/outside-model/test',
  access,
  response: z.object({
    outcome: z.enum(modelOutcomes),
    tookMs: z.int(),
    /** as the model counts them; null: it did not say */
    inputTokens: z.int().nullable(),
    outputTokens: z.int().nullable(),
  }),
  errors: ['conflict'],
})

export const listOutsideModelUse = endpoint({
  name: 'listOutsideModelUse',
  summary: 'What was asked of the language model, the latest day first',
  tag,
  method: 'GET',
  path: '/outside-model/use',
  access,
  query: listQuery.pick({ limit: true, cursor: true }),
  response: page(
    z
      .object({
        day,
        calls: z.int(),
        /** calls without an answer that could be used */
        failures: z.int(),
        inputTokens: z.int(),
        outputTokens: z.int(),
        /** estimated with the prices of the time, in the organisation's currency */
        cost: decimal,
      })
      .meta({ id: 'OutsideModelUse' }),
  ),
})
