import type { ReorderRow } from '#contract/reorder.ts'
import type { Language } from '#contract/words/languages.ts'
import { type Sentence, sentence } from '#contract/words/sentence.ts'
import type { ToldEvent } from '#core/forecast/known-event.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { eventReason } from './event-reason.ts'

type Told = Omit<ReorderRow, 'reason' | 'withinBudget'>

/** Why something is to be ordered: what the forecast says, whatever the rule; events that a rule goes by, what the rule says, what drafts and other places hold of it. */
export function reasonOf(
  row: Told,
  { today, language, events }: { today: string; language: Language; events: readonly ToldEvent[] },
): Sentence[] {
  const of = (quantity: string | number) => `${grouped(quantity, language)} ${row.unit}`
  const isByForecast = row.rule.kind === 'forecast'
  return [
    row.outlook ? outlookOf(row, row.outlook, today, language) : undefined,
    ...(isByForecast ? eventsAhead(row, events, today).map((event) => eventReason(event, today, language)) : []),
    ruleOf(row, of),
    toQuantity(row.blocked).gt(0) ? sentence('purchase.reason.blocked', { blocked: of(row.blocked) }) : undefined,
    row.levels?.isLimitedByShelfLife ? sentence('purchase.reason.shelfLife') : undefined,
    row.transfer
      ? sentence('purchase.reason.transfer', {
          quantity: of(row.transfer.quantity),
          place: row.transfer.fromLocationName,
        })
      : undefined,
    toQuantity(row.drafted).lte(0)
      ? undefined
      : toQuantity(row.drafted).gte(row.need)
        ? sentence('purchase.reason.covered', { drafted: of(row.drafted) })
        : sentence('purchase.reason.partlyCovered', { drafted: of(row.drafted) }),
  ].filter((each) => each !== undefined)
}

function outlookOf(
  { onHand, blocked, incoming }: Told,
  { weeklyDemand, leadTimeDays, leadTimeSource, runsOutOn }: NonNullable<ReorderRow['outlook']>,
  today: string,
  language: Language,
): Sentence {
  const isRare = weeklyDemand < 1
  const number = new Intl.NumberFormat(language, { maximumSignificantDigits: weeklyDemand < 10 ? 2 : 3 })
  const rate = number.format(isRare ? (weeklyDemand / 7) * 30.4375 : weeklyDemand)
  const days = Math.round(leadTimeDays)
  const left = toDecimal(toQuantity(onHand).minus(blocked))
  const facts = [
    isRare ? sentence('purchase.reason.monthly', { rate }) : sentence('purchase.reason.weekly', { rate }),
    toQuantity(left).lte(0)
      ? sentence('purchase.reason.noneLeft')
      : toQuantity(incoming).gt(0)
        ? sentence('purchase.reason.leftAndComing', {
            left: grouped(left, language),
            incoming: grouped(incoming, language),
          })
        : sentence('purchase.reason.left', { left: grouped(left, language) }),
    leadTimeSource === 'assumed'
      ? sentence('purchase.reason.daysAssumed', { days })
      : sentence('purchase.reason.days', { days }),
  ]
  const ends = toQuantity(left).lte(0)
    ? sentence('purchase.reason.isOut')
    : runsOutOn === null
      ? sentence('purchase.reason.lasts')
      : sentence('purchase.reason.runsOut', { day: dayText(runsOutOn, today, language) })
  const [sells = '', lasts = '', needs = ''] = facts
  return sentence('purchase.reason.outlook', { sells, left: lasts, needs, ends })
}

/** Events of the days that an order of today has to last for. */
function eventsAhead({ outlook, levels }: Told, events: readonly ToldEvent[], today: string) {
  const days = Math.ceil((outlook?.leadTimeDays ?? 0) + (levels?.reviewDays ?? 0))
  const until = new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10)
  return events.filter(({ endsOn, startsOn, percent }) => percent !== null && endsOn >= today && startsOn <= until)
}

function ruleOf({ rule, levels, position, need }: Told, of: (quantity: string | number) => string) {
  const facts = { position: of(position), need: of(need) }
  switch (rule.kind) {
    case 'none':
      return undefined
    case 'minMax':
      return sentence('purchase.reason.minMax', { ...facts, point: of(rule.minimum), maximum: of(rule.maximum) })
    case 'reorderPoint':
      return rule.orderQuantity === null
        ? sentence('purchase.reason.upToPoint', { ...facts, point: of(rule.reorderPoint) })
        : sentence('purchase.reason.reorderPoint', { ...facts, point: of(rule.reorderPoint) })
    case 'forecast': {
      if (!levels) return undefined
      const figures = { point: of(levels.reorderPoint), need: of(need), upTo: of(levels.orderUpTo) }
      const percent = levels.serviceLevel === null ? null : String(Number((levels.serviceLevel * 100).toFixed(1)))
      // with nothing on hand and nothing on the way, what it is filled up to is what is needed
      const isWhole = toQuantity(need).eq(levels.orderUpTo)
      if (percent === null)
        return isWhole ? sentence('purchase.reason.wholeByCost', figures) : sentence('purchase.reason.byCost', figures)
      return isWhole
        ? sentence('purchase.reason.wholeByLevel', { ...figures, percent })
        : sentence('purchase.reason.byLevel', { ...figures, percent })
    }
  }
}

/** An exact quantity with thousands set apart. */
function grouped(quantity: string | number, language: Language): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 9 }).format(Number(quantity))
}

/** "3 December", with its year where that is not this one. */
function dayText(day: string, today: string, language: Language): string {
  const isThisYear = day.slice(0, 4) === today.slice(0, 4)
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    month: 'long',
    ...(isThisYear ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`))
}
