'use client'
import { useTranslations } from 'use-intl'
import type { ItemProposal } from '#contract/item-proposal.ts'
import type { LineDraft } from '#web/proposal/line-draft.ts'
import { useSchema } from '#web/schema/use-schema.ts'
import { Checkbox } from '#web/ui/checkbox.tsx'

/** Category, type and field values of a line, each to be taken or left. */
export function LineValues({
  values,
  taken,
  onTaken,
}: {
  values: ItemProposal['values']
  taken: LineDraft['taken']
  onTaken: (taken: LineDraft['taken']) => void
}) {
  const t = useTranslations('proposal')
  const suggestion = useTranslations('suggestion')
  const column = useTranslations('item.column')
  const { itemFields: fields } = useSchema()
  if (values.length === 0) return null
  const nameOf = (field: string) =>
    field === 'categoryId'
      ? column('category')
      : field === 'itemTypeId'
        ? column('type')
        : (fields?.find(({ key }) => field === `attributes.${key}`)?.name ?? field)
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{t('values')}</legend>
      <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
        {values.map(({ field, label, confidence, reason }) => (
          <Checkbox
            key={field}
            checked={taken.includes(field)}
            onChange={({ target }) =>
              onTaken(target.checked ? [...taken, field] : taken.filter((one) => one !== field))
            }
            label={t('value', { field: nameOf(field), label })}
            help={`${suggestion('sure', { percent: Math.floor(confidence * 100) })} · ${reason}`}
          />
        ))}
      </div>
    </fieldset>
  )
}
