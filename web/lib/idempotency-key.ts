/** A fresh `Idempotency-Key`. Not `crypto.randomUUID`: that is missing where the page is served over plain HTTP in a local network. */
export function idempotencyKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
