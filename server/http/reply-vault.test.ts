import { expect, it } from 'vitest'
import { createReplyVault } from './reply-vault.ts'

it('gives back what it sealed, and shows nothing of it meanwhile', () => {
  const vault = createReplyVault('a secret')
  for (const text of ['{"secret":"inv_abc"}', '', 'ü'.repeat(10_000)]) {
    const sealed = vault.seal(text)
    if (text) expect(sealed).not.toContain(text.slice(0, 5))
    expect(createReplyVault('a secret').open(sealed)).toBe(text)
  }
  expect(vault.seal('same')).not.toBe(vault.seal('same'))
})

it('opens neither what was changed nor what another secret sealed', () => {
  const sealed = createReplyVault('a secret').seal('{"role":"staff"}')
  const changed = `${sealed.slice(0, -4)}AAAA`
  for (const [secret, text] of [
    ['a secret', changed],
    ['another', sealed],
    ['a secret', 'x'],
  ] as const)
    expect(() => createReplyVault(secret).open(text)).toThrow(expect.objectContaining({ code: 'conflict' }))
})
