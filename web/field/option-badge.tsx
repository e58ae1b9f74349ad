import type { Option, optionColours } from '#contract/field.ts'
import { classNames } from '#web/ui/class-names.ts'

type Colour = (typeof optionColours)[number]

const grounds: Record<Colour, string> = {
  grey: 'bg-option-grey-wash text-option-grey',
  red: 'bg-option-red-wash text-option-red',
  orange: 'bg-option-orange-wash text-option-orange',
  yellow: 'bg-option-yellow-wash text-option-yellow',
  green: 'bg-option-green-wash text-option-green',
  teal: 'bg-option-teal-wash text-option-teal',
  blue: 'bg-option-blue-wash text-option-blue',
  violet: 'bg-option-violet-wash text-option-violet',
  pink: 'bg-option-pink-wash text-option-pink',
}

/** An option of a choice as it stands in tables and forms; an archived one is struck through. */
export function OptionBadge({
  option,
  className,
}: {
  option: Pick<Option, 'label' | 'colour' | 'archived'>
  className?: string
}) {
  return (
    <span
      className={classNames(
        'inline-flex h-5 max-w-full items-center rounded-sm px-1.5 text-xs font-medium',
        grounds[option.colour ?? 'grey'],
        option.archived && 'line-through',
        className,
      )}
    >
      <span className="truncate">{option.label}</span>
    </span>
  )
}

/** The colour alone, where the label stands beside it: livelier than the text's shade, and seen on both grounds. */
export function OptionDot({ colour = 'grey' }: { colour: Colour | undefined }) {
  const shade = `var(--option-${colour})`
  return (
    <span
      aria-hidden="true"
      className="size-3 shrink-0 rounded-full"
      style={{ background: `oklch(from ${shade} 0.6 calc(c * 1.6) h)` }}
    />
  )
}
