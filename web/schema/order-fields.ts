'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type Field, listFields, orderFields } from '#contract/field.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useWrite } from '#web/lib/write.ts'
import { toastFailed } from '#web/ui/toast.tsx'

/**
 * Puts fields in order, at once on the page and then on the server; a refusal puts them back.
 * @param fields  living fields in their stored order
 */
export function useFieldOrder(fields: readonly Field[]) {
  const t = useTranslations('schema')
  const problemText = useProblemText()
  const [wanted, setWanted] = useState<readonly string[]>()
  const write = useWrite(orderFields, {
    refreshes: [listFields],
    onSuccess: () => setWanted(undefined),
    onError: (error) => {
      setWanted(undefined)
      toastFailed(`${t('orderFailed')} ${problemText(error)}`)
    },
  })
  return {
    ordered: inOrder(fields, wanted),
    order: (next: readonly Field[]) => {
      const fieldIds = next.map((field) => field.id)
      setWanted(fieldIds)
      write.mutate({ body: { fieldIds } })
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
