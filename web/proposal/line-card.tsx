'use client'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { textLink } from '#web/account/account-form.tsx'
import { Thumbnail } from '#web/file/thumbnail.tsx'
import { ItemPicker } from '#web/item/item-picker.tsx'
import { useSession } from '#web/lib/session.tsx'
import { type LineDraft, lineProblems } from '#web/proposal/line-draft.ts'
import { LineTerms } from '#web/proposal/line-terms.tsx'
import { LineText } from '#web/proposal/line-text.tsx'
import { LineValues } from '#web/proposal/line-values.tsx'
import type { Line } from '#web/proposal/use-make-lines.ts'
import { ItemsAlike } from '#web/suggestion/items-alike.tsx'
import { ItemsLookingAlike } from '#web/suggestion/items-looking-alike.tsx'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input, NumberInput } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Segmented } from '#web/ui/segmented.tsx'

/** One line: what was read in it, and what a person makes of it. */
export function LineCard({
  line,
  number,
  supplierName,
  checked,
  onDraft,
  onForm,
}: {
  line: Line
  number: number
  supplierName: string | undefined
  /** what is missing is said */
  checked: boolean
  onDraft: (draft: LineDraft) => void
  onForm: () => void
}) {
  const t = useTranslations('proposal')
  const { proposal, draft, photo, outcome } = line
  const set = (change: Partial<LineDraft>) => onDraft({ ...draft, ...change })
  const title = draft.name ? t('line', { number, name: draft.name }) : t('lineBare', { number })
  const isDone = outcome?.item !== undefined && outcome.refusal === undefined
  return (
    <li className="px-4 py-4">
      <div role="group" aria-label={title} className="space-y-3">
        <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
          {photo ? <Thumbnail fileId={photo.fileId} size={256} alt={t('photoOf')} className="size-20" /> : null}
          <div className="min-w-0 flex-1 basis-72">
            <LineText text={proposal.text} parts={proposal.parts} />
            {photo && proposal.text === '' ? <p className="text-sm text-warn">{t('photoEmpty')}</p> : null}
            {photo && !photo.field ? <p className="text-sm text-soft">{t('photoNotKept')}</p> : null}
            {proposal.aside ? <p className="text-sm text-faint">{t(`asides.${proposal.aside}`)}</p> : null}
          </div>
          {outcome?.item ? (
            <p className="flex items-center gap-2">
              {outcome.isTakenBack ? (
                <Badge>{t('takenBackLine')}</Badge>
              ) : (
                <Badge tone="accent">{t(outcome.isNew ? 'madeLine' : 'notedLine')}</Badge>
              )}
              <Link href={`/items/view?id=${outcome.item.id}`} className={textLink}>
                {t('openItem', { name: outcome.item.name })}
              </Link>
            </p>
          ) : (
            <Segmented
              label={t('choice')}
              value={draft.choice}
              onValueChange={(choice) => set({ choice })}
              options={(['new', 'known', 'out'] as const).map((value) => ({ value, label: t(`choices.${value}`) }))}
            />
          )}
        </div>
        {isDone ? null : <ItemsLookingAlike items={line.looksLike ?? []} />}
        {outcome?.refusal ? <Notice tone="danger">{outcome.refusal}</Notice> : null}
        {isDone || draft.choice === 'out' ? null : (
          <>
            {draft.choice === 'known' ? (
              <KnownItem line={line} checked={checked} set={set} />
            ) : outcome?.item ? null : (
              <NewItem line={line} checked={checked} set={set} onForm={onForm} />
            )}
            {supplierName ? (
              <LineTerms
                terms={proposal.terms}
                supplierName={supplierName}
                checked={draft.keepTerms}
                onChecked={(keepTerms) => set({ keepTerms })}
              />
            ) : null}
          </>
        )}
      </div>
    </li>
  )
}

interface Part {
  line: Line
  checked: boolean
  set: (change: Partial<LineDraft>) => void
}

function KnownItem({ line: { proposal, draft }, checked, set }: Part) {
  const t = useTranslations('proposal')
  const { item } = checked ? lineProblems(draft) : {}
  const reason = proposal.alike.find(({ id }) => id === draft.itemId)?.reason
  return (
    <Field
      label={t('known')}
      help={[reason, t('knownNote')].filter(Boolean).join(' · ')}
      error={item && t(item)}
      className="max-w-md"
    >
      <ItemPicker value={draft.itemId || undefined} onValueChange={(itemId) => set({ itemId })} />
    </Field>
  )
}

function NewItem({ line: { proposal, draft }, checked, set, onForm }: Part & { onForm: () => void }) {
  const t = useTranslations('proposal')
  const form = useTranslations('item.form')
  const { tenant } = useSession()
  const problems = checked ? lineProblems(draft) : {}
  const error = (name: 'name' | 'sku' | 'cost') => problems[name] && t(problems[name])
  const { currency, price } = proposal.terms
  const isForeign = price !== null && currency !== null && currency !== tenant.currency
  return (
    <>
      {proposal.alike.length > 0 ? (
        <div className="flex">
          <ItemsAlike alike={proposal.alike} />
        </div>
      ) : null}
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-[minmax(0,2fr)_repeat(2,minmax(0,1fr))_7rem_9rem]">
        <Field label={form('name')} error={error('name')} className="sm:max-lg:col-span-2">
          <Input
            maxLength={200}
            autoComplete="off"
            value={draft.name}
            onChange={(event) => set({ name: event.target.value })}
          />
        </Field>
        <Field label={form('sku')} error={error('sku')}>
          <Input
            maxLength={80}
            autoComplete="off"
            className="font-mono"
            value={draft.sku}
            onChange={(event) => set({ sku: event.target.value })}
          />
        </Field>
        <Field label={form('barcode')}>
          <Input
            maxLength={80}
            autoComplete="off"
            className="font-mono"
            value={draft.barcode}
            onChange={(event) => set({ barcode: event.target.value })}
          />
        </Field>
        <Field label={form('unit')}>
          <Input
            maxLength={20}
            autoComplete="off"
            value={draft.unit}
            onChange={(event) => set({ unit: event.target.value })}
          />
        </Field>
        <Field label={form('cost')} error={error('cost')}>
          <NumberInput
            unit={tenant.currency}
            value={draft.cost}
            onChange={(event) => set({ cost: event.target.value })}
          />
        </Field>
      </div>
      {isForeign ? <p className="text-sm text-soft">{t('otherCurrency', { currency })}</p> : null}
      <LineValues values={proposal.values} taken={draft.taken} onTaken={(taken) => set({ taken })} />
      <Button size="sm" look="quiet" onClick={onForm}>
        {t('inForm')}
      </Button>
    </>
  )
}
