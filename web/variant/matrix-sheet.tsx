'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Field as CustomField } from '#contract/field.ts'
import { getItem, type Item, listItems } from '#contract/item.ts'
import { listStock } from '#contract/stock.ts'
import { listVariantStock, makeVariants, previewVariants } from '#contract/variant.ts'
import { useCategories, withAncestors } from '#web/category/use-categories.ts'
import type { ItemRow } from '#web/item/item-picker.tsx'
import { useDebounced } from '#web/lib/debounced.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { readKey, useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { useSchema } from '#web/schema/use-schema.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toastDone } from '#web/ui/toast.tsx'
import { AxisEditor } from '#web/variant/axis-editor.tsx'
import { type AxisDraft, axisFields, standardPattern, toAxisDrafts } from '#web/variant/matrix-draft.ts'
import { MatrixPreview } from '#web/variant/matrix-preview.tsx'
import { useVariants } from '#web/variant/use-variants.ts'

/** Gives an item variants: what they differ by, what that makes, and only then does it. */
export function MatrixSheet({
  item,
  open,
  onOpenChange,
}: {
  item: Item
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const t = useTranslations('variant.matrix')
  const ui = useTranslations('ui')
  const formId = useId()
  const { tenant, can } = useSession()
  const { itemFields: fields } = useSchema()
  const { byId } = useCategories()
  const { variants } = useVariants(item)
  const [made, setMade] = useState({ pending: false, count: 0, ready: false })
  const suiting = fields && axisFields(fields, item, withAncestors(byId, item.categoryId), tenant.role)
  return (
    <Sheet
      open={open}
      onOpenChange={onOpenChange}
      title={t('title', { name: item.name })}
      description={t('help')}
      className="sm:w-[40rem]"
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{ui('cancel')}</Button>
          <Button type="submit" form={formId} look="primary" pending={made.pending} disabled={!made.ready}>
            {t('submit', { count: made.count })}
          </Button>
        </>
      }
    >
      {suiting?.length === 0 ? (
        <Notice
          actions={
            can('schema:write') ? (
              <ButtonLink size="sm" href="/schema">
                {t('defineFields')}
              </ButtonLink>
            ) : null
          }
        >
          {t('noFields')}
        </Notice>
      ) : suiting && (variants || item.variantAxes === null) ? (
        <MatrixForm
          item={item}
          fields={suiting}
          variants={variants ?? []}
          formId={formId}
          onState={setMade}
          onDone={() => onOpenChange(false)}
        />
      ) : null}
    </Sheet>
  )
}

function MatrixForm({
  item,
  fields,
  variants,
  formId,
  onState,
  onDone,
}: {
  item: Item
  fields: readonly CustomField[]
  variants: readonly ItemRow[]
  formId: string
  onState: (state: { pending: boolean; count: number; ready: boolean }) => void
  onDone: () => void
}) {
  const t = useTranslations('variant.matrix')
  const problemText = useProblemText()
  const cache = useQueryClient()
  const [axes, setAxes] = useState<readonly AxisDraft[]>(() => toAxisDrafts(item, fields, variants))
  const [pattern, setPattern] = useState<string>()
  const [except, setExcept] = useState<readonly Record<string, string>[]>([])
  const [archiveOthers, setArchiveOthers] = useState(false)
  const body = {
    axes: axes.map(({ field, options }) => ({ field, options: [...options] })),
    ...(pattern?.trim() ? { skuPattern: pattern.trim() } : {}),
  }
  const asked = useDebounced(JSON.stringify(body), 200)
  const whole = axes.length > 0 && axes.every(({ options }) => options.length > 0)
  const preview = useRead(
    previewVariants,
    { params: { itemId: item.id }, body: JSON.parse(asked) as typeof body },
    { enabled: whole && asked === JSON.stringify(body), keepPrevious: true },
  )
  const isOut = (values: Record<string, string>) =>
    except.some((one) => axes.every(({ field }) => one[field] === values[field]))
  const shown = whole ? preview.data : undefined
  const count = shown?.combinations.filter(({ state, values }) => state !== 'exists' && !isOut(values)).length ?? 0
  const make = useWrite(makeVariants, {
    refreshes: [listItems, listStock, listVariantStock],
    onSuccess: ({ item: changed, counts }) => {
      cache.setQueryData(readKey(getItem, { params: { itemId: item.id } }), changed)
      toastDone(t('done', { count: counts.created + counts.restored, name: item.name }))
      onDone()
    },
  })
  const ready = shown !== undefined && !preview.isError && !preview.isPlaceholderData
  const { isPending } = make
  useEffect(() => onState({ pending: isPending, count, ready }), [isPending, count, ready, onState])
  const submit = () => {
    if (ready)
      make.mutate({
        params: { itemId: item.id },
        ifMatch: item.version,
        body: { ...body, except: except.filter((one) => axes.every(({ field }) => field in one)), archiveOthers },
      })
  }
  return (
    <form
      id={formId}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      className="space-y-5"
    >
      {make.error ? <Notice tone="danger">{problemText(make.error)}</Notice> : null}
      <AxisEditor fields={fields} axes={axes} onAxes={setAxes} />
      <Field
        label={t('sku')}
        help={t('skuHelp', {
          tokens: ['sku', 'name', ...axes.map(({ field }) => field)].map((one) => `{${one}}`).join(' '),
        })}
      >
        <Input
          value={pattern ?? standardPattern(axes)}
          maxLength={200}
          autoComplete="off"
          className="font-mono"
          onChange={(event) => setPattern(event.target.value)}
        />
      </Field>
      {preview.isError ? (
        <Notice tone="danger">{problemText(preview.error)}</Notice>
      ) : (
        <MatrixPreview
          preview={shown}
          isOut={isOut}
          onWanted={(values, wanted) =>
            setExcept(
              wanted
                ? except.filter((one) => !axes.every(({ field }) => one[field] === values[field]))
                : [...except, values],
            )
          }
          archiveOthers={archiveOthers}
          onArchiveOthers={setArchiveOthers}
        />
      )}
    </form>
  )
}
