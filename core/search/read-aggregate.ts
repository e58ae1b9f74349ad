import { sentence } from '#contract/words/sentence.ts'
import { leaveUnread } from './read-letters.ts'
import { readMeasure } from './read-measure.ts'
import { addClause, hasRole, isFiller, type Reading, wordsOfSegment } from './reading.ts'
import type { Segment } from './segment.ts'

/** `I mean fewer than 20`: takes back what was said before, and asks for no average. */
function saysWhatIsMeant({ tokens, vocabulary }: Reading, { start }: Segment): boolean {
  return vocabulary.lexicon.language.persons.includes(tokens[start - 1]?.norm ?? '')
}

/** Whether a question asks for a figure over items, not for items: decided before conditions are read. */
export function readAggregate(reading: Reading): void {
  leaveDistinct(reading)
  leaveUnread(
    reading,
    reading.segments.flatMap((segment, at) =>
      hasRole(segment, 'average') && saysWhatIsMeant(reading, segment) ? [at] : [],
    ),
  )
  if (readMeasure(reading)) return
  const { segments } = reading
  const find = (...roles: Parameters<typeof hasRole>[1][]) =>
    segments.findIndex((segment, at) => !reading.taken[at] && hasRole(segment, ...roles))
  const core = (name: 'price' | 'cost') =>
    segments.findIndex(
      (segment, at) => !reading.taken[at] && segment.kind === 'field' && segment.fields[0]?.core === name,
    )
  const [average, worth, total, howMuch, howMany, count, retail] = [
    segments.findIndex(
      (segment, at) => !reading.taken[at] && hasRole(segment, 'average') && !saysWhatIsMeant(reading, segment),
    ),
    wordOnly(find('worth')),
    find('total'),
    find('howMuch'),
    segments.findIndex((segment, at) => !reading.taken[at] && hasRole(segment, 'howMany') && !isCompared(reading, at)),
    find('count'),
    find('retail'),
  ]
  const [named, cost] = [core('price'), isCostVerb(core('cost')) ? -1 : core('cost')]
  // `what does a boiler cost on average` asks for the price
  const price = named < 0 && isCostVerb(core('cost')) ? core('cost') : named
  // `total quantity on both vans`
  const totalStock = segments.findIndex(
    (segment, at) =>
      !reading.taken[at] &&
      segment.kind === 'word' &&
      hasRole(segment, 'onHand') &&
      reading.vocabulary.lexicon.language.phrases.total.includes(wordAt(reading, segment)),
  )
  // `total retail value`
  const retailWords = segments[retail]
  const retailValue = retailWords !== undefined && /value/i.test(wordsOfSegment(reading, retailWords))
  const worthWord = worth >= 0 && segments[worth]?.kind === 'field'
  const valueWord =
    worth >= 0 && !numberBehind(reading, worth) && (asksForValue(reading, worth) || total >= 0 || howMuch >= 0)

  if (average >= 0 && (price >= 0 || cost < 0) && !numberBehind(reading, price)) {
    report('average_price', [average, price])
  } else if (
    valueWord ||
    (worth >= 0 && retail >= 0 && !numberBehind(reading, worth)) ||
    (howMuch >= 0 && retail >= 0) ||
    (retail >= 0 && asksWhat(reading) && !numberBehind(reading, retail)) ||
    (retailValue && (total >= 0 || howMuch >= 0 || retail === 0)) ||
    ((total >= 0 || howMuch >= 0) &&
      (price >= 0 || cost >= 0) &&
      !numberBehind(reading, cost) &&
      !numberBehind(reading, price))
  ) {
    report('value', [worth, total, howMuch, retail, cost, price])
    if (reading.aggregate && (retail >= 0 || (price >= 0 && cost < 0 && !(worthWord && price === worth))))
      reading.aggregate.basis = 'price'
  } else if (costsUs(reading, core('cost'))) {
    report('value', [core('cost'), total])
  } else if (count >= 0) {
    report('count', [count, total])
  } else if (howMany >= 0) {
    const entries = [howMany + 1, howMany + 2].find(
      (at) => hasRole(segments[at], 'entries') && segments[at]?.kind === 'word',
    )
    const ofState =
      segments.some((segment) =>
        hasRole(segment, 'outOfStock', 'belowReorderPoint', 'archived', 'missing', 'overdue'),
      ) ||
      segments.some((segment) => segment.kind === 'amount' && segment.amount.units.length === 0) ||
      // `number of medicines without a dose`
      segments.some((segment, at) => {
        const next = segments.slice(at + 1).find((one) => !isFiller(one))
        return segment.kind === 'word' && hasRole(segment, 'not') && next?.kind === 'field' && next.whole
      })
    report(entries !== undefined || ofState ? 'count' : 'quantity', [howMany, total])
  } else if (
    howMuch >= 0 &&
    segments.some((segment) => hasRole(segment, 'onHand', 'countUnit', 'inStock') || segment.kind === 'location')
  ) {
    report('quantity', [howMuch, total])
  } else if (
    total >= 0 &&
    segments.some((segment) => segment.kind === 'word' && hasRole(segment, 'onHand', 'countUnit'))
  ) {
    report('quantity', [total, find('onHand', 'countUnit')])
  } else if (
    total >= 0 &&
    segments[total]?.kind === 'word' &&
    namesThings(segments[total + 1]) &&
    !isOrderedOrBounded(reading)
  ) {
    report('quantity', [total])
  } else if (totalStock >= 0 && !isOrderedOrBounded(reading)) {
    report('quantity', [totalStock])
  }

  function isCostVerb(index: number): boolean {
    const { words, nounAfter } = reading.vocabulary.lexicon.language.costVerb
    const segment = segments[index]
    const before = reading.tokens[(segment?.start ?? 0) - 1]
    return (
      segment !== undefined &&
      segment.end === segment.start + 1 &&
      words.includes(wordAt(reading, segment)) &&
      before?.kind === 'word' &&
      !nounAfter.includes(before.norm)
    )
  }
  function wordOnly(index: number): number {
    return segments[index]?.kind === 'word' || segments[index]?.kind === 'field' ? index : -1
  }
  function report(of: 'quantity' | 'count' | 'value' | 'average_price', indexes: readonly number[]) {
    reading.aggregate = { of, basis: 'cost', locations: [] }
    // The words may lie far apart: one chip for each stretch would say the same, so the first stands for all.
    const [first] = indexes.filter((index) => index >= 0)
    addClause(reading, { kind: 'aggregate', label: sentence(`search.aggregate.${of}`), filter: null }, [first ?? 0])
    for (const index of indexes) if (index >= 0) reading.taken[index] = true
    for (const [index, segment] of segments.entries()) {
      // `the stock`, `units` in `how many units of stock` say again what is counted.
      if (
        segment.kind === 'word' &&
        !reading.taken[index] &&
        hasRole(segment, 'onHand', 'countUnit', 'entries', 'total', 'everywhere', 'howMany', 'howMuch')
      ) {
        if (segments[index - 1]?.kind !== 'amount' && segments[index + 1]?.kind !== 'amount')
          reading.taken[index] = true
      }
    }
  }
}

