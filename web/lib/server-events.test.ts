import { describe, expect, test } from 'vitest'
import { readEvents } from '#web/lib/server-events.ts'

function stream(...chunks: string[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk))
      controller.close()
    },
  })
}

async function all(...chunks: string[]): Promise<unknown[]> {
  return collect(stream(...chunks))
}

async function collect(body: ReadableStream<Uint8Array>): Promise<unknown[]> {
  const events: unknown[] = []
  for await (const event of readEvents(body)) events.push(event)
  return events
}

describe('readEvents', () => {
  test('an event is whole however the network cuts it', async () => {
    const text = 'event: task\ndata: {"done":1}\n\ndata: {"done":2}\n\n'
    for (let cut = 0; cut <= text.length; cut++) {
      expect(await all(text.slice(0, cut), text.slice(cut))).toEqual([{ done: 1 }, { done: 2 }])
    }
  })
  test('carriage returns end lines too, even cut between CR and LF', async () => {
    const text = 'data: {"a":1}\r\n\r\ndata: {"a":2}\r\n\r\n'
    for (let cut = 0; cut <= text.length; cut++) {
      expect(await all(text.slice(0, cut), text.slice(cut))).toEqual([{ a: 1 }, { a: 2 }])
    }
  })
  test('heartbeats, unfinished events and what is no JSON are passed over', async () => {
    expect(await all(': beat\n\ndata: nonsense\n\ndata: {"a":1}\n\ndata: {"never":"ended"}\n')).toEqual([{ a: 1 }])
  })
  test('several data lines make one event', async () => {
    expect(await all('data: {"a":\ndata: 1}\n\n')).toEqual([{ a: 1 }])
  })
  test('a letter of two bytes cut in half arrives whole', async () => {
    const bytes = new TextEncoder().encode('data: {"name":"Ž"}\n\n')
    const at = bytes.indexOf(0xc5) + 1
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(bytes.slice(0, at))
        controller.enqueue(bytes.slice(at))
        controller.close()
      },
    })
    expect(await collect(body)).toEqual([{ name: 'Ž' }])
  })
})
