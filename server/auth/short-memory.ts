import { LRUCache } from 'lru-cache'

interface Options {
  /** most entries kept */
  max: number
  ttlMs: number
}

/**
 * What was looked up a moment ago, for as long as it may be stale in another process. Concurrent look-ups of one key
 * share one query. Dropping takes effect at once in this process: a look-up that began before it is not remembered, nor
 * shared with a request that begins after it. What is not found is not remembered.
 */
export class ShortMemory<V extends object> {
  readonly #values: LRUCache<string, V>
  readonly #loading = new Map<string, Promise<V | undefined>>()
  #drops = 0

  constructor({ max, ttlMs }: Options) {
    this.#values = new LRUCache({ max, ttl: ttlMs })
  }

  async find(key: string, load: () => Promise<V | undefined>): Promise<V | undefined> {
    return this.#values.get(key) ?? this.#loading.get(key) ?? this.#load(key, load)
  }

  drop(...keys: string[]): void {
    this.#drops++
    this.#loading.clear()
    for (const key of keys) this.#values.delete(key)
  }

  dropWhere(matches: (value: V) => boolean): void {
    this.drop(...[...this.#values].filter(([, value]) => matches(value)).map(([key]) => key))
  }

  async #load(key: string, load: () => Promise<V | undefined>): Promise<V | undefined> {
    const drops = this.#drops
    const loading = load()
    this.#loading.set(key, loading)
    try {
      const value = await loading
      if (value !== undefined && drops === this.#drops) this.#values.set(key, value)
      return value
    } finally {
      if (this.#loading.get(key) === loading) this.#loading.delete(key)
    }
  }
}
