'use client'
import { ExternalLink, Mail, Phone } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Field } from '#contract/field.ts'
import { type DraftValue, holdsSeveral } from '#web/field/attribute-draft.ts'
import { ChoicePicker, type ControlProps } from '#web/field/choice-picker.tsx'
import { FileInput } from '#web/field/file-input.tsx'
import { MeasureInput } from '#web/field/measure-input.tsx'
import { OptionBadge } from '#web/field/option-badge.tsx'
import { ReferenceInput } from '#web/field/reference-input.tsx'
import { Input, Textarea } from '#web/ui/input.tsx'
import { Select } from '#web/ui/select.tsx'

/**
 * The control of one custom field, as its definition says. Fits in a `Field`, which gives it its id and what describes it.
 * Automatic numbers and formulas have none.
 * @param currency  the organisation's, for money without one of its own
 */
export function AttributeInput({
  field,
  value,
  onChange,
  onLeave,
  currency,
  ...control
}: ControlProps & {
  field: Field
  value: DraftValue
  onChange: (value: DraftValue) => void
  onLeave: () => void
  currency: string
}) {
  const t = useTranslations('field')
  const text = Array.isArray(value) ? '' : value
  const list = Array.isArray(value) ? value : value === '' ? [] : [value]
  const several = holdsSeveral(field)
  const setList = (next: string[]) => onChange(several ? next : (next[0] ?? ''))
  const typed = {
    ...control,
    value: text,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
    onBlur: onLeave,
    autoComplete: 'off',
  }
  switch (field.kind) {
    case 'longText':
      return <Textarea {...typed} maxLength={10_000} />
    case 'integer':
    case 'number':
      return (
        <MeasureInput
          {...control}
          field={field}
          value={text}
          onValueChange={onChange}
          onLeave={onLeave}
          suffix={field.unit ?? undefined}
        />
      )
    case 'money':
      return (
        <MeasureInput
          {...control}
          field={field}
          value={text}
          onValueChange={onChange}
          onLeave={onLeave}
          suffix={field.currency ?? currency}
        />
      )
    case 'date':
      return <Input type="date" {...typed} />
    case 'dateTime':
      return <Input type="datetime-local" {...typed} />
    case 'boolean':
      return (
        <Select {...typed}>
          <option value="">{t('notSet')}</option>
          <option value="true">{t('yes')}</option>
          <option value="false">{t('no')}</option>
        </Select>
      )
    case 'select':
    case 'multiSelect':
      return (
        <ChoicePicker
          {...control}
          value={list}
          onValueChange={setList}
          onLeave={onLeave}
          several={several}
          clearable={!field.required}
          placeholder={t(several ? 'chooseSeveral' : 'choose')}
          choices={field.options
            .filter((option) => !option.archived || list.includes(option.key))
            .map((option) => ({ value: option.key, label: option.label, look: <OptionBadge option={option} /> }))}
        />
      )
    case 'url':
      return (
        <Beside
          link={/^https?:\/\/\S+$/i.test(text) ? text : undefined}
          label={t('openPage', { address: text })}
          icon={<ExternalLink />}
        >
          <Input type="url" inputMode="url" maxLength={2_000} {...typed} />
        </Beside>
      )
    case 'email':
      return (
        <Beside
          link={/^\S+@\S+\.\S+$/.test(text) ? `mailto:${text}` : undefined}
          label={t('write', { address: text })}
          icon={<Mail />}
        >
          <Input type="email" inputMode="email" maxLength={200} {...typed} />
        </Beside>
      )
    case 'phone':
      return (
        <Beside
          link={text.replace(/\D/g, '').length > 2 ? `tel:${text.replace(/[^\d+]/g, '')}` : undefined}
          label={t('call', { number: text })}
          icon={<Phone />}
        >
          <Input type="tel" inputMode="tel" maxLength={40} {...typed} />
        </Beside>
      )
    case 'reference':
      return (
        <ReferenceInput
          {...control}
          target={field.referenceTo ?? 'item'}
          value={list}
          onValueChange={setList}
          onLeave={onLeave}
          several={several}
          clearable={!field.required}
        />
      )
    case 'file':
    case 'image':
      return (
        <FileInput
          {...control}
          image={field.kind === 'image'}
          several={several}
          value={list}
          onValueChange={setList}
          onLeave={onLeave}
        />
      )
    case 'barcode':
      return <Input className="font-mono" maxLength={80} {...typed} />
    default:
      return <Input maxLength={2_000} {...typed} />
  }
}

/** An input whose value can be followed, with the link inside its right edge. */
function Beside({
  link,
  label,
  icon,
  children,
}: {
  link: string | undefined
  label: string
  icon: ReactNode
  children: ReactNode
}) {
  return (
    <span className="relative flex items-center [&>input]:pr-9">
      {children}
      {link ? (
        <a
          href={link}
          aria-label={label}
          title={label}
          target={link.startsWith('http') ? '_blank' : undefined}
          rel="noreferrer"
          className="absolute right-1 flex size-7 items-center justify-center rounded-sm text-faint hover:text-ink [&_svg]:size-4"
        >
          {icon}
        </a>
      ) : null}
    </span>
  )
}
