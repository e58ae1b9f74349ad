'use client'
import { useTranslations } from 'use-intl'
import { useSession } from '#web/lib/session.tsx'
import { Amount, Money } from '#web/ui/amount.tsx'
import { classNames } from '#web/ui/class-names.ts'

export interface Band {
  key: string
  name: string
  items: number
  value: string
}

/** Bands with their items and value; one chooses its items for the list below, and gives them back when pressed again. */
export function BandTable({
  label,
  bands,
  chosen,
  onChoose,
}: {
  label: string
  bands: readonly Band[]
  chosen: string | undefined
  onChoose: (key: string | undefined) => void
}) {
  const t = useTranslations('report.column')
  const { tenant } = useSession()
  return (
    <table aria-label={label} className="mt-3 w-full text-sm">
      <thead className="text-xs text-faint">
        <tr>
          <th scope="col" className="pb-1 pl-2 text-left font-medium">
            {label}
          </th>
          <th scope="col" className="w-24 pb-1 text-right font-medium">
            {t('items')}
          </th>
          <th scope="col" className="w-36 pr-2 pb-1 text-right font-medium">
            {t('value')}
          </th>
        </tr>
      </thead>
      <tbody>
        {bands.map(({ key, name, items, value }) => (
          <tr key={key} className={classNames('border-t', chosen === key && 'bg-wash')}>
            <th scope="row" className="p-0 text-left font-normal">
              <button
                type="button"
                aria-pressed={chosen === key}
                disabled={items === 0}
                onClick={() => onChoose(chosen === key ? undefined : key)}
                className="flex min-h-9 w-full items-center rounded-md px-2 font-medium text-ink enabled:hover:bg-sunken disabled:font-normal disabled:text-soft pointer-coarse:min-h-11"
              >
                {name}
              </button>
            </th>
            <td className="text-right">
              <Amount value={items} />
            </td>
            <td className="pr-2 text-right">
              <Money value={value} currency={tenant.currency} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