/** `what would all of them fetch`. */
function asksWhat({ tokens, vocabulary }: Reading): boolean {
  return vocabulary.lexicon.language.askingWords.includes(tokens[0]?.norm ?? '')
}

/** `what did the batteries cost us`: the value of what is there, by what it cost. */
function costsUs(reading: Reading, cost: number): boolean {
  const { segments, tokens, vocabulary } = reading
  const { askingWords } = vocabulary.lexicon.language
  const isEnd = segments.slice(cost + 1).every((one) => isFiller(one) || one.kind === 'break' || hasRole(one, 'total'))
  return cost > 0 && isEnd && askingWords.includes(tokens[0]?.norm ?? '') && isPurchase(segments[cost])

  function isPurchase(segment: Segment | undefined): boolean {
    return (
      segment !== undefined &&
      (segment.end > segment.start + 1 || vocabulary.lexicon.language.didWords.includes(tokens[1]?.norm ?? ''))
    )
  }
}

/** `how many colours are there`, `number of different makers`: values that differ are counted by nothing here. */
function leaveDistinct(reading: Reading): void {
  const { segments, tokens, taken } = reading
  const at = segments.findIndex((segment, index) => !taken[index] && hasRole(segment, 'howMany', 'count'))
  if (at < 0) return
  let next = at + 1
  const isDifferent = ({ start }: Segment) =>
    reading.vocabulary.lexicon.language.differing.includes(tokens[start]?.norm ?? '')
  while (next <= at + 2 && segments[next]?.kind === 'unknown' && isDifferent(segments[next] as Segment)) next++
  const field = segments[next]
  const isChoice =
    field?.kind === 'field' &&
    field.whole &&
    !taken[next] &&
    field.fields.every(({ core, kind }) => !core && (kind === 'select' || kind === 'text')) &&
    reading.vocabulary.lexicon.language.isPlural(tokens[field.end - 1]?.norm ?? '')
  if (isChoice)
    leaveUnread(
      reading,
      segments.flatMap((_, index) => (index >= at && index <= next ? [index] : [])),
    )
}

