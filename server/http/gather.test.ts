import { expect, test } from 'vitest'
import { gather } from './gather.ts'

const settled = <A>(answers: A[]) => answers.map((value) => ({ status: 'fulfilled' as const, value }))

/** A gathering whose runs end when they are told to. */
function held(options = { runs: 1, most: 3 }) {
  const runs: { members: readonly string[]; end: () => void }[] = []
  const join = gather<string, string>(
    (members) =>
      new Promise((resolve) => {
        runs.push({ members, end: () => resolve(settled(members.map((member) => `${member}!`))) })
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
  expect(runs[1]?.members).toEqual(['b', 'c', 'd'])
  runs[1]?.end()
  await answers[1]
  expect(runs[2]?.members).toEqual(['e'])
  runs[2]?.end()
  expect(await Promise.all(answers)).toEqual(['a!', 'b!', 'c!', 'd!', 'e!'])
})

test('groups do not wait for each other, and as many runs of one go at a time as are let', () => {
  const { runs, join } = held({ runs: 2, most: 3 })
  for (const member of ['a', 'b', 'c']) void join('one', member)
  void join('other', 'x')
  expect(runs.map(({ members }) => members)).toEqual([['a'], ['b'], ['x']])
})

test('each member has its own outcome', async () => {
  const join = gather<number, number>(
    async (members) =>
      members.map((member) =>
        member % 2 === 0 ? { status: 'fulfilled', value: member } : { status: 'rejected', reason: `odd ${member}` },
      ),
    { runs: 1, most: 10 },
  )
  const outcomes = await Promise.allSettled([0, 1, 2, 3].map((n) => join('group', n)))
  expect(outcomes.map((each) => (each.status === 'fulfilled' ? each.value : each.reason))).toEqual([
    0,
    'odd 1',
    2,
    'odd 3',
  ])
})
