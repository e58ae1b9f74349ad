import { parseBoolean } from './cell-kinds.ts'
import type { ColumnContent } from './column-content.ts'
import { headerScore } from './header-words.ts'
import type { RecordsKind, RecordsTarget } from './import-targets.ts'
import { parseLocationKind } from './location-kinds.ts'
import { parseNegativeStock } from './negative-stock.ts'
import type { TargetScore } from './target-score.ts'

/** Where the words for a target stand, the clearer ones first. */
const words = {
  suppliers: {
    code: ['supplierCode'],
    name: ['supplierName', 'name'],
    email: ['email'],
    phone: ['phone'],
    note: ['note'],
    archived: ['archived'],
  },
  locations: {
    code: ['locationCode'],
    name: ['locationName', 'name'],
    kind: ['locationKind'],
    parent: ['parent'],
    negativeStock: ['negativeStock'],
    archived: ['archived'],
  },
} as const satisfies Record<RecordsKind, Partial<Record<RecordsTarget, readonly string[]>>>

/** How well a column fits a core target of suppliers or locations, as `scoreTarget` tells it of items. */
export function scoreRecordTarget(
  kind: RecordsKind,
  target: string,
  header: string,
  content: ColumnContent,
): TargetScore {
  const lists: Readonly<Partial<Record<string, readonly string[]>>> = words[kind]
  const named = Math.max(0, ...(lists[target] ?? []).map((list) => headerScore(header, list)))
  const fit = content.values === 0 ? 0.5 : fitOf(target, content)
  if (fit === 0) return { score: 0, reason: 'header' }
  if (named === 0) return { score: contentOnly(target, content), reason: 'content' }
  return { score: named * (0.6 + 0.4 * fit), reason: 'header' }
}

/** Whether the values can be what the target needs: 0 rules it out. */
function fitOf(target: string, content: ColumnContent): number {
  switch (target) {
    case 'code':
      // the same in many rows: no identity
      return content.date > 0.5 || (content.distinct < 0.5 && content.values > 5) ? 0 : 1
    case 'name':
      return content.date > 0.5 ? 0 : content.number > 0.95 ? 0.1 : 1
    case 'email':
      return shareOf(content, /^\S+@\S+\.\S+$/)
    case 'phone':
      return content.date > 0.5 ? 0 : Math.max(0.2, shareOf(content, /^[+(]?\d[\d\s()./+-]{3,}/))
    case 'kind':
      return mostly(content, parseLocationKind)
    case 'negativeStock':
      return mostly(content, parseNegativeStock)
    case 'archived':
      return mostly(content, parseBoolean)
    case 'parent':
      return content.date > 0.5 ? 0 : 1
    default:
      return 1
  }
}

function mostly({ spread }: ColumnContent, parse: (cell: string) => unknown): 0 | 1 {
  return spread.filter((value) => parse(value.trim()) !== undefined).length >= spread.length * 0.5 ? 1 : 0
}

function contentOnly(target: string, content: ColumnContent): number {
  if (target === 'email' && content.values >= 3 && shareOf(content, /^\S+@\S+\.\S+$/) > 0.9) return 0.5
  const areNames = content.words > 1.4 && content.distinct > 0.8 && content.number < 0.1 && content.length < 60
  return target === 'name' && content.values >= 3 && areNames ? 0.38 : 0
}

function shareOf({ spread }: ColumnContent, pattern: RegExp): number {
  return spread.length === 0 ? 0 : spread.filter((value) => pattern.test(value.trim())).length / spread.length
}
