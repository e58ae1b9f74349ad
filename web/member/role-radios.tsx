'use client'
import type { UseFormRegisterReturn } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { type Role, roles } from '#contract/permissions.ts'
import { Radio } from '#web/ui/checkbox.tsx'

/** A choice of role with what each may do, the weakest first. */
export function RoleRadios({
  legend,
  register,
  offered = roles,
}: {
  legend: string
  register: UseFormRegisterReturn
  offered?: readonly Role[]
}) {
  const t = useTranslations('member.roleHelp')
  const role = useTranslations('shell.role')
  return (
    <fieldset className="space-y-2.5">
      <legend className="mb-1.5 text-sm font-medium">{legend}</legend>
      {offered.toReversed().map((one) => (
        <Radio key={one} value={one} label={role(one)} help={t(one)} {...register} />
      ))}
    </fieldset>
  )
}
