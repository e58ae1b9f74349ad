import type { useTranslations } from 'use-intl'
import type { Task } from '#contract/task.ts'
import { en } from '#contract/words/en.ts'

/** What a task works on, in words; a stage this version has no word for is shown as it is named. */
export function taskStage(t: ReturnType<typeof useTranslations<'task'>>, task: Task): string {
  const { stage } = task
  return isKnown(stage) ? t(`stages.${stage}`) : stage || t('stages.preparing')
}

function isKnown(stage: string): stage is keyof (typeof en)['task']['stages'] {
  return Object.hasOwn(en.task.stages, stage)
}
