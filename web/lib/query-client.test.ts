import { MutationObserver, onlineManager } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { createQueryClient } from './query-client.ts'

test('what is written without a network fails at once, and is not sent behind its author when there is one again', async () => {
  let sent = 0
  const mutationFn = () => {
    sent++
    return onlineManager.isOnline() ? Promise.resolve() : Promise.reject(new TypeError('no network'))
  }
  onlineManager.setOnline(false)
  try {
    const observer = new MutationObserver(
      createQueryClient(() => undefined),
      { mutationFn },
    )
    const ended = observer.mutate()
    ended.catch(() => undefined)
    expect(observer.getCurrentResult().isPaused).toBe(false)
    await expect(ended).rejects.toThrow('no network')
  } finally {
    onlineManager.setOnline(true)
  }
  expect(sent).toBe(1)
})
