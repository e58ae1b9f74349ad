'use client'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { Field, ReferenceTarget } from '#contract/field.ts'
import type { Attributes } from '#contract/item.ts'
import { formatMeasure } from '#core/unit/format-measure.ts'
import { textLink } from '#web/account/account-form.tsx'
import { FileValue } from '#web/field/file-value.tsx'
import { OptionBadge } from '#web/field/option-badge.tsx'
import { useReferences } from '#web/field/references.ts'
import { useSession } from '#web/lib/session.tsx'
import { Amount, Money } from '#web/ui/amount.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Code } from '#web/ui/code-block.tsx'
import { DateTime } from '#web/ui/date-time.tsx'

type Shape = Pick<Field, 'kind' | 'unit' | 'currency' | 'options' | 'referenceTo' | 'resultKind'>

/**
 * A custom value as a person reads it; nothing for no value. Fits in a table's cell and on a page.
 * @param oneLine  nothing of it is broken across lines
 */
export function AttributeValue({
  field,
  value,
  oneLine = false,
}: {
  field: Shape
  value: Attributes[string] | undefined
  oneLine?: boolean
}): ReactNode {
  const t = useTranslations('field')
  const { tenant } = useSession()
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return null
  const list = Array.isArray(value) ? value : [String(value)]
  const [first = ''] = list
  switch (field.kind === 'formula' ? (field.resultKind ?? 'text') : field.kind) {
    case 'integer':
    case 'number':
      return <Measure value={first} unit={field.unit} />
    case 'money':
      return <Money value={first} currency={field.currency ?? tenant.currency} />
    case 'boolean':
      return value === true || value === 'true' ? t('yes') : t('no')
    case 'select':
    case 'multiSelect':
      return <Options options={field.options} keys={list} oneLine={oneLine} />
    case 'date':
      return <Day value={first} />
    case 'dateTime':
      return Number.isNaN(Date.parse(first)) ? first : <DateTime value={first} />
    case 'url':
      return (
        <Outside href={/^https?:\/\//i.test(first) ? first : undefined}>
          {first.replace(/^https?:\/\/(www\.)?/, '')}
        </Outside>
      )
    case 'email':
      return <Outside href={`mailto:${first}`}>{first}</Outside>
    case 'phone':
      return <Outside href={`tel:${first.replace(/[^\d+]/g, '')}`}>{first}</Outside>
    case 'reference':
      return field.referenceTo ? (
        <References target={field.referenceTo} ids={list} oneLine={oneLine} />
      ) : (
        list.join(', ')
      )
    case 'file':
    case 'image':
      return <FileValue ids={list} image={field.kind === 'image'} />
    case 'barcode':
    case 'autonumber':
      return <Code>{first}</Code>
    case 'longText':
      return oneLine ? first : <span className="whitespace-pre-line">{first}</span>
    default:
      return first
  }
}

function Measure({ value, unit }: { value: string; unit: string | null }) {
  if (!unit) return <Amount value={value} maximumFractionDigits={9} />
  // `4.7 kΩ` where that is the custom; the number is then written in the person's own way
  const [, scaled, symbol] = /^(\S+) (\S+)$/.exec(formatMeasure(value, unit)) ?? []
  return scaled && symbol && symbol !== unit ? (
    <Amount value={scaled} unit={symbol} maximumFractionDigits={9} />
  ) : (
    <Amount value={value} unit={unit} maximumFractionDigits={9} />
  )
}

function Options({ options, keys, oneLine }: { options: Shape['options']; keys: readonly string[]; oneLine: boolean }) {
  return (
    <span className={classNames('inline-flex max-w-full gap-1 align-middle', !oneLine && 'flex-wrap')}>
      {keys.map((key) => (
        <OptionBadge key={key} option={options.find((option) => option.key === key) ?? { label: key }} />
      ))}
    </span>
  )
}

function Day({ value }: { value: string }) {
  const format = useFormatter()
  const date = new Date(`${value}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return value
  return (
    <time dateTime={value} className="whitespace-nowrap">
      {format.dateTime(date, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })}
    </time>
  )
}

/** An address that leads out of the product; without one that is safe to open it is a mere text. */
function Outside({ href, children }: { href: string | undefined; children: string }) {
  if (!href) return children
  const isPage = href.startsWith('http')
  return (
    <a href={href} className={textLink} {...(isPage ? { target: '_blank', rel: 'noreferrer' } : {})}>
      {children}
    </a>
  )
}

function References({ target, ids, oneLine }: { target: ReferenceTarget; ids: readonly string[]; oneLine: boolean }) {
  const t = useTranslations('field')
  const { byId, isPending } = useReferences(target, ids)
  return (
    <span className={classNames('inline-flex max-w-full gap-x-2', !oneLine && 'flex-wrap')}>
      {ids.map((id) => {
        const one = byId.get(id)
        if (!one)
          return (
            <span key={id} className="text-faint">
              {isPending ? '…' : t('gone')}
            </span>
          )
        return one.href ? (
          <Link key={id} href={one.href} className={textLink} title={one.note}>
            {one.name}
          </Link>
        ) : (
          <span key={id} title={one.note}>
            {one.name}
          </span>
        )
      })}
    </span>
  )
}
