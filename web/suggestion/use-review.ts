'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { BodyOf } from '#contract/endpoint.ts'
import { listItems } from '#contract/item.ts'
import {
  acceptSuggestions,
  listSuggestionGroups,
  listValueSuggestions,
  rejectSuggestions,
} from '#contract/value-suggestion.ts'
import { settled, undoneBulkEdit } from '#web/bulk-edit/run-bulk-edit.ts'
import { api } from '#web/lib/api.ts'
import { idempotencyKey } from '#web/lib/idempotency-key.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { readKey } from '#web/lib/read.ts'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

const stale = [listSuggestionGroups, listValueSuggestions, listItems]

/**
 * Accepts suggestions, each time as one batch that can be taken back, and rejects them. One alone is out of sight at once, so that
 * the next can be answered; it comes back where it could not be done.
 */
export function useReview() {
  const t = useTranslations('valueSuggestion')
  const problemText = useProblemText()
  const cache = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set())
  const reread = () => Promise.all(stale.map((endpoint) => cache.invalidateQueries({ queryKey: readKey(endpoint) })))
  /** @param work  whether it was done */
  const run = async (work: () => Promise<boolean>, one: string | undefined) => {
    if (one === undefined) setBusy(true)
    else setAnswered((before) => new Set(before).add(one))
    const isDone = await work().catch((error) => {
      toastFailed(problemText(error))
      return false
    })
    if (one !== undefined && !isDone) setAnswered((before) => new Set([...before].filter((id) => id !== one)))
    await reread()
    if (one === undefined) setBusy(false)
  }
  const undo = (id: string) =>
    run(async () => {
      const { bulkEdit } = await undoneBulkEdit(id)
      setAnswered(new Set())
      toastDone(t('undone', { count: bulkEdit.undone?.restored ?? 0 }))
      return true
    }, undefined)
  const accept = (body: BodyOf<typeof acceptSuggestions>) =>
    run(async () => {
      const asked = await api.call(acceptSuggestions, { body, idempotencyKey: idempotencyKey() })
      const { bulkEdit, problems } = await settled(asked, undefined)
      const { changed, refused } = bulkEdit.counts
      if (refused > 0) toastFailed(t('refused', { count: refused, reason: problems[0]?.problem?.message ?? '' }))
      if (changed > 0) toastDone(t('done', { count: changed }), { label: t('undo'), run: () => undo(bulkEdit.id) })
      return refused === 0
    }, onlyOf(body))
  const reject = (body: BodyOf<typeof rejectSuggestions>) =>
    run(async () => {
      const { rejected } = await api.call(rejectSuggestions, { body, idempotencyKey: idempotencyKey() })
      toastDone(t('rejected', { count: rejected }))
      return true
    }, onlyOf(body))
  return { isBusy, answered, accept, reject }
}

/** The one suggestion that is answered; undefined: several are. */
function onlyOf(body: BodyOf<typeof acceptSuggestions>): string | undefined {
  if ('id' in body) return body.id
  return 'ids' in body && body.ids.length === 1 ? body.ids[0] : undefined
}

export type Review = ReturnType<typeof useReview>
