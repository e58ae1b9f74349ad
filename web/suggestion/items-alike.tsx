'use client'
import { CopyCheck } from 'lucide-react'
import Link from 'next/link'
import { Popover } from 'radix-ui'
import { useTranslations } from 'use-intl'
import type { LikeItem } from '#contract/suggestion.ts'
import { textLink } from '#web/account/account-form.tsx'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { floatClass } from '#web/ui/overlay.ts'

/** Items that may be the one being typed, so that nothing is kept twice: the likeliest in a line, all of them with their reasons on a click. */
export function ItemsAlike({ alike }: { alike: readonly LikeItem[] }) {
  const t = useTranslations('suggestion')
  const [first] = alike
  if (!first) return null
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <Button
          size="sm"
          className="max-w-full min-w-0 shrink border-warn/30 bg-warn-wash text-warn hover:bg-warn-wash"
        >
          <CopyCheck aria-hidden="true" />
          <span className="truncate">{t('alikeFirst', { name: first.name })}</span>
          {alike.length > 1 ? <span>{t('alikeMore', { count: alike.length - 1 })}</span> : null}
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={6}
          collisionPadding={8}
          aria-label={t('alikeTitle')}
          className={classNames(floatClass, 'w-96 max-w-[calc(100vw-1rem)] p-3')}
        >
          <p className="font-semibold">{t('alikeTitle')}</p>
          <ul className="mt-2 space-y-2">
            {alike.map(({ id, sku, name, likelihood, reason }) => (
              <li key={id} className="text-pretty">
                <Link href={`/items/view?id=${id}`} className={textLink}>
                  {name}
                </Link>
                <span className="block text-sm text-soft">
                  {t('alike', { sku, percent: Math.floor(likelihood * 100), reason })}
                </span>
              </li>
            ))}
          </ul>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
