'use client'
import { useCallback, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { Condition, DayFromToday, Filter } from '#contract/filter.ts'
import { useReferences } from '#web/field/references.ts'
import { type FilterField, operatorsOf } from '#web/item/filter-field.ts'
import { useFilterFields } from '#web/item/filter-fields.ts'
import { isCondition } from '#web/item/filter-tree.ts'
import { useAllLocations } from '#web/location/all-locations.ts'

/** Says a filter in words short enough for a chip: `On hand < 10 in Main warehouse`. */
export function useFilterWords(): (tree: Filter) => string {
  const t = useTranslations('item.filter')
  const format = useFormatter()
  const fields = useFilterFields()
  const { byId } = useAllLocations()
  const nameItem = useItemNames()
  return useCallback(
    (tree: Filter): string => {
      const say = (part: Filter): string => {
        if ('text' in part) return t('text', { text: part.text })
        if ('not' in part) return t('not', { part: sayWithin(part.not) })
        const period = periodOf(part)
        if (period) {
          const [first, second] = period
          const field = fields.get(second.field)
          if (field)
            return t('period', {
              first: say(first),
              operator: operatorWord(t, field, second.op),
              value: sayOperand(second, field),
            })
        }
        if ('and' in part) return part.and.map(sayWithin).reduce((first, second) => t('and', { first, second }))
        if ('or' in part) return part.or.map(sayWithin).reduce((first, second) => t('or', { first, second }))
        const said = sayCondition(part, fields.get(part.field))
        return part.location
          ? t('partAt', { part: said, location: byId.get(part.location)?.name ?? t('unknown') })
          : said
      }
      // what belongs together is told from what stands beside it
      const sayWithin = (part: Filter) =>
        'and' in part || 'or' in part ? t('bracketed', { part: say(part) }) : say(part)
      const sayCondition = (condition: Condition, field: FilterField | undefined): string => {
        const name = field?.label ?? t('unknown')
        const operator = field ? operatorWord(t, field, condition.op) : condition.op
        if (condition.op === 'empty' || condition.op === 'notEmpty') return t('partBare', { field: name, operator })
        if (condition.field === 'state') return sayValue(condition.value, field)
        return t('part', { field: name, operator, value: sayOperand(condition, field) })
      }
      const sayOperand = ({ than, fromToday, value }: Condition, field: FilterField | undefined): string => {
        if (fromToday) return sayDay(t, fromToday)
        if (!than) return sayValue(value, field)
        const other = fields.get(than.field)?.label ?? t('unknown')
        return than.times === undefined ? other : t('times', { times: String(than.times), field: other })
      }
      const sayValue = (value: Condition['value'], field: FilterField | undefined): string => {
        if (Array.isArray(value)) {
          return value.map((one) => sayValue(one, field)).reduce((first, second) => t('or', { first, second }))
        }
        if (value === undefined) return ''
        if (typeof value === 'boolean') return value ? t('yes') : t('no')
        const text = String(value)
        if (field?.options) return field.options.find((option) => option.value === text)?.label ?? t('unknown')
        if (field?.kind === 'item') return nameItem(text) ?? t('anItem')
        if (field?.kind === 'number') return sayNumber(text, field.unit)
        if (field?.kind === 'day' || (field?.kind === 'instant' && !Number.isNaN(Date.parse(text)))) {
          const day = field.kind === 'day'
          return format.dateTime(new Date(day ? `${text}T00:00:00Z` : text), {
            day: 'numeric',
            month: 'short',
            year: 'numeric',
            ...(day ? { timeZone: 'UTC' } : {}),
          })
        }
        return t('text', { text })
      }
      const sayNumber = (text: string, unit: string | undefined) => {
        const number = Number.isNaN(Number(text))
          ? text
          : format.number(text as unknown as number, { maximumFractionDigits: 9 })
        return unit ? `${number} ${unit}` : number
      }
      return say(tree)
    },
    [t, format, fields, byId, nameItem],
  )
}

/** What items are called; one that is not known yet is read, and said at the next render. */
function useItemNames(): (id: string) => string | undefined {
  const [read, setRead] = useState<readonly string[]>([])
  const { byId } = useReferences('item', read)
  return useCallback(
    (id) => {
      const name = byId.get(id)?.name
      // a filter is said while its page renders, which is no time to begin reading
      if (name === undefined)
        queueMicrotask(() => setRead((before) => (before.includes(id) ? before : [...before, id])))
      return name
    },
    [byId],
  )
}

/** The two ends of a period in which one field lies, so that the field is said once: `Best before since today until 30 days from today`. */
function periodOf(tree: Filter): [Condition, Condition] | undefined {
  if (!('and' in tree) || tree.and.length !== 2) return undefined
  const [first, second] = tree.and
  if (!first || !second || !isCondition(first) || !isCondition(second)) return undefined
  const isPeriod =
    first.field === second.field &&
    (first.op === 'gte' || first.op === 'gt') &&
    (second.op === 'lte' || second.op === 'lt') &&
    (first.fromToday !== undefined || second.fromToday !== undefined) &&
    first.location === undefined &&
    second.location === undefined
  return isPeriod ? [first, second] : undefined
}

type Translate = ReturnType<typeof useTranslations<'item.filter'>>

/** `30 days from today`, `the first day of last month`. */
function sayDay(t: Translate, { unit, count, edge }: DayFromToday): string {
  const many = { count: Math.abs(count) }
  if (!edge) return count === 0 ? t('days.today') : t(`days.${count > 0 ? 'ahead' : 'back'}.${unit}`, many)
  const period = count === 0 ? t(`days.this.${unit}`) : t(`days.${count > 0 ? 'next' : 'last'}.${unit}`, many)
  return t(`days.edge.${edge}`, { period })
}

/** An operator in words; one that the kind does not offer (a question may use it) is said as a number's. */
export function operatorWord(t: Translate, field: FilterField, op: Condition['op']): string {
  const isPicked = field.kind === 'choice' || field.kind === 'item'
  const group = field.kind === 'day' || field.kind === 'instant' ? 'date' : isPicked ? 'choice' : field.kind
  // The wire's `eq` and `ne` on a choice mean the same as a list of one.
  const same = isPicked && (op === 'eq' || op === 'ne') ? (op === 'eq' ? 'in' : 'nin') : op
  const key = `operators.${group}.${same}`
  // Not every pair of kind and operator has a word; `has` asks before the typed key is used.
  if (t.has(key as 'operators.number.eq')) return t(key as 'operators.number.eq')
  const plain = `operators.number.${same}`
  return t.has(plain as 'operators.number.eq') ? t(plain as 'operators.number.eq') : op
}

/** The operators of a field with their words, for a menu. */
export function operatorChoices(t: Translate, field: FilterField): { value: Condition['op']; label: string }[] {
  return operatorsOf[field.kind]
    .filter((op) => !field.atLocation || (op !== 'empty' && op !== 'notEmpty'))
    .map((op) => ({ value: op, label: operatorWord(t, field, op) }))
}
