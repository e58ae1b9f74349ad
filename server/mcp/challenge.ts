import { mcpPath } from '#contract/mcp-path.ts'
import { offersOAuth, readScope, writeScope } from '#server/auth/oauth-provider.ts'

/** What `WWW-Authenticate` tells a program: where it learns how to ask a person, and for what. */
export function createChallenge(publicUrl: string) {
  const metadata = new URL(`/.well-known/oauth-protected-resource${mcpPath}`, publicUrl).href
  const bearer = (...parts: string[]) =>
    offersOAuth(publicUrl)
      ? ['Bearer', [...parts, `scope="${readScope} ${writeScope}"`, `resource_metadata="${metadata}"`].join(', ')].join(
          ' ',
        )
      : 'Bearer'
  return {
    /** @param isGiven  there was a credential, which is none here or has ended */
    unknown: (isGiven: boolean) => (isGiven ? bearer('error="invalid_token"') : bearer()),
    readOnly: bearer('error="insufficient_scope"'),
  }
}
