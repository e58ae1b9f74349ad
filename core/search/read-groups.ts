import { sentence, type Text } from '#contract/words/sentence.ts'
import { fieldLabel } from './label.ts'
import { addClause, applies, hasRole, isFiller, type Reading, wordsOfSegment } from './reading.ts'
import type { Segment } from './segment.ts'

/** `stock per category`, `value by location`, `how many for each supplier`: a figure for each of several groups. */
export function readGroups(reading: Reading): void {
  const { segments, taken } = reading
  for (const [at, segment] of segments.entries()) {
    if (taken[at] || segment.kind !== 'word' || !parts(reading, segment)) continue
    let next = at + 1
    while (isFiller(segments[next]) && !groupAt(reading, next)) next++
    const group = groupAt(reading, next)
    if (!group || taken[next] || segments[next + 1]?.kind === 'amount') continue
    const figure = reading.aggregate ?? figureSaid(reading, at)
    if (!figure) continue
    reading.aggregate = { ...figure, by: group.by }
    addClause(reading, { kind: 'aggregate', label: sentence('search.perGroup', { what: group.name }), filter: null }, [
      at,
      next,
    ])
    return
  }
}

/** Whether a word opens what things are grouped by; `by` alone does so only where a figure is asked for. */
function parts(reading: Reading, segment: Segment): boolean {
  if (hasRole(segment, 'each')) return true
  // `how many cranes does each make have`
  const { ofEachOne } = reading.vocabulary.lexicon.language
  if (reading.aggregate && ofEachOne.includes(wordsOfSegment(reading, segment).toLowerCase())) return true
  return hasRole(segment, 'by') && /^by$/i.test(wordsOfSegment(reading, segment)) && asksForFigure(reading)
}

function asksForFigure({ aggregate, segments }: Reading): boolean {
  const first = segments.find((segment) => segment.kind !== 'break' && !isFiller(segment))
  return aggregate !== undefined || hasRole(first, 'onHand', 'total')
}

/** What things can be grouped by that a segment names. */
function groupAt(reading: Reading, index: number): { by: string; name: Text } | undefined {
  const segment = reading.segments[index]
  if (!segment) return undefined
  if (segment.kind === 'field') {
    const field = segment.fields.find(
      (one) =>
        applies(reading, one) &&
        (one.kind === 'select' || one.kind === 'boolean' || (one.kind === 'text' && !one.core)),
    )
    return field && { by: field.field, name: fieldLabel(field) }
  }
  const word = reading.tokens[segment.start]?.norm ?? ''
  const { groupNames } = reading.vocabulary.lexicon.language
  if (segment.end > segment.start + 1 || (segment.kind !== 'word' && segment.kind !== 'unknown')) return undefined
  if (groupNames.location.includes(word)) return { by: 'location', name: sentence('search.group.location') }
  if (groupNames.itemType.includes(word)) return { by: 'itemType', name: sentence('search.group.itemType') }
  return undefined
}

/** The figure that words before the group name, where none is asked for otherwise: `stock per place`, `items per supplier`. */
function figureSaid(reading: Reading, at: number): NonNullable<Reading['aggregate']> | undefined {
  const before = reading.segments.slice(0, at)
  const stock = before.findIndex((one) => one.kind === 'word' && hasRole(one, 'onHand', 'countUnit', 'total'))
  const things = before.findIndex((one) => one.kind === 'word' && hasRole(one, 'generic', 'entries', 'count'))
  if (before.some(({ kind }) => kind === 'adjective' || kind === 'amount')) return undefined
  if (stock < 0 && things < 0 && !before.some(({ kind }) => kind === 'type' || kind === 'value')) return undefined
  const of = stock < 0 && things >= 0 ? 'count' : 'quantity'
  addClause(reading, { kind: 'aggregate', label: sentence(`search.aggregate.${of}`), filter: null }, [
    stock >= 0 ? stock : things >= 0 ? things : at,
  ])
  return { of, basis: 'cost', locations: [] }
}
