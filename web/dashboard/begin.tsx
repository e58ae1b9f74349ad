'use client'
import { ArrowRight, FileUp, LayoutTemplate, type LucideIcon, Package, Warehouse } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { useSession } from '#web/lib/session.tsx'
import { Panel } from '#web/ui/panel.tsx'

/** The first steps of an organisation that has no items yet. */
export function Begin() {
  const t = useTranslations('dashboard.begin')
  const { can } = useSession()
  const steps: { key: 'template' | 'import' | 'location' | 'item'; href: string; icon: LucideIcon; shown: boolean }[] =
    [
      { key: 'template', href: '/schema?templates', icon: LayoutTemplate, shown: can('schema:write') },
      { key: 'import', href: '/import', icon: FileUp, shown: can('import:run') },
      { key: 'location', href: '/locations?new', icon: Warehouse, shown: can('location:write') },
      { key: 'item', href: '/items/new', icon: Package, shown: can('item:write') },
    ]
  return (
    <Panel title={t('title')} note={t('note')} flush>
      <ul className="divide-y">
        {steps
          .filter((step) => step.shown)
          .map((step) => (
            <li key={step.key}>
              <Link
                href={step.href}
                className="group flex items-center gap-4 px-4 py-4 -outline-offset-2 hover:bg-canvas"
              >
                <step.icon
                  aria-hidden="true"
                  strokeWidth={1.25}
                  className="size-6 text-faint group-hover:text-accent"
                />
                <span className="flex-1">
                  <span className="block font-medium">{t(step.key)}</span>
                  <span className="block text-soft">{t(`${step.key}Note`)}</span>
                </span>
                <ArrowRight aria-hidden="true" className="size-4 text-faint group-hover:text-accent" />
              </Link>
            </li>
          ))}
      </ul>
    </Panel>
  )
}
