'use client'
import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { search } from '#contract/search.ts'
import { createSynonym, deleteSynonym, listSynonyms, type Synonym } from '#contract/synonym.ts'
import { useFilterWords } from '#web/item/filter-words.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useReadPages } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { TeachDialog } from '#web/search/teach-dialog.tsx'
import { Button } from '#web/ui/button.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/** The words that were taught for questions, and what they mean; Managers change that, and take them back. */
export function SynonymsPanel() {
  const t = useTranslations('search.taught')
  const asked = useTranslations('search')
  const say = useFilterWords()
  const problemText = useProblemText()
  const { can } = useSession()
  const query = useReadPages(listSynonyms, { query: { limit: 50 } })
  const [changed, setChanged] = useState<Synonym>()
  const options = { refreshes: [listSynonyms, search], onError: (error: Error) => toastFailed(problemText(error)) }
  const again = useWrite(createSynonym, options)
  const forget = useWrite(deleteSynonym, options)
  const drop = ({ id, version, words, meaning }: Synonym) =>
    forget.mutate(
      { params: { synonymId: id }, ifMatch: version },
      {
        onSuccess: () =>
          toastDone(t('forgotten', { words }), {
            label: t('again'),
            run: () => again.mutate({ body: { words, meaning } }),
          }),
      },
    )
  return (
    <Panel title={t('title')} note={t('note')}>
      {query.isError && !query.rows ? (
        <ErrorState onRetry={() => void query.refetch()}>{problemText(query.error)}</ErrorState>
      ) : !query.rows ? (
        <Skeleton className="h-20" />
      ) : query.rows.length === 0 ? (
        <p className="text-soft">{t('none')}</p>
      ) : (
        <ul className="divide-y">
          {query.rows.map((one) => (
            <li key={one.id} className="flex items-center gap-3 py-1">
              <span className="min-w-0 flex-1 text-pretty">
                {t('means', {
                  words: one.words,
                  meaning:
                    one.meaning.kind === 'words'
                      ? asked('quoted', { words: one.meaning.words })
                      : say(one.meaning.filter),
                })}
                <span className="block text-sm text-soft">{t('by', { name: one.authorName })}</span>
              </span>
              {can('item:write') ? (
                <span className="flex shrink-0">
                  <Button
                    look="quiet"
                    size="icon"
                    aria-label={asked('teach.change', { words: one.words })}
                    onClick={() => setChanged(one)}
                  >
                    <Pencil />
                  </Button>
                  <Button
                    look="quiet"
                    size="icon"
                    aria-label={t('forget', { words: one.words })}
                    onClick={() => drop(one)}
                  >
                    <Trash2 />
                  </Button>
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {query.hasNextPage ? <LoadMore pages={query} count={query.rows?.length ?? 0} /> : null}
      {changed ? <TeachDialog words={changed.words} synonym={changed} onClose={() => setChanged(undefined)} /> : null}
    </Panel>
  )
}
