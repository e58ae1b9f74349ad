'use client'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import type { aggregate } from '#contract/search.ts'
import { Button } from '#web/ui/button.tsx'

type Groups = NonNullable<z.output<typeof aggregate>['groups']>

/** Groups shown at once; the others on demand. */
const shownFirst = 8

/** A figure told for each of several groups, the largest first. */
export function FigureGroups({
  title,
  groups,
  more,
  figure,
}: {
  title: string
  groups: Groups
  /** groups that are not told one by one */
  more: number
  figure: (told: string) => ReactNode
}) {
  const t = useTranslations('search.aggregate')
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? groups : groups.slice(0, shownFirst)
  const named = { true: t('yes'), false: t('no') } as Readonly<Record<string, string>>
  return (
    <>
      <table className="mt-2 w-full max-w-md text-sm">
        <caption className="pb-1 text-left text-soft">{title}</caption>
        <tbody>
          {shown.map(({ value, label, figure: told }) => (
            <tr key={value ?? ''} className="border-t">
              <th scope="row" className="max-w-56 truncate py-1 pr-4 text-left font-normal">
                {value === null ? <span className="text-soft">{t('none')}</span> : (label ?? named[value] ?? value)}
              </th>
              <td className="py-1 text-right tabular-nums">{figure(told)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {groups.length > shown.length ? (
        <Button size="sm" className="mt-2" onClick={() => setWhole(true)}>
          {t('showAll', { count: groups.length })}
        </Button>
      ) : null}
      {more > 0 ? <p className="mt-2 text-sm text-soft">{t('more', { count: more })}</p> : null}
    </>
  )
}
