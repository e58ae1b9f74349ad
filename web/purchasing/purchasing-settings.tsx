'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { getPurchasingSettings, updatePurchasingSettings } from '#contract/purchase-order.ts'
import { parseDecimal } from '#web/lib/parse-decimal.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { orderReads } from '#web/purchasing/order-reads.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { NumberInput } from '#web/ui/input.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/** How the organisation buys: how much more than ordered may be received. */
export function PurchasingSettings() {
  const t = useTranslations('purchasing.settings')
  const form = useTranslations('purchasing.form')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const { can } = useSession()
  const { data } = useRead(getPurchasingSettings, {})
  const [typed, setTyped] = useState<string>()
  const save = useWrite(updatePurchasingSettings, {
    refreshes: [getPurchasingSettings, ...orderReads],
    onSuccess: () => {
      setTyped(undefined)
      toastDone(t('saved'))
    },
    onError: (error) => toastFailed(problemText(error)),
  })
  if (!data) return null
  const text = typed ?? data.overReceiptPercent
  const percent = parseDecimal(text)
  const isSound = percent !== undefined && Number(percent) <= 1_000
  return (
    <Panel title={t('title')}>
      <form
        noValidate
        className="flex items-start gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          if (isSound) save.mutate({ ifMatch: data.version, body: { overReceiptPercent: percent } })
        }}
      >
        <Field
          label={t('tolerance')}
          help={t('help')}
          error={isSound ? undefined : form('percentForm')}
          className="flex-1"
        >
          <NumberInput
            className="max-w-40"
            unit="%"
            value={text}
            disabled={!can('tenant:write')}
            onChange={(event) => setTyped(event.target.value)}
          />
        </Field>
        {typed !== undefined && typed !== data.overReceiptPercent ? (
          <Button type="submit" look="primary" className="mt-6" pending={save.isPending}>
            {ui('save')}
          </Button>
        ) : null}
      </form>
    </Panel>
  )
}
