'use client'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ApiProblem } from '#contract/client.ts'
import type { Item } from '#contract/item.ts'
import { type Kit, mostParts, updateKit } from '#contract/kit.ts'
import { ItemPicker } from '#web/item/item-picker.tsx'
import { useItemsById } from '#web/item/items-by-id.ts'
import { parseDecimal } from '#web/lib/parse-decimal.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { stockReads } from '#web/lib/stock-reads.ts'
import { useWrite } from '#web/lib/write.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormSheet } from '#web/ui/form-sheet.tsx'
import { NumberInput } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { toastDone } from '#web/ui/toast.tsx'

interface Line {
  itemId: string
  quantity: string
}

const emptyLine: Line = { itemId: '', quantity: '1' }

/** Says what one of an item is made of; with every line removed it is no kit any more. */
export function EditParts({ item, kit, onClose }: { item: Item; kit: Kit; onClose: () => void }) {
  const t = useTranslations('kit.form')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  // what was there when it was opened, and its version: another's change is not overwritten
  const [base] = useState(kit)
  const [lines, setLines] = useState<readonly Line[]>(() =>
    base.parts.length > 0 ? base.parts.map(({ itemId, quantity }) => ({ itemId, quantity })) : [emptyLine],
  )
  const [tried, setTried] = useState(false)
  const items = useItemsById(lines.flatMap(({ itemId }) => (itemId ? [itemId] : [])))
  const save = useWrite(updateKit, {
    refreshes: stockReads,
    onSuccess: () => {
      toastDone(t('saved'))
      onClose()
    },
  })
  const faults = lines.map(({ itemId, quantity }, index) => ({
    item:
      itemId === ''
        ? t('itemMissing')
        : lines.findIndex((line) => line.itemId === itemId) < index
          ? t('twice')
          : undefined,
    quantity: /[1-9]/.test(parseDecimal(quantity) ?? '') ? undefined : t('quantityForm'),
  }))
  const submit = () => {
    setTried(true)
    if (faults.some((fault) => fault.item ?? fault.quantity)) return
    const parts = lines.map(({ itemId, quantity }) => ({ itemId, quantity: parseDecimal(quantity) ?? quantity }))
    save.mutate({ params: { itemId: item.id }, ifMatch: base.version, body: { parts } })
  }
  const isStale = save.error instanceof ApiProblem && save.error.code === 'version_mismatch'
  const put = (index: number, line: Line) => setLines(lines.map((each, at) => (at === index ? line : each)))
  return (
    <FormSheet
      title={t('title', { name: item.name })}
      description={t('note')}
      submit={ui('save')}
      pending={save.isPending}
      problem={save.error ? (isStale ? t('conflict') : problemText(save.error)) : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      {lines.length === 0 ? <Notice tone="warn">{t('nothing')}</Notice> : null}
      <ul className="space-y-3">
        {lines.map((line, index) => {
          const unit = items.get(line.itemId)?.unit
          return (
            // lines have no identity of their own, and keep their order
            <li key={index} className="flex items-start gap-2 rounded-md border p-3">
              <div className="grid min-w-0 flex-1 gap-2 sm:grid-cols-[minmax(0,1fr)_9rem]">
                <Field label={t('item')} error={tried ? faults[index]?.item : undefined}>
                  <ItemPicker
                    value={line.itemId || undefined}
                    onValueChange={(itemId) => put(index, { ...line, itemId })}
                  />
                </Field>
                <Field label={t('quantity')} error={tried ? faults[index]?.quantity : undefined}>
                  <NumberInput
                    {...(unit ? { unit } : {})}
                    value={line.quantity}
                    onChange={(event) => put(index, { ...line, quantity: event.target.value })}
                    onFocus={(event) => event.target.select()}
                  />
                </Field>
              </div>
              <Button
                look="quiet"
                size="icon"
                className="mt-6"
                aria-label={t('remove', { number: String(index + 1) })}
                onClick={() => setLines(lines.filter((_, at) => at !== index))}
              >
                <X />
              </Button>
            </li>
          )
        })}
      </ul>
      {lines.length < mostParts ? (
        <Button size="sm" onClick={() => setLines([...lines, emptyLine])}>
          <Plus />
          {t('add')}
        </Button>
      ) : null}
    </FormSheet>
  )
}
