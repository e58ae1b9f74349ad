'use client'
import { ArrowRight, FileSpreadsheet, PackageOpen, Store } from 'lucide-react'
import { useTranslations } from 'use-intl'

export type Beginning = 'own' | 'sample' | 'empty'

const icons = { own: FileSpreadsheet, sample: Store, empty: PackageOpen }

/** The three ways to begin, as large targets. */
export function BeginChoices({ onChoose }: { onChoose: (beginning: Beginning) => void }) {
  const t = useTranslations('tenant.welcome')
  return (
    <ul className="divide-y overflow-hidden rounded-lg border bg-surface">
      {(['own', 'sample', 'empty'] as const).map((beginning) => {
        const Icon = icons[beginning]
        return (
          <li key={beginning}>
            <button
              type="button"
              onClick={() => onChoose(beginning)}
              className="group flex w-full items-center gap-5 px-5 py-5 text-left -outline-offset-2 transition-colors hover:bg-canvas sm:px-6"
            >
              <Icon
                aria-hidden="true"
                strokeWidth={1.25}
                className="size-8 shrink-0 text-faint transition-colors group-hover:text-accent"
              />
              <span className="min-w-0 flex-1">
                <span className="block text-lg font-semibold">{t(beginning)}</span>
                <span className="mt-0.5 block max-w-[56ch] text-soft">{t(`${beginning}Note`)}</span>
              </span>
              <ArrowRight
                aria-hidden="true"
                className="size-5 shrink-0 text-faint transition-transform group-hover:translate-x-1 group-hover:text-accent"
              />
            </button>
          </li>
        )
      })}
    </ul>
  )
}
