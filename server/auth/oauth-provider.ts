import { AsyncLocalStorage } from 'node:async_hooks'
import { oauthProvider } from '@better-auth/oauth-provider'
import { mcpPath } from '#contract/mcp-path.ts'
import { hashToken, newToken } from './token-hash.ts'

export const readScope = 'inventory:read'
export const writeScope = 'inventory:write'
/** Lets the program fetch new tokens itself, for as long as it is connected. */
export const offlineScope = 'offline_access'

export const accessTokenPrefix = 'inva_'
/** The page that asks the person, and that says why nothing can be asked. */
export const connectPage = '/connect'

/**
 * Whether assistants can be connected by OAuth: the standard takes encrypted addresses, and unencrypted ones of the very machine.
 * Elsewhere a key in a header is the way in.
 */
export function offersOAuth(publicUrl: string): boolean {
  const { protocol, hostname } = new URL(publicUrl)
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

/** What tokens are for: the server of the Model Context Protocol, by the name that programs are told. */
export function mcpResource(publicUrl: string): string {
  return new URL(mcpPath, publicUrl).href
}

/** The connection that the tokens of a person's consent stand for. */
const granted = new AsyncLocalStorage<string>()

/** @param connection  the tenant and the row: what the library's tokens name */
export function grantingTo<T>(connection: string, work: () => Promise<T>): Promise<T> {
  return granted.run(connection, work)
}

/** The library's OAuth 2.1 provider, as an assistant of this installation needs it: codes with S256, opaque tokens of an hour, rotated refresh tokens. */
export function createOAuthProvider(publicUrl: string) {
  const { origin } = new URL(publicUrl)
  const page = `${origin}${connectPage}`
  return oauthProvider({
    scopes: [readScope, writeScope, offlineScope],
    resources: [mcpResource(publicUrl)],
    enforcePerClientResources: false,
    grantTypes: ['authorization_code', 'refresh_token'],
    allowDynamicClientRegistration: true,
    allowUnauthenticatedClientRegistration: true,
    // tokens are looked up here and end at once; nothing is signed that others could check
    disableJwtPlugin: true,
    storeTokens: { hash: async (token) => hashToken(token) },
    generateOpaqueAccessToken: newToken,
    generateRefreshToken: newToken,
    prefix: { opaqueAccessToken: accessTokenPrefix, refreshToken: 'invr_' },
    accessTokenExpiresIn: 3600,
    refreshTokenExpiresIn: 30 * 24 * 3600,
    codeExpiresIn: 600,
    // the page lets the person sign in first
    loginPage: page,
    consentPage: page,
    postLogin: {
      page,
      shouldRedirect: () => false,
      consentReferenceId: () => {
        const connection = granted.getStore()
        if (connection === undefined) throw new Error('A code would be given without a person’s consent.')
        return connection
      },
    },
  })
}
