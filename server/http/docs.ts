import scalar from '@scalar/fastify-api-reference'
import type { App } from './app.ts'
import { hashInlineScripts } from './script-hashes.ts'

/** Where the OpenAPI document is. */
export const openApiPath = '/api/v1/openapi.json'
const docsPath = '/api/v1/docs'
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Serves the interactive pages of the OpenAPI document, whose assets come from this server alone. They show what the document is
 * for their reader: signed in, their tenant's. Who is in several names one as `tenantId`.
 */
export async function serveDocs({ fastify }: App): Promise<void> {
  await fastify.register(scalar, {
    routePrefix: docsPath,
    configuration: {
      url: openApiPath,
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
    const page = ofTenant(payload, (req.query as { tenantId?: unknown }).tenantId)
    const policy = String(reply.getHeader('content-security-policy') ?? '')
    reply.header(
      'content-security-policy',
      policy.replace("script-src 'self'", `script-src 'self' ${[...hashInlineScripts(page)].join(' ')}`),
    )
    return page
  })
}

/** The page with the address of the document of one tenant. */
function ofTenant(page: string, tenantId: unknown): string {
  if (typeof tenantId !== 'string' || !uuid.test(tenantId)) return page
  return page.replaceAll(openApiPath, `${openApiPath}?tenantId=${tenantId}`)
}
