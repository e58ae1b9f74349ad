import { hashPassword, verifyPassword } from 'better-auth/crypto'
import { z } from 'zod'
import { newTenant } from '#contract/tenant.ts'
import { sentence, wording } from '#contract/words/sentence.ts'
import { say } from '#core/words/say.ts'
import { newAccount } from '#server/auth/account-input.ts'
import type { Database } from '#server/db/database.ts'
import type { Transaction } from '#server/db/transaction.ts'
import type { Person } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { asRefusals, describeRefusals, toRefusals } from '#server/http/refused-input.ts'
import { createApiKey } from './create-api-key.ts'
import { createTenant } from './create-tenant.ts'

export interface NewAccount {
  name: string
  email: string
  password: string
}

/** Whoever runs the command line answers for the accounts they make: 8 characters are enough, where people who sign up choose 10. */
const operatorAccount = newAccount.extend({
  password: z.string().min(8, wording('account.operatorPasswordShort')).max(200),
})

/**
 * Makes a person who signs in with e-mail and password, as signing up does, or finds the one who exists.
 * @param tx  of the system role
 * @throws AppError invalid_value  a field is not acceptable; user_already_exists  with another password
 */
export async function createAccount(tx: Transaction, input: NewAccount): Promise<Person> {
  const { name, email, password } = parse(operatorAccount, input)
  const [existing] = await tx.query<Person & { password: string | null }>({
    text: `select u.id, u.name, u.email, a.password
           from auth."user" u left join auth.account a on a."userId" = u.id and a."providerId" = 'credential'
           where u.email = $1`,
    values: [email],
  })
  if (existing) {
    const isTheirs = existing.password !== null && (await verifyPassword({ hash: existing.password, password }))
    if (!isTheirs) throw new AppError('user_already_exists')
    return { id: existing.id, name: existing.name, email: existing.email }
  }
  const hash = await hashPassword(password)
  const [person] = await tx.query<Person>({
    text: `with person as (insert into auth."user" (name, email) values ($1, $2) returning id, name, email),
           credential as (
             insert into auth.account ("accountId", "providerId", "userId", password)
             select id, 'credential', id, $3 from person
           )
           select id, name, email from person`,
    values: [name, email, hash],
  })
  if (!person) throw new Error('The new person was not returned.')
  return person
}

export interface TenantWithOwner {
  tenantId: string
  userId: string
  /** an Admin's API key; shown only here */
  apiKey: string
}

/**
 * Founds an organisation with its first Admin and an API key, in one transaction: for the command line and tests.
 * @param settings  the organisation's, as far as they differ from the defaults
 * @throws AppError invalid_value, user_already_exists
 */
export async function createTenantWithOwner(
  database: Database,
  input: { name: string; email: string; password: string; personName?: string },
  settings: Partial<Omit<z.input<typeof newTenant>, 'name'>> = {},
): Promise<TenantWithOwner> {
  const tenantInput = parse(newTenant, { ...settings, name: input.name })
  return database.system(async (tx) => {
    const name = input.personName ?? input.email.slice(0, Math.max(1, input.email.indexOf('@')))
    const person = await createAccount(tx, { name, email: input.email, password: input.password })
    const tenant = await createTenant(tx, person, tenantInput)
    const owner = { kind: 'person', id: person.id, name: person.name, tenantId: tenant.id, role: 'admin' } as const
    const { secret } = await createApiKey(tx, owner, {
      name: say(sentence('tenant.firstKey'), tenant.language),
      role: 'admin',
    })
    return { tenantId: tenant.id, userId: person.id, apiKey: secret }
  })
}

function parse<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const read = schema.safeParse(value, asRefusals)
  if (read.success) return read.data
  throw new AppError('invalid_value', describeRefusals(toRefusals(read.error)))
}
