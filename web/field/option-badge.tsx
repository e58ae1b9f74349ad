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

const dots: Record<Colour, string> = {
  grey: 'bg-option-grey',
  red: 'bg-option-red',
  orange: 'bg-option-orange',
  yellow: 'bg-option-yellow',
  green: 'bg-option-green',
  teal: 'bg-option-teal',
  blue: 'bg-option-blue',
  violet: 'bg-option-violet',
  pink: 'bg-option-pink',
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

/** The colour alone, where the label stands beside it. */
export function OptionDot({ colour, className }: { colour: Colour | undefined; className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={classNames('size-3 shrink-0 rounded-full', dots[colour ?? 'grey'], className)}
    />
  )
}
