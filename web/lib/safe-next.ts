/**
 * The page to go to after signing in, from the `next` of the address.
 * @returns a path of this site; `/` for anything else, so that no link can lead a person away through our sign-in page
 */
export function safeNext(next: string | null): string {
  if (!next?.startsWith('/')) return '/'
  const here = 'https://here.invalid'
  try {
    const url = new URL(next, here)
    return url.origin === here ? url.pathname + url.search : '/'
  } catch {
    return '/'
  }
}
