'use client'
import { useFormatter, useTranslations } from 'use-intl'
import type { ItemProposal } from '#contract/item-proposal.ts'
import { classNames } from '#web/ui/class-names.ts'

/** A line as it was pasted, each piece that was understood underlined, what was not marked and named below. */
export function LineText({ text, parts }: Pick<ItemProposal, 'text' | 'parts'>) {
  const t = useTranslations('proposal')
  const format = useFormatter()
  const unknown = parts.filter(({ kind }) => kind === 'unknown').map(({ from, to }) => text.slice(from, to))
  return (
    <div className="min-w-0">
      <p className="font-mono text-sm leading-6 [overflow-wrap:anywhere] whitespace-pre-wrap text-soft">
        {pieces(text, parts).map(({ from, to, part }) =>
          part ? (
            <span
              key={from}
              title={t('partSure', { part: t(`part.${part.kind}`), percent: Math.floor(part.confidence * 100) })}
              className={classNames(
                'rounded-[3px]',
                part.kind === 'unknown'
                  ? 'bg-warn-wash text-warn'
                  : part.kind === 'aside' || part.kind === 'position'
                    ? ''
                    : 'bg-wash text-ink',
              )}
            >
              {text.slice(from, to)}
            </span>
          ) : (
            <span key={from}>{text.slice(from, to)}</span>
          ),
        )}
      </p>
      {unknown.length > 0 ? (
        <p className="text-sm text-warn">
          {t('unknown', { words: format.list(unknown.map((words) => `“${words}”`)) })}
        </p>
      ) : null}
    </div>
  )
}

/** The text in stretches: of parts that share one, the first. */
function pieces(text: string, parts: ItemProposal['parts']) {
  const found: { from: number; to: number; part?: ItemProposal['parts'][number] }[] = []
  let at = 0
  for (const part of parts) {
    if (part.from < at) continue
    if (part.from > at) found.push({ from: at, to: part.from })
    found.push({ from: part.from, to: part.to, part })
    at = part.to
  }
  if (at < text.length) found.push({ from: at, to: text.length })
  return found
}
