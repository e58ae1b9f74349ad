'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Field, listFields, updateField } from '#contract/field.ts'
import { api } from '#web/lib/api.ts'
import { idempotencyKey } from '#web/lib/idempotency-key.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { readKey } from '#web/lib/read.ts'
import { toastFailed } from '#web/ui/toast.tsx'

/** The positions to write so that `fields` (in their present order) stand with one moved by `by` places. */
export function positionsAfterMove(
  fields: readonly Pick<Field, 'id' | 'position'>[],
  id: string,
  by: -1 | 1,
): { id: string; position: number }[] {
  const from = fields.findIndex((field) => field.id === id)
  const to = from + by
  if (from < 0 || to < 0 || to >= fields.length) return []
  const order = [...fields]
  order.splice(to, 0, ...order.splice(from, 1))
  return order
    .map((field, position) => ({ id: field.id, position, before: field.position }))
    .filter((field) => field.position !== field.before)
    .map(({ id: moved, position }) => ({ id: moved, position }))
}

/** Moves a field up or down in the order of forms. */
export function useMoveField(): { move: (fields: readonly Field[], id: string, by: -1 | 1) => void; moving: boolean } {
  const cache = useQueryClient()
  const problemText = useProblemText()
  const [moving, setMoving] = useState(false)
  const write = async (fields: readonly Field[], id: string, by: -1 | 1) => {
    setMoving(true)
    try {
      for (const { id: fieldId, position } of positionsAfterMove(fields, id, by)) {
        const ifMatch = fields.find((field) => field.id === fieldId)?.version
        if (ifMatch === undefined) continue
        await api.call(updateField, {
          params: { fieldId },
          body: { position },
          ifMatch,
          idempotencyKey: idempotencyKey(),
        })
      }
    } catch (error) {
      toastFailed(problemText(error))
    }
    await cache.invalidateQueries({ queryKey: readKey(listFields) })
    setMoving(false)
  }
  return { move: (fields, id, by) => void write(fields, id, by), moving }
}
