'use client'
import { useFormatter, useTranslations } from 'use-intl'
import type { Field } from '#contract/field.ts'

type Format = ReturnType<typeof useFormatter>

/** What stands below a field's input: its help text, then its limits in words. */
export function useHelp(field: Field): string | undefined {
  const t = useTranslations('field')
  const format = useFormatter()
  const { min, max } = field
  const kind = field.kind
  const words =
    kind === 'text' || kind === 'longText'
      ? (['lengthRange', 'lengthFrom', 'lengthTo'] as const)
      : ['multiSelect', 'reference', 'file', 'image'].includes(kind)
        ? (['countRange', 'countFrom', 'countTo'] as const)
        : (['range', 'rangeFrom', 'rangeTo'] as const)
  const limits =
    min !== null && max !== null
      ? t(words[0], { min: sayBound(format, field, min), max: sayBound(format, field, max) })
      : min !== null
        ? t(words[1], { min: sayBound(format, field, min) })
        : max !== null
          ? t(words[2], { max: sayBound(format, field, max) })
          : ''
  // a sentence that something follows needs no mark besides
  const help = limits === '' ? field.help : field.help.trimEnd().replace(/(?<!\.)\.$/, '')
  return [help, limits].filter(Boolean).join(' · ') || undefined
}

function sayBound(format: Format, { kind, unit }: Field, bound: string): string {
  if (kind === 'date') return format.dateTime(new Date(`${bound}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' })
  if (kind === 'dateTime') return format.dateTime(new Date(bound), { dateStyle: 'medium', timeStyle: 'short' })
  // Intl.NumberFormat takes decimal strings exactly; the type of use-intl knows numbers only.
  const number = format.number(bound as unknown as number, { maximumFractionDigits: 9 })
  return unit ? `${number} ${unit}` : number
}
