'use client'
import { ClipboardPaste } from 'lucide-react'
import { useRouter, useSearchParams } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import type { Field } from '#contract/field.ts'
import { createItem, listItems } from '#contract/item.ts'
import { getSummary } from '#contract/stock.ts'
import { draftOfAddress } from '#web/item/code-address.ts'
import { useItemAttributes } from '#web/item/item-attributes.ts'
import { emptyDraft, type ItemDraft, toNewItem } from '#web/item/item-draft.ts'
import { ItemFields, itemFieldPaths } from '#web/item/item-fields.tsx'
import { dropDraft, keepDraft, keptDraft } from '#web/item/kept-draft.ts'
import { showFieldProblems } from '#web/lib/form-problems.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useSession } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { useSchema } from '#web/schema/use-schema.ts'
import { Forbidden } from '#web/shell/forbidden.tsx'
import { ItemsLookingAlike } from '#web/suggestion/items-looking-alike.tsx'
import { SuggestedValue, SuggestedWhole } from '#web/suggestion/suggested-values.tsx'
import { useLookAlikes } from '#web/suggestion/use-look-alikes.ts'
import { useSuggestions } from '#web/suggestion/use-suggestions.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { toastDone } from '#web/ui/toast.tsx'

const none: Field[] = []

/** Creates an item. What is typed survives a reload of the tab, and the closing of it. */
export function NewItemPage() {
  const { can } = useSession()
  return can('item:write') ? <Allowed /> : <Forbidden />
}

function Allowed() {
  const t = useTranslations('item.form')
  const item = useTranslations('item')
  const ui = useTranslations('ui')
  const proposal = useTranslations('proposal')
  const problemText = useProblemText()
  const router = useRouter()
  const { itemFields: fields } = useSchema()
  const { person } = useSession()
  const [kept, setKept] = useState(() => keptDraft(person.id))
  const query = useSearchParams()
  const form = useForm<ItemDraft>({ defaultValues: { ...(kept?.core ?? emptyDraft), ...draftOfAddress(query) } })
  const attributes = useItemAttributes(form, fields ?? none, { initial: kept?.attributes })
  const [placed, setPlaced] = useState(false)
  const core = form.watch()
  const { draft } = attributes
  const lookAlikes = useLookAlikes(form, attributes)
  const suggestions = useSuggestions(form, attributes, lookAlikes.values)
  // what became an item is no draft any more, though its form is still drawn until the item's page is there
  const isMade = useRef(false)
  useEffect(() => {
    if (!isMade.current) keepDraft({ core, attributes: draft }, person.id)
  }, [core, draft, person.id])
  const create = useWrite(createItem, {
    refreshes: [listItems, getSummary],
    onSuccess: (made) => {
      isMade.current = true
      dropDraft(person.id)
      toastDone(t('created', { name: made.name }))
      router.replace(`/items/view?id=${made.id}`)
    },
    onError: (error) => setPlaced(showFieldProblems(form, error, itemFieldPaths) || attributes.refuse(error) > 0),
  })
  const submit = form.handleSubmit(
    (typed) => {
      setPlaced(false)
      if (attributes.check()) create.mutate({ body: toNewItem(typed, attributes.change) })
    },
    () => void attributes.check(),
  )
  return (
    <div className="max-w-2xl">
      <PageHeader
        title={t('newTitle')}
        note={t('newNote')}
        back={{ href: '/items', label: item('title') }}
        actions={
          <ButtonLink href="/items/lines">
            <ClipboardPaste />
            {proposal('open')}
          </ButtonLink>
        }
      />
      {kept ? (
        <Notice
          className="mb-4"
          actions={
            <Button
              size="sm"
              onClick={() => {
                dropDraft(person.id)
                setKept(undefined)
                form.reset(emptyDraft)
                attributes.reset()
              }}
            >
              {t('draftDrop')}
            </Button>
          }
        >
          {t('draftKept')}
        </Notice>
      ) : null}
      <FormProvider {...form}>
        <form noValidate onSubmit={submit}>
          {create.error && !placed ? (
            <Notice tone="danger" className="mb-4">
              {problemText(create.error)}
            </Notice>
          ) : null}
          <Panel>
            <ItemFields
              attributes={attributes}
              below={(field) =>
                field === 'name' ? (
                  <SuggestedWhole suggestions={suggestions} />
                ) : (
                  <SuggestedValue field={field} suggestions={suggestions} />
                )
              }
            />
            <div className="mt-4">
              <ItemsLookingAlike items={lookAlikes.items} />
            </div>
          </Panel>
          <div className="mt-4 flex justify-end gap-2">
            <ButtonLink href="/items">{ui('cancel')}</ButtonLink>
            <Button type="submit" look="primary" pending={create.isPending} disabled={!fields}>
              {t('create')}
            </Button>
          </div>
        </form>
      </FormProvider>
    </div>
  )
}
