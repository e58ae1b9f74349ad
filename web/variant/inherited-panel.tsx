'use client'
import { Link2, Unlink2 } from 'lucide-react'
import Link from 'next/link'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { getItem, type Item, inheritedParts, listItems, updateItem } from '#contract/item.ts'
import { canEdit, fieldApplies } from '#core/attribute/field-rule.ts'
import { attributePart, isInherited } from '#core/item/inherit.ts'
import { textLink } from '#web/account/account-form.tsx'
import { useCategories, withAncestors } from '#web/category/use-categories.ts'
import { AttributeValue } from '#web/field/attribute-value.tsx'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { useSchema } from '#web/schema/use-schema.ts'
import { Amount, Money } from '#web/ui/amount.tsx'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/** What a variant has from its item and what is its own, each to be given back or kept. */
export function InheritedPanel({ item, parentId }: { item: Item; parentId: string }) {
  const t = useTranslations('variant.inherited')
  const problemText = useProblemText()
  const { can } = useSession()
  const parent = useRead(getItem, { params: { itemId: parentId } })
  const parts = useParts(item, parent.data)
  const own = new Set(item.ownValues)
  const save = useWrite(updateItem, {
    refreshes: [getItem, listItems],
    onError: (error) => toastFailed(problemText(error)),
  })
  const name = parent.data?.name ?? '…'
  const set = (part: string, label: string, isOwn: boolean) =>
    save.mutate(
      {
        params: { itemId: item.id },
        ifMatch: item.version,
        body: { ownValues: isOwn ? [...own, part] : [...own].filter((one) => one !== part) },
      },
      { onSuccess: () => toastDone(isOwn ? t('keptDone', { part: label }) : t('resetDone', { part: label, name })) },
    )
  return (
    <Panel
      flush
      title={
        <Link href={`/items/view?id=${parentId}`} className={textLink}>
          {t('title', { name })}
        </Link>
      }
    >
      <p className="px-4 pt-3 text-sm text-soft">{t('note')}</p>
      <ul className="divide-y px-4 py-1" aria-busy={save.isPending}>
        {parts.map(({ part, label, value, isEditable }) => (
          <li key={part} className="flex min-h-10 items-center gap-3 py-1">
            <span className="w-28 shrink-0 truncate text-soft">{label}</span>
            <span className="flex min-w-0 flex-1 items-center gap-2">
              <span className="truncate">{value ?? <span className="text-faint">{t('empty')}</span>}</span>
              {own.has(part) ? <Badge tone="accent">{t('own')}</Badge> : null}
            </span>
            {can('item:write') && isEditable ? (
              <Button
                look="quiet"
                size="icon"
                disabled={save.isPending}
                aria-label={own.has(part) ? t('resetPart', { part: label, name }) : t('keepPart', { part: label })}
                title={own.has(part) ? t('reset', { name }) : t('keep')}
                onClick={() => set(part, label, !own.has(part))}
              >
                {own.has(part) ? <Unlink2 className="text-accent" /> : <Link2 className="text-faint" />}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** The parts a variant may inherit, with the values it has; parts without a value on either side are left out. */
function useParts(item: Item, parent: Item | undefined) {
  const t = useTranslations('variant.inherited.parts')
  const { tenant } = useSession()
  const { itemFields: fields, typesById } = useSchema()
  const { byId } = useCategories()
  return useMemo(() => {
    const money = (value: string | null) => value && <Money value={value} currency={tenant.currency} />
    const shown = {
      name: item.name,
      description: item.description || null,
      itemTypeId: item.itemTypeId && typesById.get(item.itemTypeId)?.name,
      categoryId: item.categoryId && byId.get(item.categoryId)?.name,
      unit: item.unit,
      price: money(item.price),
      cost: money(item.cost),
      reorderPoint: item.reorderPoint && <Amount value={item.reorderPoint} unit={item.unit} />,
    }
    const core = inheritedParts
      .filter((part) => shown[part] !== null || Boolean(parent?.[part]) || item.ownValues?.includes(part))
      .map((part) => ({ part: part as string, label: t(part), value: shown[part], isEditable: true }))
    if (!parent) return core
    const scope = {
      entity: 'variant' as const,
      itemTypeId: item.itemTypeId,
      categoryIds: withAncestors(byId, item.categoryId),
    }
    const custom = (fields ?? [])
      .filter(
        (field) =>
          field.archivedAt === null &&
          isInherited(field, parent) &&
          fieldApplies(field, scope) &&
          (item.attributes[field.key] !== undefined || parent.attributes[field.key] !== undefined),
      )
      .map((field) => ({
        part: attributePart(field.key),
        label: field.name,
        value:
          item.attributes[field.key] === undefined ? null : (
            <AttributeValue field={field} value={item.attributes[field.key]} />
          ),
        isEditable: canEdit(field, tenant.role),
      }))
    return [...core, ...custom]
  }, [t, item, parent, fields, typesById, byId, tenant])
}
