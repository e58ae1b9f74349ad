'use client'
import { useFormContext } from 'react-hook-form'
import { useFormatter, useTranslations } from 'use-intl'
import { z } from 'zod'
import type { ApiProblem } from '#contract/client.ts'
import { goodsOf } from '#web/lot/goods.ts'
import type { Draft } from '#web/movement/movement-draft.ts'
import { Button } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'

/** What the problem says of each unusual line. */
const facts = z.array(z.object({ line: z.int(), suggestion: z.string().nullable() }))

/** Asks about quantities far above the usual: post them as they stand, or what was probably meant instead. */
export function UnusualNotice({
  problem,
  pending,
  onConfirm,
}: {
  problem: ApiProblem['problem']
  pending: boolean
  onConfirm: () => void
}) {
  const t = useTranslations('movement.form')
  const format = useFormatter()
  const form = useFormContext<Draft>()
  const read = facts.safeParse(problem.lines)
  // a line with lots or serials is sent as several, so that their numbers are not those of the form
  const isPlain = form.getValues('lines').every(({ tracking }) => tracking === 'none')
  const meant = read.success && isPlain ? read.data.filter(({ suggestion }) => suggestion !== null) : []
  return (
    <Notice tone="warn" title={t('unusual')}>
      <p>{problem.detail}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        {meant.map(({ line, suggestion }) => (
          <Button
            key={line}
            size="sm"
            look="primary"
            onClick={() => form.setValue(`lines.${line - 1}.goods`, goodsOf(suggestion ?? ''), { shouldDirty: true })}
          >
            {t('useInstead', { quantity: format.number(Number(suggestion), { maximumFractionDigits: 9 }) })}
          </Button>
        ))}
        <Button size="sm" pending={pending} onClick={onConfirm}>
          {t('meant')}
        </Button>
      </div>
    </Notice>
  )
}
