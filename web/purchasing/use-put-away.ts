'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { getMovement } from '#contract/movement.ts'
import { api } from '#web/lib/api.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { readKey } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import type { Draft } from '#web/movement/movement-draft.ts'
import { putAwayDraft } from '#web/movement/put-away.ts'
import { toastFailed } from '#web/ui/toast.tsx'

/**
 * Opens a form that moves on what a receipt brought, as the ledger has it.
 * @returns `putAway`, of a receipt by its movement, and whether it is being read
 */
export function usePutAway(onPutAway: (draft: Draft) => void) {
  const problemText = useProblemText()
  const cache = useQueryClient()
  const { tenant } = useSession()
  const [pending, setPending] = useState(false)
  const putAway = async (movementId: string) => {
    setPending(true)
    try {
      const input = { params: { movementId } }
      const queryFn = () => api.call(getMovement, input)
      const receipt = await cache.fetchQuery({ queryKey: readKey(getMovement, input), queryFn })
      const draft = putAwayDraft(receipt, tenant.timeZone)
      if (draft) onPutAway(draft)
    } catch (error) {
      toastFailed(problemText(error))
    }
    setPending(false)
  }
  return { putAway, pending }
}
