'use client'
import { useTranslations } from 'use-intl'
import { listMembers } from '#contract/member.ts'
import type { PlanDraft } from '#web/count/plan-draft.ts'
import type { PlanProblems } from '#web/count/plan-problems.ts'
import { useReadPages } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { WhenField } from '#web/movement/when-field.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input, NumberInput } from '#web/ui/input.tsx'

/** Name, blindness, what is counted again, and by whom. */
export function PlanHow({
  draft,
  ownName,
  problems,
  onChange,
}: {
  draft: PlanDraft
  /** what it is called where no name is given */
  ownName: string
  problems: PlanProblems
  onChange: (part: Partial<PlanDraft>) => void
}) {
  const t = useTranslations('count.planning')
  const { tenant, can } = useSession()
  const members = useReadPages(listMembers, { query: { limit: 50 } }, { enabled: can('member:read') })
  return (
    <div className="space-y-5">
      <Field label={t('name')} optional>
        <Input
          maxLength={120}
          autoComplete="off"
          placeholder={ownName}
          value={draft.name}
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </Field>
      <Checkbox
        label={t('blind')}
        help={t('blindHelp')}
        checked={draft.blind}
        onChange={(event) => onChange({ blind: event.target.checked })}
      />
      <div>
        <WhenField
          value={draft.when}
          onChange={(when) => onChange({ when })}
          words={{ label: t('when'), now: t('whenNow') }}
        />
        {draft.when === '' ? null : <p className="mt-1 text-sm text-soft">{t('whenHelp')}</p>}
      </div>
      <fieldset>
        <legend className="text-sm font-medium">{t('again')}</legend>
        <p className="mb-2 text-sm text-soft">{t('againHelp')}</p>
        <div className="grid grid-cols-3 gap-3">
          <Field label={t('quantity')}>
            <NumberInput value={draft.quantity} onChange={(event) => onChange({ quantity: event.target.value })} />
          </Field>
          <Field label={t('percent')}>
            <NumberInput
              unit="%"
              value={draft.percent}
              onChange={(event) => onChange({ percent: event.target.value })}
            />
          </Field>
          <Field label={t('value')}>
            <NumberInput
              unit={tenant.currency}
              value={draft.value}
              onChange={(event) => onChange({ value: event.target.value })}
            />
          </Field>
        </div>
        <p aria-live="polite" className="text-sm text-danger not-empty:mt-1">
          {problems.recount}
        </p>
      </fieldset>
      {members.rows && members.rows.length > 1 ? (
        <fieldset>
          <legend className="text-sm font-medium">{t('counters')}</legend>
          <p className="mb-2 text-sm text-soft">{t('countersHelp')}</p>
          <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
            {members.rows.map((member) => (
              <Checkbox
                key={member.userId}
                label={member.name}
                checked={draft.counterIds.includes(member.userId)}
                onChange={(event) =>
                  onChange({
                    counterIds: event.target.checked
                      ? [...draft.counterIds, member.userId]
                      : draft.counterIds.filter((id) => id !== member.userId),
                  })
                }
              />
            ))}
          </div>
        </fieldset>
      ) : null}
    </div>
  )
}
