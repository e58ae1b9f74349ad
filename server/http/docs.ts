import scalar from '@scalar/fastify-api-reference'
import type { App } from './app.ts'
import { toOpenApi } from './openapi.ts'
import { hashInlineScripts } from './script-hashes.ts'

const docsPath = '/api/v1/docs'

/** Serves the OpenAPI document and its interactive pages, whose assets come from this server alone. */
export async function serveDocs({ fastify }: App): Promise<void> {
  const document = JSON.stringify(toOpenApi())
  fastify.get('/api/v1/openapi.json', (_req, reply) =>
    reply.header('content-type', 'application/json; charset=utf-8').send(document),
  )
  await fastify.register(scalar, {
    routePrefix: docsPath,
    configuration: {
      url: '/api/v1/openapi.json',
      favicon: '/icon.svg',
      withDefaultFonts: false,
      telemetry: false,
      hideClientButton: true,
      showDeveloperTools: 'never',
      agent: { disabled: true },
      mcp: { disabled: true },
      // of the links that lead out of the installation the viewer has no setting for its own
      customCss: `a[href*='scalar.com'] { display: none !important; }`,
    },
    logLevel: 'silent',
  })
  fastify.addHook('onSend', async (req, reply, payload) => {
    if (!req.url.startsWith(docsPath) || typeof payload !== 'string' || !payload.includes('<script')) return
    const policy = String(reply.getHeader('content-security-policy') ?? '')
    reply.header(
      'content-security-policy',
      policy.replace("script-src 'self'", `script-src 'self' ${[...hashInlineScripts(payload)].join(' ')}`),
    )
  })
}