/** `with a stock of more than ten` asks for no total; `how many 250 ml beakers` does. */
function isCompared(reading: Reading, at: number): boolean {
  const [segment, next] = [reading.segments[at], reading.segments[at + 1]]
  const asks =
    segment !== undefined && reading.vocabulary.lexicon.language.askingWords.includes(wordAt(reading, segment))
  if (next?.kind === 'amount') return !asks
  return !asks && hasRole(next, 'more', 'less', 'atLeast', 'atMost', 'between', 'exactly')
}

/** `total sheets on both trucks`. */
function namesThings(segment: Segment | undefined): boolean {
  return segment?.kind === 'type' || segment?.kind === 'value'
}

/** `total stock over 50`, `top 5 by total stock`: a condition or an order, and no figure. */
function isOrderedOrBounded({ segments }: Reading): boolean {
  return segments.some(
    (segment) =>
      segment.kind === 'amount' ||
      segment.kind === 'multiple' ||
      (segment.kind === 'adjective' && segment.superlative) ||
      hasRole(
        segment,
        'by',
        'top',
        'bottom',
        'most',
        'least',
        'ascending',
        'descending',
        'less',
        'more',
        'atLeast',
        'atMost',
      ),
  )
}

function wordAt({ tokens }: Reading, { start }: Segment): string {
  return tokens[start]?.norm ?? ''
}

/** `worth`, `stock value` ask for a figure; `field value` does not. */
function asksForValue(reading: Reading, worth: number): boolean {
  const segment = reading.segments[worth]
  if (!segment) return false
  const words = reading.tokens.slice(segment.start, segment.end).map((token) => token.norm)
  // `an insured value` of a field called Insured for
  const before = reading.segments[worth - 1]
  const isOfName = before?.kind === 'field' && before.fields.every(({ core, kind }) => !core && kind !== 'boolean')
  if (/^values?$/.test(words.join()) && isOfName) return false
  return (
    words.length > 1 ||
    !['value', 'values', 'valued', 'money', 'capital', 'assets'].includes(words[0] ?? '') ||
    worth === 0 ||
    hasRole(reading.segments[worth + 1], 'stop') ||
    reading.segments[worth + 1] === undefined
  )
}

function numberBehind(reading: Reading, index: number): boolean {
  if (index < 0) return false
  return reading.segments.slice(index + 1, index + 5).some((segment) => segment.kind === 'amount')
}
