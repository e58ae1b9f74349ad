import { expect, test } from 'vitest'
import { gather } from './gather.ts'

const long = 60_000

/** A gathering whose runs end when they are told to. */
function held(options = { most: 3, patienceMs: long }) {
  const runs: { members: readonly string[]; end: () => void }[] = []
  const join = gather<string, string>(
    (members) =>
      new Promise((resolve) => {
        runs.push({ members, end: () => resolve(members.map(async (member) => `${member}!`)) })
      }),
    options,
  )
  return { runs, join }
}

test('a lone member goes at once; those that come meanwhile go together, in their order and no more than are let', async () => {
  const { runs, join } = held()
  const answers = ['a', 'b', 'c', 'd', 'e'].map((member) => join('group', member))
  expect(runs.map(({ members }) => members)).toEqual([['a']])
  runs[0]?.end()
  await answers[0]
  await expect.poll(() => runs[1]?.members).toEqual(['b', 'c', 'd'])
  runs[1]?.end()
  await answers[1]
  await expect.poll(() => runs[2]?.members).toEqual(['e'])
  runs[2]?.end()
  expect(await Promise.all(answers)).toEqual(['a!', 'b!', 'c!', 'd!', 'e!'])
})

test('groups do not wait for each other', () => {
  const { runs, join } = held()
  for (const member of ['a', 'b', 'c']) void join('one', member)
  void join('other', 'x')
  expect(runs.map(({ members }) => members)).toEqual([['a'], ['x']])
})

test('each member has its own outcome, and one that takes long keeps no other of its run waiting', async () => {
  const never = new Promise<number>(() => undefined)
  const join = gather<number, number>(
    async (members) =>
      members.map((member) =>
        member === 3 ? never : member % 2 === 0 ? Promise.resolve(member) : Promise.reject(member),
      ),
    { most: 10, patienceMs: long },
  )
  const joined = [0, 1, 2, 3, 4].map((n) => join('group', n))
  const outcomes = await Promise.allSettled([0, 1, 2, 4].map((n) => joined[n]))
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
})

test('a run that takes longer than others have patience for lets the next one go', async () => {
  const { runs, join } = held({ most: 3, patienceMs: 20 })
  void join('group', 'a')
  void join('group', 'b')
  await expect.poll(() => runs.map(({ members }) => members)).toEqual([['a'], ['b']])
})
