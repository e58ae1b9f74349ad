'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { createItem, type Item, listItems, updateItem } from '#contract/item.ts'
import type { ItemProposal } from '#contract/item-proposal.ts'
import type { LookAlike } from '#contract/look-alike.ts'
import { getSummary } from '#contract/stock.ts'
import {
  createSupplierItem,
  deleteSupplierItem,
  listSupplierItems,
  type SupplierItem,
} from '#contract/supplier-item.ts'
import { api } from '#web/lib/api.ts'
import { idempotencyKey } from '#web/lib/idempotency-key.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { readKey } from '#web/lib/read.ts'
import { steadyKey } from '#web/lib/steady-key.ts'
import { type LineDraft, type LinePhoto, toLineItem, toLineTerms } from '#web/proposal/line-draft.ts'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/** A line, what a person made of it, and what became of it. */
export interface Line {
  id: number
  proposal: ItemProposal
  draft: LineDraft
  /** what it was read on */
  photo?: LinePhoto
  /** items with photos like it */
  looksLike?: readonly LookAlike[]
  outcome?: Outcome
}

export interface Outcome {
  /** made of the line, or there before */
  item?: Pick<Item, 'id' | 'name'>
  isNew?: boolean
  /** what was made of the line was taken back again */
  isTakenBack?: boolean
  /** why the item, or with an item there its supplier's terms, were refused */
  refusal?: string
}

interface Made {
  lines: { id: number; outcome: Outcome }[]
  items: Item[]
  terms: SupplierItem[]
}

/**
 * Makes items of lines one after the other, each under a key of its own, so that one that is refused holds up no other, and pressing
 * again makes none twice. The toast takes all of them back.
 */
export function useMakeLines(onOutcome: (lineId: number, outcome: Outcome) => void) {
  const t = useTranslations('proposal')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const cache = useQueryClient()
  const [pending, setPending] = useState(false)
  const [keys] = useState(() => new Map<string, ReturnType<typeof steadyKey>>())
  const underKey = (name: string) => {
    const known = keys.get(name) ?? steadyKey()
    keys.set(name, known)
    return known
  }
  const refresh = () =>
    Promise.all(
      [listItems, getSummary, listSupplierItems].map((stale) => cache.invalidateQueries({ queryKey: readKey(stale) })),
    )

  const makeLine = async (
    { id, proposal, draft, photo, outcome }: Line,
    supplierId: string,
    made: Made,
  ): Promise<Outcome> => {
    let item = outcome?.item
    let isNew = outcome?.isNew ?? false
    try {
      if (!item && draft.choice === 'known') item = { id: draft.itemId, name: proposal.name }
      if (!item) {
        const body = toLineItem(proposal, draft, photo)
        const created = (await underKey(`item ${id}`)(body, (key) =>
          api.call(createItem, { body, idempotencyKey: key }),
        )) as Item
        made.items.push(created)
        item = created
        isNew = true
      }
      if (supplierId && draft.keepTerms) {
        const body = toLineTerms(proposal, supplierId, item.id)
        const terms = (await underKey(`terms ${id}`)(body, (key) =>
          api.call(createSupplierItem, { body, idempotencyKey: key }),
        )) as SupplierItem
        made.terms.push(terms)
      }
      return { item, isNew }
    } catch (error) {
      const reason = problemText(error as Error)
      return item && isNew ? { item, isNew, refusal: t('termsRefused', { reason }) } : { refusal: reason }
    }
  }

  const undo = async ({ items, terms, lines }: Made) => {
    try {
      for (const { id, version } of terms)
        await api.call(deleteSupplierItem, {
          params: { supplierItemId: id },
          ifMatch: version,
          idempotencyKey: idempotencyKey(),
        })
      for (const { id, version } of items)
        await api.call(updateItem, {
          params: { itemId: id },
          ifMatch: version,
          body: { archived: true },
          idempotencyKey: idempotencyKey(),
        })
      for (const { id, outcome } of lines) if (outcome.item) onOutcome(id, { ...outcome, isTakenBack: true })
      toastDone(t('undone'))
    } catch {
      toastFailed(t('undoPartly'))
    }
    await refresh()
  }

  const make = async (lines: readonly Line[], supplierId: string) => {
    setPending(true)
    const made: Made = { lines: [], items: [], terms: [] }
    let refused = 0
    for (const line of lines) {
      const outcome = await makeLine(line, supplierId, made)
      if (outcome.refusal) refused += 1
      made.lines.push({ id: line.id, outcome })
      onOutcome(line.id, outcome)
    }
    await refresh()
    setPending(false)
    if (made.items.length > 0 || made.terms.length > 0)
      toastDone(
        made.items.length > 0 ? t('made', { count: made.items.length }) : t('noted', { count: made.terms.length }),
        { label: ui('undo'), run: () => void undo(made) },
      )
    if (refused > 0) toastFailed(t('refused', { count: refused }))
  }
  return { make, pending }
}
