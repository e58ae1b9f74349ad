'use client'
import { Braces } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { labelLines } from '#core/label/label-text.ts'
import { type LabelDesign, labelCodes, mostCopies, sizeNames } from '#web/label/label-design.ts'
import type { Labelled, LabelKind } from '#web/label/label-record.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input, Textarea } from '#web/ui/input.tsx'
import { Menu, MenuItem } from '#web/ui/menu.tsx'
import { Select } from '#web/ui/select.tsx'

/** What is on a label: its text with fields in it, its code, its size, and how many are printed. */
export function LabelForm({
  kind,
  design,
  tokens: known,
  onChange,
}: {
  kind: LabelKind
  design: LabelDesign
  tokens: Labelled['tokens']
  onChange: (change: Partial<LabelDesign>) => void
}) {
  const t = useTranslations('label')
  const area = useRef<HTMLTextAreaElement>(null)
  const [copies, setCopies] = useState(String(design.copies))
  const isCopies = /^\d{1,3}$/.test(copies) && Number(copies) >= 1 && Number(copies) <= mostCopies
  const tokens = labelLines(design.text).flatMap((line) =>
    line.flatMap((part) => ('token' in part ? [part.token] : [])),
  )
  const unknown = [...new Set(tokens.filter((token) => !known.has(token)))]
  const insert = (id: string) => {
    const { selectionStart, selectionEnd } = area.current ?? {}
    const { text } = design
    const [from, to] = [selectionStart ?? text.length, selectionEnd ?? text.length]
    onChange({ text: `${text.slice(0, from)}{${id}}${text.slice(to)}` })
  }
  return (
    <div className="space-y-4">
      <div>
        <Field
          label={t('text')}
          help={t('textHelp')}
          error={
            unknown.length > 0 ? t('unknown', { names: unknown.map((name) => `{${name}}`).join(', ') }) : undefined
          }
        >
          <Textarea
            ref={area}
            maxLength={1_000}
            value={design.text}
            onChange={({ target }) => onChange({ text: target.value })}
          />
        </Field>
        <div className="mt-2">
          <Menu
            align="start"
            className="max-h-80"
            trigger={
              <Button size="sm">
                <Braces />
                {t('insert')}
              </Button>
            }
          >
            {[...known.values()].map(({ id, header }) => (
              <MenuItem key={id} onSelect={() => insert(id)}>
                {header}
              </MenuItem>
            ))}
          </Menu>
        </div>
      </div>
      <Field label={t('size')}>
        <Select
          value={design.size}
          onChange={({ target }) => onChange({ size: sizeNames.find((name) => name === target.value) ?? design.size })}
        >
          {sizeNames.map((name) => (
            <option key={name} value={name}>
              {t(`sizes.${name}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('code')} help={design.code === 'none' ? undefined : t(`codeHelp.${kind}`)}>
        <Select
          value={design.code}
          onChange={({ target }) => onChange({ code: labelCodes.find((code) => code === target.value) ?? design.code })}
        >
          {labelCodes.map((code) => (
            <option key={code} value={code}>
              {t(`codes.${code}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('copies')} error={isCopies ? undefined : t('copiesWrong', { most: mostCopies })}>
        <Input
          value={copies}
          inputMode="numeric"
          className="w-24"
          onChange={({ target }) => {
            setCopies(target.value)
            const next = /^\d{1,3}$/.test(target.value) ? Number(target.value) : 0
            if (next >= 1 && next <= mostCopies) onChange({ copies: next })
          }}
        />
      </Field>
    </div>
  )
}
