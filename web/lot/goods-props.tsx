import type { Tracking } from '#contract/item.ts'
import type { UnitsOfItem } from '#core/unit/entered-unit.ts'
import type { Goods, Way } from '#web/lot/goods.ts'

/** The item of a line whose lots are told. */
export interface TrackedItem {
  id: string
  name: string
  unit: string
  tracking: Tracking
}

export interface GoodsProps {
  item: TrackedItem
  goods: Goods
  onChange: (goods: Goods) => void
  way: Way
  /** in what it may be counted; left out: in its base unit alone */
  units?: UnitsOfItem | undefined
  /** what stands at a lot that was not told; left out: it is told elsewhere, or not missed yet */
  lotMissing?: string | undefined
}

/** A word that a screen reader is told together with the item it is about. */
export function LabelOf({ word, item: { name } }: { word: string; item: TrackedItem }) {
  return (
    <span>
      {word}
      <span className="sr-only">{`: ${name}`}</span>
    </span>
  )
}
