import type { Client } from '#contract/client.ts'
import { search } from '#contract/search.ts'

/** One line of the set's answers, as its scorer takes them. */
export type Answer = { id: string } & ({ skus: string[] } | { value: number } | { refused: true; reason: string })

/**
 * Asks one question through the API. A question of which a part was not understood counts as refused, as a person
 * sees it: the part is named.
 */
export async function askQuestion(
  client: Client,
  id: string,
  text: string,
  today: string,
): Promise<{ answer: Answer; tookMs: number }> {
  const sentAt = performance.now()
  const result = await client.call(search, { body: { text, limit: 200, today } })
  const tookMs = performance.now() - sentAt
  const unknown = result.notUnderstood.map((part) => part.words)
  if (unknown.length > 0 || result.chips.length === 0) {
    return { tookMs, answer: { id, refused: true, reason: `Did not understand: ${unknown.join(', ')}` } }
  }
  if (result.aggregate) return { tookMs, answer: { id, value: Number(result.aggregate.value) } }
  return { tookMs, answer: { id, skus: result.items.map((item) => item.sku) } }
}
