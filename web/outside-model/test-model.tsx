'use client'
import { useTranslations } from 'use-intl'
import { listOutsideModelUse, testOutsideModel } from '#contract/outside-model.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useWrite } from '#web/lib/write.ts'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'

/** Asks the model as it is set for one word, and says how that went. */
export function TestModel({ isReady, isChanged }: { isReady: boolean; isChanged: boolean }) {
  const t = useTranslations('outsideModel')
  const problemText = useProblemText()
  const test = useWrite(testOutsideModel, { refreshes: [listOutsideModelUse] })
  const { data, error } = test
  return (
    <div className="min-w-0 flex-1 basis-60">
      <Button disabled={!isReady} pending={test.isPending} onClick={() => test.mutate({})}>
        {t('test')}
      </Button>
      <p
        role="status"
        className={classNames(
          'mt-1 text-sm text-pretty',
          data && data.outcome !== 'answered' ? 'text-danger' : 'text-soft',
        )}
      >
        {error
          ? problemText(error)
          : data && isReady
            ? t(`outcome.${data.outcome}`, { milliseconds: data.tookMs })
            : t(isChanged ? 'testFirst' : 'testHelp')}
      </p>
    </div>
  )
}
