'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ApiProblem } from '#contract/client.ts'
import { type Field, listFields, orderFields } from '#contract/field.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { readKey } from '#web/lib/read.ts'
import { useWrite } from '#web/lib/write.ts'
import { toastFailed } from '#web/ui/toast.tsx'

/**
 * Puts fields in order, at once on the page and then on the server; a refusal puts them back, and where somebody else was faster theirs is shown.
 * @param fields  living fields in their stored order
 */
export function useFieldOrder(fields: readonly Field[]) {
  const t = useTranslations('schema')
  const problemText = useProblemText()
  const cache = useQueryClient()
  const [wanted, setWanted] = useState<readonly string[]>()
  const [conflict, setConflict] = useState<readonly string[]>()
  const write = useWrite(orderFields, {
    refreshes: [listFields],
    onSuccess: () => setWanted(undefined),
    onError: async (error) => {
      const mine = wanted
      await cache.invalidateQueries({ queryKey: readKey(listFields) })
      setWanted(undefined)
      if (error instanceof ApiProblem && error.code === 'conflict') setConflict(mine)
      else toastFailed(`${t('orderFailed')} ${problemText(error)}`)
    },
  })
  const place = (fieldIds: readonly string[]) => {
    setConflict(undefined)
    setWanted(fieldIds)
    write.mutate({ body: { fieldIds: [...fieldIds], seenIds: fields.map((field) => field.id) } })
  }
  return {
    ordered: inOrder(fields, wanted),
    order: (next: readonly Field[]) => place(next.map((field) => field.id)),
    /** what to do where somebody else placed them meanwhile: their order is shown */
    conflict: conflict && {
      saveMine: () => place(inOrder(fields, conflict).map((field) => field.id)),
      keepTheirs: () => setConflict(undefined),
    },
  }
}

/** The fields in the order of ids; those it does not name, such as one made meanwhile, stay last in theirs. */
export function inOrder<Row extends { id: string }>(rows: readonly Row[], ids: readonly string[] | undefined): Row[] {
  if (!ids) return [...rows]
  const place = new Map(ids.map((id, index) => [id, index]))
  const placeOf = (row: Row) => place.get(row.id) ?? ids.length
  return rows.toSorted((a, b) => placeOf(a) - placeOf(b))
}
