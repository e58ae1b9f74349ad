import { X } from 'lucide-react'
import { useTranslations } from 'use-intl'

/** What was chosen from a list, each with a cross that takes it away. */
export function PickedList({
  label,
  picked,
  onRemove,
}: {
  label: string
  picked: readonly { id: string; name: string }[]
  onRemove: (id: string) => void
}) {
  const t = useTranslations('count.planning')
  if (picked.length === 0) return null
  return (
    <ul aria-label={label} className="mt-2 flex flex-wrap gap-1.5">
      {picked.map(({ id, name }) => (
        <li
          key={id}
          className="flex h-8 items-center rounded-md bg-wash pl-2.5 text-sm font-medium text-accent-strong pointer-coarse:h-10"
        >
          <span className="max-w-60 truncate">{name}</span>
          <button
            type="button"
            aria-label={t('remove', { name })}
            onClick={() => onRemove(id)}
            className="flex size-8 items-center justify-center rounded-md opacity-70 hover:opacity-100 pointer-coarse:size-10"
          >
            <X aria-hidden="true" className="size-3.5" />
          </button>
        </li>
      ))}
    </ul>
  )
}
