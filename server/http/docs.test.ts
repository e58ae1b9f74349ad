import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#server/testing/app.ts'

let testApp: TestApp
beforeAll(async () => {
  testApp = await startTestApp()
})
afterAll(() => testApp.close())

test('the docs page runs its own scripts only, loads nothing from elsewhere and shows no link of the viewer’s maker', async () => {
  const page = await testApp.app.fastify.inject({ url: '/api/v1/docs/' })
  expect(page.statusCode).toBe(200)
  const policy = String(page.headers['content-security-policy'])
  const scripts = [...page.body.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)]
  expect(scripts.length).toBeGreaterThan(1)
  for (const [, attributes = '', script = ''] of scripts) {
    const source = /src="([^"]+)"/.exec(attributes)?.[1]
    if (source) expect(new URL(source, 'http://localhost/api/v1/docs/').origin).toBe('http://localhost')
    else expect(policy).toContain(createHash('sha256').update(script).digest('base64'))
  }
  expect(policy).not.toContain(`script-src 'self' 'unsafe-inline'`)
  expect(page.body).toContain(`a[href*='scalar.com']`)
  expect(page.body).not.toMatch(/proxy\.scalar\.com|fonts\.scalar\.com|cdn\.jsdelivr/)
})
