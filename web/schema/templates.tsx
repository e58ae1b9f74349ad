'use client'
import {
  Book,
  ChevronDown,
  CircuitBoard,
  Hammer,
  KeyRound,
  Laptop,
  LayoutTemplate,
  type LucideIcon,
  Pill,
  Shirt,
  Utensils,
} from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ResponseOf } from '#contract/endpoint.ts'
import { listFields } from '#contract/field.ts'
import { listFieldSets } from '#contract/field-set.ts'
import { listItemTypes } from '#contract/item-type.ts'
import { applyTemplate, listTemplates, removeTemplate, type Template, type TemplateKey } from '#contract/template.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { useUrlFlag } from '#web/lib/url-state.ts'
import { useWrite } from '#web/lib/write.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

const icons: Record<TemplateKey, LucideIcon> = {
  electronics: CircuitBoard,
  it_assets: Laptop,
  clothing: Shirt,
  pharmacy: Pill,
  food: Utensils,
  workshop: Hammer,
  rental: KeyRound,
  library: Book,
}

/** The way to the gallery; it stands in the address, `?templates`, so that other pages lead to it. */
export function TemplatesButton() {
  const t = useTranslations('template')
  const [isOpen, setOpen] = useUrlFlag('templates')
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <LayoutTemplate />
        {t('open')}
      </Button>
      {isOpen ? <Templates onClose={() => setOpen(false)} /> : null}
    </>
  )
}

/** The gallery of templates: what each brings, which are in use, to add and to remove. */
function Templates({ onClose }: { onClose: () => void }) {
  const t = useTranslations('template')
  const problemText = useProblemText()
  const templates = useRead(listTemplates, {})
  return (
    <Sheet
      open
      onOpenChange={(open) => open || onClose()}
      title={t('title')}
      description={t('note')}
      className="sm:w-[40rem]"
    >
      {templates.error ? (
        <ErrorState onRetry={() => void templates.refetch()}>{problemText(templates.error)}</ErrorState>
      ) : templates.data ? (
        <ul className="divide-y">
          {templates.data.data.map((template) => (
            <li key={template.key} className="py-4 first:pt-0">
              <TemplateEntry template={template} />
            </li>
          ))}
        </ul>
      ) : (
        <div className="space-y-3">
          <Skeleton className="h-4 w-1/2" />
          <Skeleton className="h-4 w-2/3" />
          <Skeleton className="h-4 w-1/3" />
        </div>
      )}
    </Sheet>
  )
}

type Kept = ResponseOf<typeof removeTemplate>['kept']

function TemplateEntry({ template }: { template: Template }) {
  const t = useTranslations('template')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const [isShown, setShown] = useState(false)
  const [kept, setKept] = useState<Kept>([])
  const { key, name } = template
  const params = { templateKey: key }
  const refreshes = [listTemplates, listFields, listFieldSets, listItemTypes]
  const onError = (error: Error) => toastFailed(problemText(error))
  const remove = useWrite(removeTemplate, {
    refreshes,
    onError,
    onSuccess: (removed) => {
      setKept(removed.kept)
      toastDone(t('removed', { name }), { label: ui('undo'), run: () => apply.mutate({ params }) })
    },
  })
  const apply = useWrite(applyTemplate, {
    refreshes,
    onError,
    onSuccess: ({ made, restored }) => {
      setKept([])
      const parts = [...made, ...restored]
      const count = (kind: string) => parts.filter((part) => part.kind === kind).length
      toastDone(
        parts.length === 0
          ? t('nothingNew', { name })
          : t('added', { name, types: count('itemType'), fields: count('field') }),
        parts.length === 0 ? undefined : { label: ui('undo'), run: () => remove.mutate({ params }) },
      )
    },
  })
  const Icon = icons[key]
  const fields = template.fieldSets.reduce((so, set) => so + set.fields.length, 0)
  return (
    <article>
      <div className="flex items-start gap-3">
        <Icon aria-hidden="true" strokeWidth={1.25} className="mt-0.5 size-6 shrink-0 text-faint" />
        <div className="min-w-0 flex-1">
          <h3 className="flex flex-wrap items-center gap-2 font-medium">
            {name}
            {template.isApplied ? <Badge tone="accent">{t('applied')}</Badge> : null}
          </h3>
          <p className="text-soft">{template.description}</p>
          <button
            type="button"
            aria-expanded={isShown}
            aria-label={isShown ? t('hide', { name }) : t('show', { name })}
            className="mt-1 flex min-h-8 items-center gap-1 text-sm text-soft underline-offset-4 hover:underline"
            onClick={() => setShown(!isShown)}
          >
            {t('counts', { types: template.itemTypes.length, fields })}
            <ChevronDown aria-hidden="true" className={classNames('size-4', isShown && 'rotate-180')} />
          </button>
        </div>
        <div className="flex shrink-0 flex-wrap justify-end gap-2">
          {template.isApplied ? (
            <Button
              size="sm"
              look="quiet"
              pending={remove.isPending}
              aria-label={t('removeName', { name })}
              onClick={() => remove.mutate({ params })}
            >
              {t('remove')}
            </Button>
          ) : null}
          <Button
            size="sm"
            pending={apply.isPending}
            aria-label={template.isApplied ? t('completeName', { name }) : t('addName', { name })}
            onClick={() => apply.mutate({ params })}
          >
            {template.isApplied ? t('complete') : t('add')}
          </Button>
        </div>
      </div>
      {kept.length > 0 ? (
        <Notice className="mt-3" title={t('kept', { name })}>
          <ul>
            {kept.map((part) => (
              <li key={`${part.kind} ${part.key}`}>
                {t(`part.${part.kind}`)} <span className="font-medium">{part.name}</span> {t(`because.${part.because}`)}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {isShown ? <TemplateFields template={template} /> : null}
    </article>
  )
}

/** What a template brings, set by set, before it is added. */
function TemplateFields({ template }: { template: Template }) {
  const t = useTranslations('template')
  const schema = useTranslations('schema')
  const nameOf = (key: string) => template.itemTypes.find((type) => type.key === key)?.name ?? key
  return (
    <div className="mt-3 space-y-4 border-l pl-4 sm:ml-9">
      {template.fieldSets.map((set) => (
        <section key={set.key} aria-label={t('fieldsOf', { name: set.name })}>
          <h4 className="flex flex-wrap items-baseline gap-x-2 text-sm">
            <span className="font-medium">{set.name}</span>
            <span className="text-faint">{t('for', { types: set.itemTypeKeys.map(nameOf).join(', ') })}</span>
          </h4>
          <ul className="mt-1 text-sm">
            {set.fields.map((field) => (
              <li key={field.key} className="flex flex-wrap gap-x-2">
                <span>{field.name}</span>
                <span className="text-faint">
                  {[
                    schema(`kind.${field.kind}`),
                    field.unit,
                    field.options
                      .slice(0, 4)
                      .map((option) => option.label)
                      .join(', '),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                  {field.options.length > 4 ? ' …' : null}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
