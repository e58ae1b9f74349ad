'use client'
import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import type { MappingTarget } from '#contract/import.ts'
import { en } from '#contract/words/en.ts'
import type { ImportPreview } from '#web/import/mapping.ts'

/** What a column becomes, in words: core targets from the catalogue, own and new fields by their names. */
export function useTargetWords(preview: Pick<ImportPreview, 'targets'>): (target: MappingTarget) => string {
  const t = useTranslations('import')
  const { targets } = preview
  return useCallback(
    (target: MappingTarget) => {
      if (typeof target !== 'string') return t('setup.newFieldOf', { name: target.newField.name })
      if (isTarget(target)) return t(`target.${target}`)
      return targets.find((one) => one.target === target)?.label ?? target
    },
    [t, targets],
  )
}

/** Whether this is a core target, and not a field. */
export function isTarget(target: string): target is keyof (typeof en)['import']['target'] {
  return Object.hasOwn(en.import.target, target)
}
