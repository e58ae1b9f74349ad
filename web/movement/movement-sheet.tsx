'use client'
import { Tag, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { getMovement } from '#contract/movement.ts'
import { labelsAddress } from '#web/label/labels-address.ts'
import { isRefusal, useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { useMayReverse } from '#web/movement/may-reverse.ts'
import { MovementFacts } from '#web/movement/movement-facts.tsx'
import { MovementKindBadge } from '#web/movement/movement-kind-badge.tsx'
import { MovementLines } from '#web/movement/movement-lines.tsx'
import { ReverseDialog } from '#web/movement/reverse-dialog.tsx'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

/** One movement beside the list: its facts, its lines, and the way to reverse it. */
export function MovementSheet({
  movementId,
  onOpen,
}: {
  movementId: string | undefined
  onOpen: (movementId: string | undefined) => void
}) {
  const t = useTranslations('movement')
  const label = useTranslations('label')
  const problemText = useProblemText()
  const mayReverse = useMayReverse()
  const [reversing, setReversing] = useState(false)
  const query = useRead(
    getMovement,
    { params: { movementId: movementId ?? '' } },
    { enabled: movementId !== undefined },
  )
  const movement = query.data
  const missing = isRefusal(query.error)
  return (
    <Sheet
      open={movementId !== undefined}
      onOpenChange={(open) => open || onOpen(undefined)}
      title={movement ? t(`kind.${movement.kind}`) : t('one')}
      className="sm:w-[34rem]"
      footer={
        movement ? (
          <>
            <ButtonLink href={labelsAddress([movement.id], 'movement')}>
              <Tag />
              {label('link')}
            </ButtonLink>
            {mayReverse(movement) ? (
              <Button onClick={() => setReversing(true)}>
                <Undo2 />
                {t('detail.reverse')}
              </Button>
            ) : null}
          </>
        ) : undefined
      }
    >
      {query.isError ? (
        <ErrorState
          {...(missing
            ? { title: t('detail.missing') }
            : { onRetry: () => void query.refetch(), children: problemText(query.error) })}
        />
      ) : movement ? (
        <>
          <div className="mb-3">
            <MovementKindBadge movement={movement} />
          </div>
          <MovementFacts movement={movement} onOpen={onOpen} />
          <h3 className="mt-6 mb-1 font-semibold">
            {t('detail.lines')} <span className="font-normal text-faint">{movement.lines.length}</span>
          </h3>
          <MovementLines movement={movement} />
          <ReverseDialog
            key={movement.id}
            movementIds={[movement.id]}
            open={reversing}
            onOpenChange={setReversing}
            onDone={([reversal]) => onOpen(reversal?.id)}
          />
        </>
      ) : (
        <div aria-busy="true" className="space-y-4">
          <Skeleton className="w-2/5" />
          <Skeleton className="h-40" />
          <Skeleton className="h-24" />
        </div>
      )}
    </Sheet>
  )
}
