import { describe, expect, test } from 'vitest'
import { loadConfig, loadProcessConfig, toProcessEnv } from './config.ts'

const secret = 's'.repeat(32)

describe('loadConfig', () => {
  test('an empty environment is a working configuration that only this machine can reach', () => {
    expect(loadConfig({ PORT: '' })).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
    })
  })

  test.each([
    ['PORT', '70000', /^PORT must be a whole number from 1 to 65535, not "70000"\.$/],
    ['PORT', '3000x', /^PORT must/],
    ['DATABASE_URL', 'mysql://host/db', /^DATABASE_URL must look like/],
    ['REDIS_URL', 'localhost:6379', /^REDIS_URL must look like/],
    ['SECRET', 'short', /^SECRET must have at least 32 characters\.$/],
    ['LOG_LEVEL', 'loud', /^LOG_LEVEL must be one of/],
  ])('%s=%s is refused with one sentence', (name, value, sentence) => {
    expect(() => loadConfig({ [name]: value })).toThrow(sentence)
  })

  test('every bad value is named at once', () => {
    expect(() => loadConfig({ PORT: 'x', TRUST_PROXY: 'maybe' })).toThrow(/PORT.*\nTRUST_PROXY/)
  })

  test('a password never reaches the sentence', () => {
    expect(() => loadConfig({ DATABASE_URL: 'mysql://me:hunter2@host/db' })).toThrow(/^(?!.*hunter2)/)
  })
})

describe('a bucket for files', () => {
  const bucket = { S3_BUCKET: 'files', S3_ACCESS_KEY_ID: 'id', S3_SECRET_ACCESS_KEY: 'key' }

  test('is none unless it is set up, and stands at Amazon unless told', () => {
    expect(loadConfig({}).s3).toBeUndefined()
    expect(loadConfig({ ...bucket, S3_REGION: 'eu-central-1' }).s3).toMatchObject({
      endpoint: 'https://s3.eu-central-1.amazonaws.com',
      bucket: 'files',
      forcePathStyle: true,
    })
  })

  test('half set up is refused, and no key is in the sentence', () => {
    expect(() => loadConfig({ S3_ENDPOINT: 'http://minio:9000', S3_SECRET_ACCESS_KEY: 'hunter2' })).toThrow(
      /^(?!.*hunter2)S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY must be set together\.$/,
    )
  })

  test('reaches the processes', () => {
    const urls = { appDatabaseUrl: 'postgresql://a@h/i', systemDatabaseUrl: 'postgresql://s@h/i' }
    const config = { ...loadConfig({ ...bucket, S3_ENDPOINT: 'http://minio:9000' }), secret, ...urls }
    expect(loadProcessConfig(toProcessEnv(config)).s3).toEqual(config.s3)
  })
})

describe('loadProcessConfig', () => {
  test('a process reads back exactly what the launcher was given', () => {
    const config = {
      ...loadConfig({ PORT: '4242', TRUST_PROXY: 'true', PUBLIC_URL: 'https://stock.example.com/' }),
      secret,
      appDatabaseUrl: 'postgresql://app:a@localhost:5432/i?host=%2Ftmp%2Fx',
      systemDatabaseUrl: 'postgresql://system:s@localhost:5432/i',
    }
    expect(loadProcessConfig(toProcessEnv(config))).toEqual(config)
  })

  test('a process without its database says what is missing', () => {
    expect(() => loadProcessConfig({ SECRET: secret })).toThrow(/APP_DATABASE_URL/)
  })
})
