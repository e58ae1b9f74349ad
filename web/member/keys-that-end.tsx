'use client'
import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { listMemberApiKeys } from '#contract/member.ts'
import type { Role } from '#contract/permissions.ts'
import { api } from '#web/lib/api.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useSession } from '#web/lib/session.tsx'
import { toastFailed } from '#web/ui/toast.tsx'

/** Keys named in the sentence; the rest are counted. */
const named = 5

/**
 * What to say of API keys before a member is removed or takes a weaker role.
 * @returns asks the server: a sentence with their number and names, `''` when none ends (or one may not see keys), and
 *   undefined when it could not be found out, which has been said
 */
export function useKeysThatEnd(): (
  member: { userId: string; name: string },
  role?: Role,
) => Promise<string | undefined> {
  const t = useTranslations('member')
  const problemText = useProblemText()
  const { person, can } = useSession()
  const maySee = can('key:read')
  return useCallback(
    async ({ userId, name }, role) => {
      if (!maySee) return ''
      try {
        const { data } = await api.call(listMemberApiKeys, { params: { userId }, query: role ? { role } : {} })
        const count = data.length
        if (count === 0) return ''
        const first = data.slice(0, named).map((key) => `“${key.name}”`)
        const more = count - first.length
        const keys = more > 0 ? t('keysAndMore', { keys: first.join(', '), more }) : first.join(', ')
        return userId === person.id ? t('yourKeysEnd', { count, keys }) : t('keysEnd', { count, name, keys })
      } catch (error) {
        toastFailed(problemText(error))
        return undefined
      }
    },
    [t, problemText, maySee, person.id],
  )
}

/** What happens, and below it which keys end. */
export function KeysEnd({ text, keys }: { text: string; keys: string }) {
  return (
    <>
      {text}
      {keys ? <span className="mt-2 block text-ink">{keys}</span> : null}
    </>
  )
}
