/** What became of one member of a gathering. */
export type Outcome<Answer> = PromiseSettledResult<Answer>

export interface GatherOptions {
  /** runs of a group at a time */
  runs: number
  /** members of a run */
  most: number
}

/**
 * Lets those that come while others of their group are at work go together next: a lone one goes at once and waits for nobody, and the
 * busier a group is the more go together.
 * @param run  never rejects: says what became of each member, in their order
 * @returns joins a member to a group and answers with its own outcome
 */
export function gather<Member, Answer>(
  run: (members: readonly Member[]) => Promise<readonly Outcome<Answer>[]>,
  { runs, most }: GatherOptions,
): (group: string, member: Member) => Promise<Answer> {
  const groups = new Map<string, Group<Member, Answer>>()
  const start = async (name: string, group: Group<Member, Answer>): Promise<void> => {
    group.running += 1
    const going = group.waiting.splice(0, most)
    const outcomes = await run(going.map(({ member }) => member))
    going.forEach(({ resolve, reject }, index) => {
      const outcome = outcomes[index]
      if (outcome?.status === 'fulfilled') resolve(outcome.value)
      else reject(outcome?.reason ?? new Error('a member of a gathering was forgotten'))
    })
    group.running -= 1
    if (group.waiting.length > 0) void start(name, group)
    else if (group.running === 0) groups.delete(name)
  }
  return (name, member) =>
    new Promise((resolve, reject) => {
      const group = groups.get(name) ?? { running: 0, waiting: [] }
      groups.set(name, group)
      group.waiting.push({ member, resolve, reject })
      if (group.running < runs) void start(name, group)
    })
}

interface Group<Member, Answer> {
  running: number
  waiting: { member: Member; resolve: (answer: Answer) => void; reject: (reason: unknown) => void }[]
}
