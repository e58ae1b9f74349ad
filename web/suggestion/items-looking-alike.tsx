'use client'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import type { LookAlike } from '#contract/look-alike.ts'
import { Thumbnail } from '#web/file/thumbnail.tsx'

/** The items whose photos look like the one that was put in, with their pictures. */
export function ItemsLookingAlike({ items }: { items: readonly LookAlike[] }) {
  const t = useTranslations('suggestion')
  return (
    <div aria-live="polite" className="empty:hidden">
      {items.length === 0 ? null : (
        <section>
          <p className="mb-2 font-semibold">
            {t('looksLike', { count: items.length })}{' '}
            <span className="text-sm font-normal text-faint">{t('looksLikeNote')}</span>
          </p>
          <ul className="flex flex-wrap gap-3">
            {items.map(({ id, sku, name, fileId, likeness }) => (
              <li key={id} className="w-28">
                <Link href={`/items/view?id=${id}`} className="block rounded-sm hover:underline">
                  <Thumbnail fileId={fileId} size={256} alt="" className="size-28" />
                  <span className="mt-1 line-clamp-2 font-medium [overflow-wrap:anywhere]">{name}</span>
                </Link>
                <span className="block text-sm text-soft [overflow-wrap:anywhere]">{sku}</span>
                <span className="block text-sm text-soft">
                  {t('lookingAlike', { percent: Math.floor(likeness * 100) })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
