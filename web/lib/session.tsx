'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { usePathname, useRouter } from 'next/navigation'
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useSyncExternalStore } from 'react'
import type { z } from 'zod'
import { ApiProblem } from '#contract/client.ts'
import { allows, type Permission } from '#contract/permissions.ts'
import { listTenants, type membership } from '#contract/tenant.ts'
import { api } from '#web/lib/api.ts'
import { getSession, type Person, signOut } from '#web/lib/auth.ts'
import { chooseTenant, currentTenantId, onTenantChange } from '#web/lib/current-tenant.ts'

export type Membership = z.output<typeof membership>

type Session = {
  person: Person
  /** the current organisation and one's role in it */
  tenant: Membership
  tenants: readonly Membership[]
  can: (permission: Permission) => boolean
  switchTenant: (tenantId: string) => void
  leave: () => Promise<void>
}

const Context = createContext<Session | undefined>(undefined)

/** The signed-in person and their current organisation; only below `SessionGate`. */
export function useSession(): Session {
  const session = use(Context)
  if (!session) throw new Error('useSession outside SessionGate')
  return session
}

/** Who is signed in, without asking for an organisation. */
export function usePerson() {
  return useQuery({ queryKey: ['person'], queryFn: getSession, staleTime: 60_000 })
}

/** The organisations of the signed-in person. */
export function useTenants(enabled: boolean) {
  return useQuery({
    queryKey: ['tenants'],
    queryFn: async ({ signal }) => (await api.call(listTenants, { signal })).data,
    enabled,
    staleTime: 60_000,
  })
}

/** The address of the sign-in page that comes back to where one was. */
export function signInAddress(from: string): string {
  return from === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(from)}`
}

/**
 * Lets its children render only with a person and an organisation at hand; leads to sign-in or to the first-run page otherwise.
 * @param waiting  what stands there until both are known
 * @param failed  what stands there when neither can be known, the server being out of reach
 */
export function SessionGate({
  waiting,
  failed,
  children,
}: {
  waiting: ReactNode
  failed: (retry: () => void) => ReactNode
  children: ReactNode
}) {
  const router = useRouter()
  const pathname = usePathname()
  const cache = useQueryClient()
  const chosen = useSyncExternalStore(onTenantChange, currentTenantId, () => undefined)
  const person = usePerson()
  const tenants = useTenants(Boolean(person.data))
  const signedOut = person.data === null || (tenants.error instanceof ApiProblem && tenants.error.status === 401)
  const homeless = tenants.data?.length === 0
  const tenant = tenants.data?.find((one) => one.id === chosen) ?? tenants.data?.[0]

  useEffect(() => {
    if (signedOut) router.replace(signInAddress(pathname + window.location.search))
    else if (homeless) router.replace('/welcome')
  }, [signedOut, homeless, router, pathname])
  useEffect(() => {
    if (tenant && tenant.id !== chosen) chooseTenant(tenant.id)
  }, [tenant, chosen])

  const switchTenant = useCallback(
    (tenantId: string) => {
      chooseTenant(tenantId)
      router.push('/')
    },
    [router],
  )
  const leave = useCallback(async () => {
    await signOut()
    chooseTenant(undefined)
    cache.clear()
    router.replace('/sign-in')
  }, [cache, router])
  const session = useMemo<Session | undefined>(
    () =>
      person.data && tenant && tenants.data && tenant.id === chosen
        ? {
            person: person.data,
            tenant,
            tenants: tenants.data,
            can: (permission) => allows(tenant.role, permission),
            switchTenant,
            leave,
          }
        : undefined,
    [person.data, tenant, tenants.data, chosen, switchTenant, leave],
  )

  if (session) {
    // The key throws away every page's state on a switch: nothing of one organisation may linger in another.
    return (
      <Context key={session.tenant.id} value={session}>
        {children}
      </Context>
    )
  }
  if ((person.isError || tenants.isError) && !signedOut) {
    return failed(() => void (person.isError ? person.refetch() : tenants.refetch()))
  }
  return waiting
}
