export interface GatherOptions {
  /** members of a run */
  most: number
  /** after which a run that still goes on keeps nobody waiting */
  patienceMs: number
}

/**
 * Lets those that come while others of their group are at work go together next, one run of a group at a time: a lone one goes at once and waits for nobody, and the
 * busier a group is the more go together.
 * @param run  what becomes of each member, in their order, as soon as that is under way; never rejects
 * @returns joins a member to a group and answers as its own promise does
 */
export function gather<Member, Answer>(
  run: (members: readonly Member[]) => Promise<readonly Promise<Answer>[]>,
  { most, patienceMs }: GatherOptions,
): (group: string, member: Member) => Promise<Answer> {
  const groups = new Map<string, Group<Member, Answer>>()
  const start = async (name: string, group: Group<Member, Answer>): Promise<void> => {
    group.isRunning = true
    const going = group.waiting.splice(0, most)
    await within(patienceMs, async () => {
      const answers = await run(going.map(({ member }) => member))
      going.forEach(({ resolve, reject }, index) => {
        const answer = answers[index]
        if (answer) resolve(answer)
        else reject(new Error('a member of a gathering was forgotten'))
      })
      await Promise.allSettled(answers)
    })
    group.isRunning = false
    if (group.waiting.length > 0) void start(name, group)
    else groups.delete(name)
  }
  return (name, member) =>
    new Promise((resolve, reject) => {
      const group = groups.get(name) ?? { isRunning: false, waiting: [] }
      groups.set(name, group)
      group.waiting.push({ member, resolve, reject })
      if (!group.isRunning) void start(name, group)
    })
}

interface Group<Member, Answer> {
  /** a run is on that others wait for */
  isRunning: boolean
  waiting: {
    member: Member
    resolve: (answer: Promise<Answer>) => void
    reject: (reason: unknown) => void
  }[]
}

/** Resolves when the work is done, or the time is up and the work goes on by itself. */
function within(timeoutMs: number, work: () => Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, timeoutMs)
    void work().finally(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}
