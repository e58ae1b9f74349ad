'use client'
import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { en } from '#contract/words/en.ts'
import type { ImportPreview } from '#web/import/mapping.ts'

/** What a column becomes, in words: core targets and new fields from the catalogue, own fields by their names. */
export function useTargetWords(preview: Pick<ImportPreview, 'targets'>): (target: string) => string {
  const t = useTranslations('import')
  const { targets } = preview
  return useCallback(
    (target: string) => {
      if (isTarget(target)) return t(`target.${target}`)
      const kind = target.startsWith('new:') ? target.slice('new:'.length) : ''
      if (isNewField(kind)) return t('setup.newField', { kind: t(`newField.${kind}`) })
      return targets.find((one) => one.target === target)?.label ?? target
    },
    [t, targets],
  )
}

function isTarget(target: string): target is keyof (typeof en)['import']['target'] {
  return Object.hasOwn(en.import.target, target)
}

function isNewField(kind: string): kind is keyof (typeof en)['import']['newField'] {
  return Object.hasOwn(en.import.newField, kind)
}
