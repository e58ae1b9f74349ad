'use client'
import { useTranslations } from 'use-intl'
import type { Role } from '#contract/permissions.ts'
import { withAudience } from '#web/schema/audience.ts'

type Audience = { visibleTo: Role[] | null; editableBy: Role[] | null }

/** Which roles see a field and which fill it in; Admins always do both. */
export function RolesEditor({
  audience,
  onAudienceChange,
  fillable,
}: {
  audience: Audience
  onAudienceChange: (audience: Audience) => void
  /** whether people fill the field in at all */
  fillable: boolean
}) {
  const t = useTranslations('schema.fieldForm')
  const shell = useTranslations('shell.role')
  return (
    <div>
      <table className="w-full text-left">
        <thead>
          <tr className="text-sm text-soft">
            <th className="py-1 font-normal">
              <span className="sr-only">{t('roleName')}</span>
            </th>
            <th className="w-24 py-1 font-normal">{t('sees')}</th>
            {fillable ? <th className="w-24 py-1 font-normal">{t('fills')}</th> : null}
          </tr>
        </thead>
        <tbody className="divide-y border-y">
          {(['manager', 'staff'] as const).map((role) => {
            const sees = audience.visibleTo === null || audience.visibleTo.includes(role)
            const fills = sees && (audience.editableBy === null || audience.editableBy.includes(role))
            const box = (what: 'sees' | 'fills', checked: boolean, disabled: boolean) => (
              <td className="py-1.5">
                <input
                  type="checkbox"
                  className="size-4.5 accent-accent"
                  aria-label={`${shell(role)}: ${t(what)}`}
                  checked={checked}
                  disabled={disabled}
                  onChange={(event) => onAudienceChange(withAudience(audience, role, what, event.target.checked))}
                />
              </td>
            )
            return (
              <tr key={role}>
                <th scope="row" className="py-1.5 font-medium">
                  {shell(role)}
                </th>
                {box('sees', sees, false)}
                {fillable ? box('fills', fills, !sees) : null}
              </tr>
            )
          })}
        </tbody>
      </table>
      <p className="mt-1 text-sm text-soft">{t('adminAlways')}</p>
    </div>
  )
}
