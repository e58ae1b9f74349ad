import { z } from 'zod'
import { endpoint } from './endpoint.ts'

const tag = 'Health'
export const live = endpoint({
  name: 'live',
  summary: 'The process runs',
  tag,
  method: 'GET',
  path: '/health/live',
  access: 'public',
  response: z.object({ status: z.literal('ok') }),
})
export const ready = endpoint({
  name: 'ready',
  summary: 'Database and queue answer',
  tag,
  method: 'GET',
  path: '/health/ready',
  access: 'public',
  response: z.object({ status: z.literal('ok'), checks: z.record(z.string(), z.literal('ok')) }),
  errors: ['unavailable'],
})
